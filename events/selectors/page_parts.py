"""Answers with the parts of a reading page, as they are or as they stood at a past moment: one door for both."""

from typing import Any

from events.selectors.choices import FilterChoices, filter_choices
from events.selectors.knowledge import count_versions, find_versions
from events.selectors.lines import with_lines
from events.selectors.map_places import PlaceCount, count_places, count_unplaced
from events.selectors.past_lines import PastLines
from events.selectors.past_places import past_choices, past_places
from events.selectors.timeline import TimelineFilter, count_events, find_events


def page_lines(wanted: TimelineFilter) -> Any:
    """Return the lines of a list for a paginator: countable, and read only where it is sliced."""
    return PastLines(find_versions(wanted, moment=wanted.as_of)) if wanted.as_of else with_lines(find_events(wanted))


def count_lines(wanted: TimelineFilter) -> int:
    """Return how many lines the list has."""
    return count_versions(wanted, moment=wanted.as_of) if wanted.as_of else count_events(wanted)


def page_choices(scope: TimelineFilter) -> FilterChoices:
    """Return what the form offers."""
    return past_choices(find_versions(scope, moment=scope.as_of)) if scope.as_of else filter_choices(find_events(scope))


def page_places(wanted: TimelineFilter) -> tuple[tuple[PlaceCount, ...], int]:
    """Return every known place of the events, the most frequent first, and how many events have none."""
    if wanted.as_of:
        return past_places(find_versions(wanted, moment=wanted.as_of))
    events = find_events(wanted)
    return count_places(events), count_unplaced(events)
