"""Answers with a page of a list from a sheet: the same order and the same places as `event_page`."""

from datetime import date

import numpy as np

from events.selectors.paging import Position
from events.selectors.sheets.asked import Asked
from events.selectors.sheets.columns import UNKNOWN, Sheet


def ids_after(asked: Asked, after: Position | None, size: int) -> tuple[list[int], Position | None]:
    """Return the ids that follow a position, latest first, and the last one's position where more follow."""
    end = _place(asked.sheet, after) if after else len(asked.sheet)
    found = np.flatnonzero(asked.found[:end])[::-1]
    page = found[:size]
    ids: list[int] = asked.sheet.events.pk[page].tolist()
    if len(found) <= size:
        return ids, None
    start = int(asked.sheet.events.start[page[-1]])
    return ids, Position(date.fromordinal(start) if start != UNKNOWN else None, ids[-1])


def _place(sheet: Sheet, position: Position) -> int:
    """Return how many events stand before a position on the sheet; a list shows them after it."""
    day = position.day.toordinal() if position.day else UNKNOWN
    first, end = np.searchsorted(sheet.events.start, [day, day + 1])
    return int(first + np.searchsorted(sheet.events.pk[first:end], position.pk))
