"""Resolves expressions that name years, decades and centuries, and parts of them; also those before Christ."""

from events.domain.dates import value as v
from events.domain.dates import words as w
from events.domain.dates.calendar_units import part_of
from events.domain.dates.calendars import persian_year
from events.domain.dates.context import Context
from events.domain.dates.found import Found
from events.domain.dates.value import UnresolvedPhraseError, Value
from events.domain.dates.years import stated_year
from events.domain.vocabulary import Anchor

# what an Iranian text means by 1403; no news tells of the Middle Ages by the bare year
_PERSIAN_YEARS = range(1300, 1500)


def resolve_year(found: Found, context: Context) -> Value:
    """Resolve a year; in an Iranian text one of the fourteenth or fifteenth century is Persian."""
    year = stated_year(found, context) or 0
    if context.country == "IRN" and year in _PERSIAN_YEARS:
        return v.lasted(None, persian_year(year), anchor=Anchor.EXPLICIT)
    return v.whole_year(year, anchor=Anchor.EXPLICIT)


def resolve_year_part(found: Found, context: Context) -> Value:
    """Resolve early, mid and late parts of a year; a history speaks loosely, there the whole year is kept."""
    year, part = stated_year(found, context) or 0, part_of(found.part("p")) or "END"
    whole = v.whole_year(year, anchor=Anchor.EXPLICIT, modifier=part)
    if context.story.is_narrative:
        return whole
    return v.with_named(v.part_of_year(year, part, anchor=Anchor.EXPLICIT), whole.bounds)


def resolve_short_year(found: Found, context: Context) -> Value:
    """Resolve \"'89\": the century of the story, else the one nearest to publication."""
    number = int("".join(sign for sign in found.text if sign.isdigit()))
    story = context.story
    base = story.year if story.year and (story.is_narrative or found.text.isdigit()) else context.publication.year
    if found.text.isdigit() and (len(found.text) != 2 or number < base % 100):
        raise UnresolvedPhraseError("vague")
    year = min((number + 100 * century for century in range(10, 22)), key=lambda one: abs(one - base))
    return v.whole_year(year, anchor=Anchor.EXPLICIT, confidence=0.8)


def resolve_decade(found: Found, context: Context) -> Value:
    """Resolve '1980s', \"'80s\"; its parts keep the whole decade."""
    digits = "".join(sign for sign in found.part("d") if sign.isdigit())
    start = int(digits) if len(digits) > 2 else 1900 + int(digits)
    if found.part("e"):
        return _before_christ(start, unit="decade")
    return _decade(start, found)


def resolve_decade_words(found: Found, _context: Context) -> Value:
    """Resolve 'the eighties'."""
    start = (1800 if "eighteen" in found.text.lower() else 1900) + w.DECADES[found.part("d")]
    return _decade(start, found)


def _decade(start: int, found: Found) -> Value:
    part = part_of(found.part("p"))
    edtf = f"{start // 10}X{'~' if part else ''}"
    return v.whole_decade(start, anchor=Anchor.EXPLICIT, modifier=part, edtf=edtf)


def resolve_century(found: Found, _context: Context) -> Value:
    """Resolve a century; its parts keep the whole."""
    number = w.ordinal(found.part("n"))
    if found.part("e"):
        return _before_christ(number, unit="century")
    if not 1 <= number <= 30:
        raise UnresolvedPhraseError("out_of_range")
    return v.whole_century(number, anchor=Anchor.EXPLICIT, modifier=part_of(found.part("p")))


def resolve_before_christ(found: Found, context: Context) -> Value:
    """Name a year before Christ, which the calendar of the bounds does not reach."""
    digits = "".join(sign for sign in found.part("y") if sign.isdigit())
    if not 1 <= len(digits) <= 4:
        raise UnresolvedPhraseError("out_of_range")
    value = _before_christ(int(digits), unit="decade" if found.part("y").endswith("s") else "year")
    tail = ""
    if found.part("m"):
        tail = f"-{w.month(found.part('m')):02d}"
    elif found.part("s"):
        tail = f"-{w.SEASONS[found.part('s')]}"
    return Value(
        f"{value.timex}{tail}", anchor=Anchor.EXPLICIT, reason="out_of_range", modifier=part_of(found.part("p"))
    )


def _before_christ(number: int, *, unit: str) -> Value:
    timex = {
        "year": f"BC{number:04d}",
        "decade": f"BC{number // 10:03d}",
        "century": f"BC{number - 1:02d}",
    }[unit]
    edtf = f"-{number - 1:04d}" if unit == "year" else None
    return Value(timex, anchor=Anchor.EXPLICIT, reason="out_of_range", edtf=edtf)
