"""Answers with the parts of a reading page, as they are or as they stood at a past moment: one door for both."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

from events.selectors.choices import FilterChoices, filter_choices
from events.selectors.knowledge import count_versions, find_versions
from events.selectors.lines import Lines
from events.selectors.map_places import PlaceCount, count_places, count_unplaced
from events.selectors.past_lines import PastLines
from events.selectors.past_places import past_choices, past_places
from events.selectors.sheets.asked import Asked, ask, narrow
from events.selectors.timeline import TimelineFilter


@dataclass(frozen=True, slots=True)
class PageParts:
    """Hold what a page shows of a filter; `scope_count` belongs to the page without filters.

    `lines` are countable, and read only where they are sliced; `choices` is what the form offers; `count` says how many
    lines another filter of the same scope has.
    """

    lines: Any
    count: Callable[[TimelineFilter], int]
    scope_count: int
    choices: FilterChoices
    places: tuple[PlaceCount, ...]
    unplaced: int


def find_page_parts(wanted: TimelineFilter, scope: TimelineFilter) -> PageParts:
    """Return the parts of the page of a filter; all of them are of one moment."""
    return _past_parts(wanted, scope, wanted.as_of) if wanted.as_of else _parts(wanted, scope)


def _past_parts(wanted: TimelineFilter, scope: TimelineFilter, moment: datetime) -> PageParts:
    versions, whole = (find_versions(one, moment=moment) for one in (wanted, scope))
    places, unplaced = past_places(versions)
    return PageParts(
        lines=PastLines(versions),
        count=partial(count_versions, moment=moment),
        scope_count=PastLines(whole).count(),
        choices=past_choices(whole),
        places=places,
        unplaced=unplaced,
    )


def _parts(wanted: TimelineFilter, scope: TimelineFilter) -> PageParts:
    whole = ask(scope)

    def within(other: TimelineFilter) -> Asked:
        return whole if other == scope else narrow(whole, replace(other, region=""))

    asked = within(wanted)
    return PageParts(
        lines=Lines(asked),
        count=lambda other: Lines(within(other)).count(),
        scope_count=Lines(whole).count(),
        choices=filter_choices(whole),
        places=count_places(asked),
        unplaced=count_unplaced(asked),
    )
