"""Knows what a resolved time expression is, and how the intervals of the calendar become one."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from events.domain.daterange import Bounds
from events.domain.dates.edtf import build_edtf
from events.domain.types import DateReading
from events.domain.vocabulary import Anchor, DatePrecision, Extent, TimexType


class UnresolvedPhraseError(Exception):
    """Say by a stable word why an expression has no place on the calendar."""


@dataclass(frozen=True, slots=True)
class Value:
    """Hold what an expression means; `bounds` None with a `reason` is unresolved, without one not meant to have any."""

    timex: str | None
    bounds: Bounds | None = None
    type: TimexType = TimexType.DATE
    modifier: str | None = None
    edtf: str | None = None
    anchor: Anchor = Anchor.PUBLICATION
    reason: str = ""
    confidence: float = 1.0
    alternatives: tuple[DateReading, ...] = field(default=())


def on_day(day: date, **more: object) -> Value:
    """Return the value of one day."""
    return _value(day.isoformat(), Bounds.on(day), more)


def whole(timex: str | None, first: date, last: date, precision: DatePrecision, **more: object) -> Value:
    """Return the value of a unit of the calendar, within which something happened on some day."""
    return _value(timex, Bounds.within(first, last, precision=precision), more)


def lasted(timex: str | None, first: date, last: date, **more: object) -> Value:
    """Return the value of a stretch that is meant as a whole."""
    return _value(timex, Bounds.lasted(first, last), more)


def _value(timex: str | None, bounds: Bounds, more: dict[str, object]) -> Value:
    value = replace(Value(timex, bounds), **more)  # type: ignore[arg-type]
    return value if value.edtf else replace(value, edtf=build_edtf(bounds))


def whole_month(year: int, month: int, **more: object) -> Value:
    """Return the value of a month."""
    last = calendar.monthrange(year, month)[1]
    timex = f"{year:04d}-{month:02d}"
    return whole(timex, date(year, month, 1), date(year, month, last), DatePrecision.MONTH, **{"edtf": timex, **more})


def whole_year(year: int, **more: object) -> Value:
    """Return the value of a year."""
    timex = f"{year:04d}"
    return whole(timex, date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR, **{"edtf": timex, **more})


def whole_week(day: date, **more: object) -> Value:
    """Return the value of the ISO week of a day."""
    monday = day - timedelta(days=day.weekday())
    year, week, _ = day.isocalendar()
    return whole(f"{year}-W{week:02d}", monday, monday + timedelta(days=6), DatePrecision.WEEK, **more)


def part_of_month(year: int, month: int, part: str) -> Value:
    """Return the first ten days, the second ten, or the rest of a month; the TIMEX3 value stays the month."""
    last = calendar.monthrange(year, month)[1]
    spans = {"START": (1, 10), "MID": (11, 20), "END": (21, last)}
    first, end = spans[part]
    timex = f"{year:04d}-{month:02d}"
    return whole(timex, date(year, month, first), date(year, month, end), DatePrecision.SPAN, modifier=part)


def part_of_year(year: int, part: str) -> Value:
    """Return a third of a year; the TIMEX3 value stays the year."""
    spans = {"START": (1, 4), "MID": (5, 8), "END": (9, 12)}
    first, last = spans[part]
    end = calendar.monthrange(year, last)[1]
    return whole(f"{year:04d}", date(year, first, 1), date(year, last, end), DatePrecision.SPAN, modifier=part)


def add_months(day: date, months: int) -> date:
    """Return the day so many months later, the month's last day where it has fewer."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def cut_at(bounds: Bounds, last: date) -> Bounds:
    """Return the bounds without the days after `last`; for what is past."""
    if bounds.latest is None or bounds.latest <= last or (bounds.earliest and bounds.earliest > last):
        return bounds
    if bounds.extent == Extent.WITHIN:
        return Bounds.within(bounds.earliest or last, last, precision=bounds.precision)
    return Bounds.lasted(bounds.earliest, last, precision=bounds.precision)
