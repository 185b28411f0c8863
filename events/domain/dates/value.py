"""Knows what a resolved time expression is, and how the intervals of the calendar become one."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import TypedDict, Unpack

from events.domain.daterange import Bounds
from events.domain.dates.edtf import build_edtf
from events.domain.types import DateReading
from events.domain.vocabulary import Anchor, DatePrecision, TimexType

_SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_EDTF_SEASON = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}


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
    # the days the words name themselves, where `bounds` reach further: "since Monday" names Monday
    named: tuple[date, date] | None = None
    is_vague: bool = False


class Details(TypedDict, total=False):
    """Name what a builder may set beside the days."""

    type: TimexType
    modifier: str | None
    anchor: Anchor
    confidence: float
    alternatives: tuple[DateReading, ...]
    named: tuple[date, date] | None
    is_vague: bool


def on_day(day: date, *, timex: str | None = "", **more: Unpack[Details]) -> Value:
    """Return the value of one day."""
    bounds = Bounds.on(day)
    return Value(day.isoformat() if timex == "" else timex, bounds, edtf=build_edtf(bounds), **more)


def whole(
    timex: str | None,
    days: tuple[date, date],
    precision: DatePrecision,
    edtf: str | None = None,
    **more: Unpack[Details],
) -> Value:
    """Return the value of a unit of the calendar, within which something happened on some day."""
    bounds = Bounds.within(*days, precision=precision)
    return Value(timex, bounds, edtf=edtf or build_edtf(bounds), **more)


def lasted(timex: str | None, days: tuple[date, date], edtf: str | None = None, **more: Unpack[Details]) -> Value:
    """Return the value of a stretch that is meant as a whole."""
    bounds = Bounds.lasted(*days)
    return Value(timex, bounds, edtf=edtf or build_edtf(bounds), **more)


def with_named(value: Value, named: Bounds | None) -> Value:
    """Return the value with the whole unit that its words name; what follows in the text hangs on that."""
    if named is None or named.earliest is None or named.latest is None:
        return value
    return replace(value, named=(named.earliest, named.latest))


def with_modifier(value: Value, modifier: str | None) -> Value:
    """Return the value with a TIMEX3 modifier; its days stay."""
    return replace(value, modifier=modifier)


def with_timex(value: Value, timex: str | None, kind: TimexType) -> Value:
    """Return the value with another TIMEX3 value and type; its days stay."""
    return replace(value, timex=timex, type=kind)


def make_day(year: int, month: int, day: int) -> date:
    """Return the day.

    Raises: UnresolvedPhraseError (`impossible_date`) where the calendar has none such.
    """
    try:
        return date(year, month, day)
    except ValueError as error:
        raise UnresolvedPhraseError("impossible_date" if MINYEAR <= year <= MAXYEAR else "out_of_range") from error


def whole_month(year: int, month: int, **more: Unpack[Details]) -> Value:
    """Return the value of a month."""
    first = make_day(year, month, 1)
    timex = f"{year:04d}-{month:02d}"
    days = first, first.replace(day=calendar.monthrange(year, month)[1])
    return whole(timex, days, DatePrecision.MONTH, timex, **more)


def whole_year(year: int, **more: Unpack[Details]) -> Value:
    """Return the value of a year."""
    timex = f"{year:04d}"
    days = make_day(year, 1, 1), make_day(year, 12, 31)
    return whole(timex, days, DatePrecision.YEAR, timex, **more)


def whole_week(day: date, **more: Unpack[Details]) -> Value:
    """Return the value of the ISO week of a day."""
    monday = day - timedelta(days=day.weekday())
    year, week, _ = day.isocalendar()
    return whole(f"{year}-W{week:02d}", (monday, monday + timedelta(days=6)), DatePrecision.WEEK, **more)


def whole_decade(year: int, edtf: str | None = None, **more: Unpack[Details]) -> Value:
    """Return the value of the decade of a year; TIMEX3 writes the first three figures."""
    start = year // 10 * 10
    days = make_day(start, 1, 1), make_day(start + 9, 12, 31)
    return whole(f"{start // 10}", days, DatePrecision.YEAR, edtf or f"{start // 10}X", **more)


def whole_century(number: int, **more: Unpack[Details]) -> Value:
    """Return the value of a century; TIMEX3 and EDTF write the first two figures of its years."""
    first = (number - 1) * 100
    days = make_day(max(first, 1), 1, 1), make_day(first + 99, 12, 31)
    return whole(f"{number - 1:02d}", days, DatePrecision.YEAR, f"{number - 1:02d}XX", **more)


def whole_season(year: int, code: str, **more: Unpack[Details]) -> Value:
    """Return the value of a northern season; TIMEX3 names a winter after the year it ends in, EDTF after its start."""
    start = year - (code == "WI")
    first = make_day(start, _SEASON_START[code], 1)
    days = first, add_months(first, 3) - timedelta(days=1)
    return whole(f"{year}-{code}", days, DatePrecision.SPAN, f"{start}-{_EDTF_SEASON[code]}", **more)


def whole_quarter(year: int, number: int, **more: Unpack[Details]) -> Value:
    """Return the value of a quarter of a year."""
    first = make_day(year, 3 * number - 2, 1)
    last = add_months(first, 3) - timedelta(days=1)
    return whole(f"{year}-Q{number}", (first, last), DatePrecision.SPAN, f"{first:%Y-%m}/{last:%Y-%m}", **more)


def whole_half(year: int, number: int, **more: Unpack[Details]) -> Value:
    """Return the value of half a year."""
    first = make_day(year, 6 * number - 5, 1)
    last = add_months(first, 6) - timedelta(days=1)
    return whole(f"{year}-H{number}", (first, last), DatePrecision.SPAN, f"{first:%Y-%m}/{last:%Y-%m}", **more)


def part_of_month(year: int, month: int, part: str, *, anchor: Anchor) -> Value:
    """Return the first ten days, the second ten, or the rest of a month; the TIMEX3 value stays the month."""
    last = calendar.monthrange(year, month)[1]
    first, end = {"START": (1, 10), "MID": (11, 20), "END": (21, last)}[part]
    days = date(year, month, first), date(year, month, end)
    return whole(f"{year:04d}-{month:02d}", days, DatePrecision.SPAN, modifier=part, anchor=anchor)


def part_of_year(year: int, part: str, *, anchor: Anchor) -> Value:
    """Return a third of a year; the TIMEX3 value stays the year."""
    first, last = {"START": (1, 4), "MID": (5, 8), "END": (9, 12)}[part]
    days = date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
    return whole(f"{year:04d}", days, DatePrecision.SPAN, modifier=part, anchor=anchor)


def add_months(day: date, months: int) -> date:
    """Return the day so many months later, the month's last day where it has fewer.

    Raises: UnresolvedPhraseError (`out_of_range`).
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise UnresolvedPhraseError("out_of_range")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_days(day: date, days: int) -> date:
    """Return the day so many days later.

    Raises: UnresolvedPhraseError (`out_of_range`).
    """
    try:
        return day + timedelta(days=days)
    except OverflowError as error:
        raise UnresolvedPhraseError("out_of_range") from error


def unit_at(day: date, unit: str, steps: int, anchor: Anchor) -> Value:
    """Return the whole unit that lies so many units from the one a day is in."""
    if unit == "day":
        return on_day(add_days(day, steps), anchor=anchor)
    if unit in {"week", "fortnight"}:
        return whole_week(add_days(day, steps * (7 if unit == "week" else 14)), anchor=anchor)
    if unit in {"month", "quarter"}:
        moved = add_months(day.replace(day=1), steps * (1 if unit == "month" else 3))
        quarter = (moved.month + 2) // 3
        by_month = unit == "month"
        return (whole_month if by_month else whole_quarter)(
            moved.year, moved.month if by_month else quarter, anchor=anchor
        )
    if unit == "decade":
        return whole_decade(day.year + 10 * steps, anchor=anchor)
    if unit == "century":
        return whole_century(day.year // 100 + 1 + steps, anchor=anchor)
    return whole_year(day.year + steps, anchor=anchor)
