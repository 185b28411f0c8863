"""Answers with everything that one line of a list shows of its event, in a fixed number of queries."""

from collections.abc import Iterable
from functools import cached_property

import numpy as np
from django.db.models import Prefetch

from events.domain.vocabulary import PUBLIC_STATES, ReviewState
from events.models import Event, Report
from events.models.event import EventQuerySet
from events.selectors.sheets.asked import Asked, ask
from events.selectors.sheets.columns import Array
from events.selectors.timeline import TimelineFilter

# Said as what to leave out: asked for the public ones, SQLite walks all of them instead of the fifty events' own.
HIDDEN_STATES = [state for state in ReviewState if state not in PUBLIC_STATES]


class Lines:
    """Give the lines of a list in portions, as a paginator asks for them; only those shown are read."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked

    def count(self) -> int:
        """Return how many lines there are."""
        return int(np.count_nonzero(self._asked.found))

    def __getitem__(self, wanted: slice) -> list[Event]:
        """Return a portion of the lines, latest first; what was withdrawn a moment ago is missing."""
        return read_lines(self._ids[wanted].tolist())

    @cached_property
    def _ids(self) -> Array:
        return np.asarray(self._asked.sheet.events.pk[self._asked.found][::-1])


def last_changed(wanted: TimelineFilter, size: int) -> list[Event]:
    """Return the events of a filter that changed last, latest first."""
    asked = ask(wanted)
    places = np.flatnonzero(asked.found)
    changed, ids = asked.sheet.events.changed[places], asked.sheet.events.pk[places]
    return read_lines(ids[np.lexsort((ids, changed))[::-1][:size]].tolist())


def read_lines(ids: Iterable[int]) -> list[Event]:
    """Return those of the events that readers may see, in the order of their ids."""
    wanted = list(ids)
    found = with_lines(Event.objects.order_by()).in_bulk(wanted)
    # asked for what is shown too, SQLite walks all of that instead of the few events
    return [found[pk] for pk in wanted if pk in found and found[pk].shown]


def with_lines(events: EventQuerySet) -> EventQuerySet:
    """Return the events with places and with the figures of their public reports loaded."""
    reports = Report.objects.exclude(state__in=HIDDEN_STATES).order_by("pk").prefetch_related("figures")
    reports = reports.only("pk", "event_id", "article_id", "ordinal")
    return events.prefetch_related("locations", Prefetch("reports", reports))
