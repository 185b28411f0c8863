"""Resolves parts of days and clock times, and days with them: 'dawn on Sunday', '2330 GMT on Thursday', 'overnight'."""

import re
from datetime import date, timedelta

from events.domain.dates import value as v
from events.domain.dates import words as w
from events.domain.dates.context import Context
from events.domain.dates.found import Found
from events.domain.dates.lengths import modifier_of
from events.domain.dates.value import UnresolvedPhraseError, Value
from events.domain.vocabulary import Anchor, DatePrecision, TimexType

_FIGURES = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?:[:.](\d\d))?\s?([ap])?|(\d\d)(\d\d)")
_ROUGHLY_CHARS = 20


def clock_of(text: str) -> str | None:
    """Return a clock time as TIMEX3 writes it, T left out; None where the figures are no time.

    Z is kept for GMT and UTC alone.
    """
    plain = text.lower().strip()
    if plain in w.PARTS_OF_DAY:
        return w.PARTS_OF_DAY[plain]
    zone = "Z" if re.search(r"gmt|utc|\dz$", plain) else ""
    if re.match(r"\d{4}\b", plain):
        hour, minute, half = int(plain[:2]), int(plain[2:4]), ""
    elif found := _FIGURES.match(plain):
        hour, minute, half = int(found[1] or 0), int(found[2] or 0), found[4] or ""
    else:
        hour, minute, half = int(w.number(plain.split()[0]) or 0), 0, ""
    if (half and not 1 <= hour <= 12) or hour > 24 or minute > 59:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02d}:{minute:02d}{zone}"


def resolve_clock_day(found: Found, context: Context) -> Value:
    """Resolve a clock time, noon or dawn with its day."""
    day = _day_of(found, "x", context)
    return _at(day, found, context, anchor=day.anchor)


def _at(day: Value, found: Found, context: Context, *, anchor: Anchor) -> Value:
    on = _day(day)
    clock = clock_of(found.part("c"))
    if clock is None:
        raise UnresolvedPhraseError("impossible_date")
    if clock == "24:00" and not found.part("s") and context.preposition(found) in {"until", "till"}:
        return v.on_day(on, timex=f"{on.isoformat()}T24:00", type=TimexType.TIME, anchor=anchor)
    if clock == "24:00":
        clock = "00:00" if found.part("s") else "24:00"
    before = context.text[max(0, found.start - _ROUGHLY_CHARS) : found.start].lower().split()
    roughly = "APPROX" if before and before[-1] in {"about", "around", "roughly", "approximately"} else None
    modifier = _beside(found.part("s")) or roughly or ("START" if clock == "MO" else None)
    return v.on_day(on, timex=f"{on.isoformat()}T{clock}", type=TimexType.TIME, modifier=modifier, anchor=anchor)


def _beside(text: str) -> str | None:
    if not text:
        return None
    return "BEFORE" if "before" in text else "AFTER"


def _day_of(found: Found, part: str, context: Context) -> Value:
    inner = found.inner_day(part)
    if inner is None:
        raise UnresolvedPhraseError("vague")
    return context.resolve(inner, context)


def _day(value: Value) -> date:
    if value.bounds is None or value.bounds.earliest is None:
        raise UnresolvedPhraseError(value.reason or "vague")
    return value.bounds.earliest


def resolve_clock_range(found: Found, context: Context) -> Value:
    """Resolve '6 a.m. Tuesday to 6 a.m. Wednesday'."""
    first, last = (_day(resolve_clock_day(inner, context)) for inner in (found.inner("a"), found.inner("b")) if inner)
    if first > last:
        first -= timedelta(days=7)
    return v.lasted(None, (first, last), type=TimexType.TIME)


