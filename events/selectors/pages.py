"""Answers with events for lists and exports, as they are or as they stood at a past moment: one door for both."""

from collections.abc import Iterator
from dataclasses import replace

from events.domain.errors import InvalidInput
from events.selectors.event_detail import event_detail
from events.selectors.event_rows import Row, event_page, rows_of
from events.selectors.event_values import EventDetail, RetractedEvent
from events.selectors.knowledge import detail_as_of, find_versions, page_as_of
from events.selectors.paging import Position
from events.selectors.sheets.asked import Asked
from events.selectors.sheets.current import current_sheet
from events.selectors.sheets.matching import match
from events.selectors.sheets.paging import ids_after
from events.selectors.timeline import TimelineFilter, find_events

MAX_EXPORT_ROWS = 50_000
CHUNK = 500


def find_page(wanted: TimelineFilter, *, after: Position | None, size: int) -> tuple[list[Row], Position | None]:
    """Return the rows of a page, and its last position where more events follow."""
    if wanted.as_of:
        return page_as_of(wanted, moment=wanted.as_of, after=after, size=size)
    if wanted.updated_since or _asks_nothing(wanted) or (sheet := current_sheet()) is None:
        return event_page(find_events(wanted), after=after, size=size)
    ids, last = ids_after(Asked(sheet, match(sheet, wanted)), after, size)
    return rows_of(ids), last


def _asks_nothing(wanted: TimelineFilter) -> bool:
    """Say whether the list is that of all events, the one that an index of the database holds in its order."""
    return replace(wanted, min_sources=max(0, wanted.min_sources - 1)) == TimelineFilter()


def find_detail(event_id: int, wanted: TimelineFilter) -> EventDetail | RetractedEvent:
    """Return what readers may know of an event, or might have known. Raises: NotFound."""
    return detail_as_of(event_id, moment=wanted.as_of) if wanted.as_of else event_detail(event_id)


def all_rows(wanted: TimelineFilter) -> Iterator[Row]:
    """Return every row of a filter, read in portions.

    Raises: InvalidInput at once where there are more than an export holds.
    """
    found = find_versions(wanted, moment=wanted.as_of) if wanted.as_of else find_events(wanted)
    if found.order_by()[: MAX_EXPORT_ROWS + 1].count() > MAX_EXPORT_ROWS:
        raise InvalidInput("from", f"more than {MAX_EXPORT_ROWS} events", "a narrower filter, such as one year")
    return _portions(wanted)


def _portions(wanted: TimelineFilter) -> Iterator[Row]:
    rows, after = find_page(wanted, after=None, size=CHUNK)
    yield from rows
    while after:
        rows, after = find_page(wanted, after=after, size=CHUNK)
        yield from rows
