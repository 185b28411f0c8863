"""Knows how a resolved date is explained in one sentence, with the wording and what it hangs on."""

import calendar
from datetime import date

from events.domain.daterange import Bounds
from events.domain.dates.value import Value
from events.domain.dates.wording import bounds_in_words, day_in_words
from events.domain.vocabulary import Anchor, TimexType

REASONS = {
    "no_publication_date": "the day of publication is not known, so it has no day",
    "no_narrative_anchor": "the text names no day that it could be counted from",
    "impossible_date": "the calendar has no such day",
    "out_of_range": "it lies outside the years 1 to 9999",
    "vague": "too vague for days",
}
_MAX_WORDING = 120


def explain(value: Value, wording: str, published: date | None) -> str:
    """Return how an expression became its days, e.g. '"yesterday", published Monday 22 December 2025: ...'."""
    quoted = f'"{" ".join(wording[:_MAX_WORDING].split())}"'
    if value.bounds is None:
        return f"{quoted}: {_without_days(value)}."
    return f"{quoted}, {_hangs_on(value.anchor, published)}: {days_with_weekday(value.bounds)}."


def _without_days(value: Value) -> str:
    if value.type == TimexType.DURATION:
        return "a length of time, without days of its own"
    if value.type == TimexType.SET:
        return "something repeated, without days of its own"
    return REASONS.get(value.reason, "a reference to the present, without days of its own")


def _hangs_on(anchor: Anchor, published: date | None) -> str:
    if anchor == Anchor.EXPRESSION:
        return "counted from what the text named before"
    if anchor == Anchor.PUBLICATION and published is not None:
        return f"published {weekday_in_words(published)}"
    return "as the text says"


def weekday_in_words(day: date) -> str:
    """Return 'Monday 22 December 2025'."""
    return f"{calendar.day_name[day.weekday()]} {day_in_words(day)}"


def days_with_weekday(bounds: Bounds) -> str:
    """Return bounds in words; a day or a few get their weekdays."""
    first, last = bounds.earliest, bounds.latest
    if first is None or last is None or (last - first).days > 10:
        return bounds_in_words(bounds)
    if first == last:
        return weekday_in_words(first)
    start = f"{calendar.day_name[first.weekday()]} {first.day}"
    if first.month != last.month:
        start = f"{start} {calendar.month_name[first.month]}"
    if first.year != last.year:
        start = f"{start} {first.year}"
    return f"{start} to {weekday_in_words(last)}"
