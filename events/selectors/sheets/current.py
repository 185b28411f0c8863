"""Answers with the sheet of all public events as they are now, kept in the memory of the process.

A process reads each sheet of the database once, and then only those that were written since. Days that an editor
touched and the ledger has not counted yet are read from the events themselves, so that the answer is never behind.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from threading import Lock

import numpy as np

from events.models import DaySheet, Purpose, StaleSpan
from events.selectors.sheets.columns import Sheet, join, with_days
from events.selectors.sheets.packing import unpack
from events.selectors.sheets.reading import Day, ordinal, read_days
from events.selectors.versions import events_version

# reading a day costs milliseconds where a million events fill three years: more days are a load, not an edit
MAX_TOUCHED_DAYS = 31


@dataclass(frozen=True, slots=True)
class _Kept:
    """Hold the joined sheets of the database, and by which transaction each was written."""

    stamp: str
    stamps: dict[Day, str]
    sheet: Sheet


@dataclass(slots=True)
class _Shelf:
    """Hold what the process remembers; a request takes it whole or puts something newer there."""

    lock: Lock = field(default_factory=Lock)
    kept: _Kept | None = None
    touched: tuple[tuple[str, frozenset[Day], str], Sheet] | None = None


_shelf = _Shelf()


def current_sheet() -> Sheet | None:
    """Return the sheet of all public events; None where the sheets are still being written."""
    # what is marked comes first: a job that ends in between then leads to a day read twice, not to one that is behind
    days = _touched_days()
    if days is None:
        return None
    with _shelf.lock:
        kept = _keep()
        if kept is None or not days:
            return kept.sheet if kept else None
        state = (kept.stamp, days, events_version())
        if _shelf.touched is None or _shelf.touched[0] != state:
            fresh = read_days(days)
            _shelf.touched = state, with_days(kept.sheet, fresh, [ordinal(day) for day in days])
        return _shelf.touched[1]


def _touched_days() -> frozenset[Day] | None:
    """Return the days whose sheet is behind, None where they are too many to be read at once."""
    days: set[Day] = set()
    marks = StaleSpan.objects.filter(purpose=Purpose.COUNTS).order_by().values_list("first_day", "last_day")
    for first, last in marks.distinct():
        if first and last and (last - first).days >= MAX_TOUCHED_DAYS:
            return None
        days |= _days_of(first, last)
        if len(days) > MAX_TOUCHED_DAYS:
            return None
    return frozenset(days)


def _days_of(first: date | None, last: date | None) -> set[Day]:
    if first is None or last is None:
        return {None}
    return {first + timedelta(days=n) for n in range((last - first).days + 1)}


def _keep() -> _Kept | None:
    """Return the sheets of the database, of which only the new ones are read."""
    newest = DaySheet.objects.order_by("-pk").values_list("stamp", flat=True).first()
    if newest is None:
        _shelf.kept = _shelf.touched = None
    elif _shelf.kept is None or _shelf.kept.stamp != newest:
        _shelf.kept = _renewed(_shelf.kept, newest)
    return _shelf.kept


def _renewed(kept: _Kept | None, newest: str) -> _Kept:
    stamps: dict[Day, str] = dict(DaySheet.objects.order_by().values_list("day", "stamp"))
    changed = [day for day in {*stamps, *(kept.stamps if kept else ())} if not kept or _differs(day, stamps, kept)]
    if kept is None or len(changed) > MAX_TOUCHED_DAYS:
        return _Kept(newest, stamps, _in_order(DaySheet.objects.order_by().values_list("packed", flat=True)))
    written = DaySheet.objects.filter(day__in=[day for day in changed if day])
    if None in changed:
        written |= DaySheet.objects.filter(day__isnull=True)
    fresh = _in_order(written.order_by().values_list("packed", flat=True))
    return _Kept(newest, stamps, with_days(kept.sheet, fresh, [ordinal(day) for day in changed]))


def _differs(day: Day, stamps: dict[Day, str], kept: _Kept) -> bool:
    return stamps.get(day) != kept.stamps.get(day)


def _in_order(packed: object) -> Sheet:
    """Return sheets of single days as one, in the order of the days."""
    sheets = [unpack(one) for one in packed]  # type: ignore[attr-defined]
    filled = [sheet for sheet in sheets if len(sheet)]
    firsts = np.array([sheet.events.start[0] for sheet in filled])
    return join([filled[place] for place in np.argsort(firsts)])
