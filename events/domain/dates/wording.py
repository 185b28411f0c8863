"""Knows how bounds are said in English: '3-5 May 2025', 'early May 2025', 'date unknown'."""

import calendar
from datetime import date

from events.domain.daterange import Bounds
from events.domain.vocabulary import Extent

UNKNOWN = "date unknown"


def bounds_in_words(bounds: Bounds | None) -> str:
    """Return bounds in words that claim no more than is known."""
    first, last = (bounds.earliest, bounds.latest) if bounds else (None, None)
    if first is None or last is None:
        return _open_in_words(first, last)
    if first == last:
        return day_in_words(first)
    if unit := _unit_in_words(first, last):
        return unit
    if bounds is not None and bounds.extent == Extent.WITHIN:
        return _part_in_words(first, last) or f"some day between {_range_in_words(first, last, ' and ')}"
    return _range_in_words(first, last, "\N{EN DASH}")


def _open_in_words(first: date | None, last: date | None) -> str:
    if first is not None:
        return f"since {day_in_words(first)}"
    return f"until {day_in_words(last)}" if last is not None else UNKNOWN


def day_in_words(day: date) -> str:
    """Return '3 May 2025'."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def _is_month_end(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


def _unit_in_words(first: date, last: date) -> str:
    """Return a whole month, months or years as such, empty where the days are none."""
    if first.day != 1 or not _is_month_end(last):
        return ""
    if (first.month, last.month) == (1, 12):
        return f"{first.year}" if first.year == last.year else f"{first.year}\N{EN DASH}{last.year}"
    months = f"{calendar.month_name[first.month]}", f"{calendar.month_name[last.month]} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return months[1]
    year = "" if first.year == last.year else f" {first.year}"
    return f"{months[0]}{year} to {months[1]}"


def _part_in_words(first: date, last: date) -> str:
    if (first.year, first.month) != (last.year, last.month):
        return ""
    month = f"{calendar.month_name[first.month]} {first.year}"
    if (first.day, last.day) == (1, 10):
        return f"early {month}"
    if (first.day, last.day) == (11, 20):
        return f"mid-{month}"
    return f"late {month}" if first.day == 21 and _is_month_end(last) else ""


def _range_in_words(first: date, last: date, joint: str) -> str:
    """Return two days with what they share said once."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{joint}{day_in_words(last)}"
    spaced = joint if joint.startswith(" ") else f" {joint} "
    start = f"{first.day} {calendar.month_name[first.month]}"
    if first.year != last.year:
        start = f"{start} {first.year}"
    return f"{start}{spaced}{day_in_words(last)}"
