"""Resolves lengths, repetitions and vague references: what has no place on the calendar."""

from events.domain.dates import words as w
from events.domain.dates.context import Context
from events.domain.dates.found import Found
from events.domain.dates.value import Value
from events.domain.vocabulary import Anchor, TimexType

_MODIFIERS = (
    ({"more", "over"}, "MORE_THAN"),
    ({"less", "fewer", "under", "almost", "nearly", "barely"}, "LESS_THAN"),
    ({"up", "most"}, "EQUAL_OR_LESS"),
    ({"least"}, "EQUAL_OR_MORE"),
    ({"about", "around", "roughly", "approximately", "some", "close"}, "APPROX"),
)
_SET_VALUES = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "monthly": "P1M",
    "quarterly": "P3M",
    "yearly": "P1Y",
    "annually": "P1Y",
}
_PRESENT = {"now", "currently", "nowadays", "presently"}
_PAST = {"recently", "lately", "past"}


def modifier_of(text: str) -> str | None:
    """Return the TIMEX3 modifier of 'more than', 'almost' and the like, None for none."""
    words = set(text.split())
    return next((modifier for cues, modifier in _MODIFIERS if words & cues), None)


def timex_length(count: float | None, unit: str) -> str:
    """Return a TIMEX3 length: P3D, PT2H, P10Y, P2DE; X where the number is not said."""
    if unit in {"decade", "century"}:
        return _long_length(count, unit)
    if count == 0.5 and unit == "hour":
        return "PT30M"
    letter, each = w.UNITS[unit]
    time = "T" if unit in {"second", "minute", "hour"} else ""
    return f"P{time}{_figure(None if count is None else count * each)}{letter}"


def _long_length(count: float | None, unit: str) -> str:
    if count is not None and count != int(count):
        return f"P{_figure(count * w.UNITS[unit][1])}Y"
    return f"P{_figure(count)}{'DE' if unit == 'decade' else 'CE'}"


def _figure(count: float | None) -> str:
    if count is None:
        return "X"
    return str(int(count)) if count == int(count) else f"{count:g}"


def count_of(found: Found) -> float | None:
    """Return the number that an expression counts, None where it is vague or absent."""
    count = w.number(found.part("n"))
    is_half_more = bool(found.part("h")) or found.rule == "half-offset"
    return count + 0.5 if count is not None and is_half_more else count


def resolve_length(found: Found, _context: Context) -> Value:
    """Resolve '12-day', 'more than two hours', 'another six months'."""
    timex = timex_length(count_of(found), w.unit(found.part("u")))
    return _length(timex, modifier_of(found.part("a")))


def resolve_bare_length(found: Found, _context: Context) -> Value:
    """Resolve 'days', 'for years', 'year-long'."""
    unit = found.part("u")
    is_one = found.rule == "unit-long" and unit == w.unit(unit)
    return _length(timex_length(1 if is_one else None, w.unit(unit)), None)


def _length(timex: str, modifier: str | None) -> Value:
    return Value(timex, type=TimexType.DURATION, modifier=modifier, anchor=Anchor.NONE)


def resolve_every_unit(found: Found, _context: Context) -> Value:
    """Resolve 'every day', 'each year', 'per month', 'every other week', 'every night'."""
    unit, count = found.part("u"), found.part("n")
    if unit in w.SEASONS:
        return _set(f"XXXX-{w.SEASONS[unit]}")
    if unit in {"morning", "afternoon", "evening", "night"}:
        return _set(f"XXXX-XX-XXT{w.PARTS_OF_DAY[unit]}")
    if unit == "weekend":
        return _set("XXXX-WXX-WE")
    number = 2 if count in {"other", "alternate"} else (w.number(count) or w.ordinal(count) or None) if count else 1
    return _set(timex_length(number, w.unit(unit)))


def resolve_weekends(_found: Found, _context: Context) -> Value:
    """Resolve 'on weekends'."""
    return _set("XXXX-WXX-WE")


def resolve_times_per(found: Found, _context: Context) -> Value:
    """Resolve 'twice a day'."""
    return _set(timex_length(1, w.unit(found.part("u"))))


def resolve_adverb_set(found: Found, _context: Context) -> Value:
    """Resolve 'daily', 'almost weekly'."""
    return _set(_SET_VALUES[found.part("s")], "APPROX" if len(found.text.split()) > 1 else None)


def resolve_every_weekday(found: Found, _context: Context) -> Value:
    """Resolve 'every Friday', 'every second Friday', 'Fridays'."""
    which, number = found.part("n"), w.weekday(found.part("d").removesuffix("s")) + 1
    if which:
        return _set(f"P{2 if which in {'other', 'alternate'} else w.ordinal(which)}W")
    return _set(f"XXXX-WXX-{number}")


def _set(timex: str, modifier: str | None = None) -> Value:
    return Value(timex, type=TimexType.SET, modifier=modifier, anchor=Anchor.NONE)


def resolve_reference(found: Found, _context: Context) -> Value:
    """Resolve 'now', 'so far', 'recently', 'soon': a direction, no days."""
    words = set(found.text.lower().split())
    if words & _PAST:
        return Value("PAST_REF", reason="vague")
    if words & {"soon", "future"}:
        return Value("FUTURE_REF", reason="vague")
    return Value("PRESENT_REF")