def resolve_day_part(found: Found, context: Context) -> Value:
    """Resolve 'Sunday evening', 'the night of Sept. 30', 'the early hours of Sunday'."""
    day = _day_of(found, "x", context)
    on, words = _day(day), set(found.text.lower().split())
    part = next((word for word in found.part("p").split() if word in w.PARTS_OF_DAY), None)
    modifier = "START" if "early" in words else "END" if "late" in words else None
    if part is None:
        return v.on_day(on, type=TimexType.TIME, modifier=modifier, anchor=day.anchor)
    code = w.PARTS_OF_DAY[part]
    timex = f"{on.isoformat()}T{code}"
    if part in {"dawn", "daybreak", "sunrise"}:
        modifier = "START"
    return v.on_day(on, timex=timex, type=TimexType.TIME, modifier=modifier, anchor=day.anchor)


def resolve_early_day(found: Found, context: Context) -> Value:
    """Resolve 'late on Saturday', 'early Sunday'."""
    day = _day_of(found, "x", context)
    modifier = "START" if found.part("e") in {"early", "earlier"} else "MID" if found.part("e") == "mid" else "END"
    return v.with_modifier(day, modifier)


def resolve_overnight(found: Found, context: Context) -> Value:
    """Resolve 'overnight': the evening before publication, or the morning of that day."""
    published = context.publication
    before = v.add_days(published, -1)
    timex = f"{before.isoformat()}TNI"
    return v.whole(timex, (before, published), DatePrecision.SPAN, type=TimexType.TIME)


def resolve_overnight_range(found: Found, context: Context) -> Value:
    """Resolve 'overnight from Saturday to Sunday', 'overnight into Sunday', 'overnight on Friday'."""
    published, number = context.publication, w.weekday(found.part("a"))
    first = published - timedelta(days=(published.weekday() - number) % 7)
    if "into" in found.text.lower().split() and not found.part("b"):
        first -= timedelta(days=1)
    last = first + timedelta(days=1)
    if last > published and found.part("b"):
        first, last = first - timedelta(days=7), last - timedelta(days=7)
    timex = f"{first.isoformat()}TNI"
    return v.whole(timex, (first, last), DatePrecision.SPAN, type=TimexType.TIME)


def resolve_night_range(found: Found, context: Context) -> Value:
    """Resolve 'the night of June 13-14': both days."""
    inner = found.inner("x")
    if inner is None:
        raise UnresolvedPhraseError("vague")
    days = context.resolve(inner, context)
    first = _day(days)
    return v.with_timex(days, f"{first.isoformat()}T{w.PARTS_OF_DAY.get(found.part('p'), 'NI')}", TimexType.TIME)


def resolve_tonight(_found: Found, context: Context) -> Value:
    """Resolve 'tonight'."""
    day = context.publication
    return v.on_day(day, timex=f"{day.isoformat()}TNI", type=TimexType.TIME)


def resolve_clock(found: Found, context: Context) -> Value:
    """Resolve a clock time or a part of the day without its day: the day its sentence names, else publication's."""
    day, anchor = context.day_of_sentence(found)
    part = found.part("p")
    if not part:
        return _at(v.on_day(day), found, context, anchor=anchor)
    modifier = "START" if w.PARTS_OF_DAY[part] == "MO" else modifier_of(found.part("s"))
    timex = f"{day.isoformat()}T{w.PARTS_OF_DAY[part]}"
    return v.on_day(day, timex=timex, type=TimexType.TIME, modifier=modifier, anchor=anchor)


def resolve_midnight(found: Found, context: Context) -> Value:
    """Resolve midnight without a day: it parts two days, so both are meant, unless it is 'shortly after'."""
    day, anchor = context.day_of_sentence(found)
    if found.part("s"):
        return _at(v.on_day(day), found, context, anchor=anchor)
    if anchor == Anchor.PUBLICATION and not context.is_future(found):
        day = v.add_days(day, -1)
    timex = f"{day.isoformat()}T24:00"
    return v.whole(timex, (day, v.add_days(day, 1)), DatePrecision.SPAN, type=TimexType.TIME, anchor=anchor)
