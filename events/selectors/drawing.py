"""Answers with what a timeline draws of a window: how many events begin when, and the events where they are few.

One read for a picture: a reader's browser asks once, whether bars or single events come of it.
"""

from dataclasses import dataclass

from events.selectors.bins import Bins, find_bins
from events.selectors.event_rows import Row
from events.selectors.pages import find_page
from events.selectors.steps import Step
from events.selectors.timeline import TimelineFilter


@dataclass(frozen=True, slots=True)
class Drawing:
    """Hold the bins of a window; `rows` are its events, None where there are more than were asked for."""

    bins: Bins
    rows: list[Row] | None


def find_drawing(wanted: TimelineFilter, step: Step, *, most: int) -> Drawing:
    """Return what a filter draws; every region has bins of its own, in which shared events count again."""
    bins = find_bins(wanted, step, by_region=True)
    if bins.total > most:
        return Drawing(bins, None)
    rows, following = find_page(wanted, after=None, size=most)
    # the counts follow the events within seconds: what they did not know yet may be too much after all
    return Drawing(bins, None if following else rows)
