"""Resolves expressions that name months, seasons, quarters, years, decades, centuries, and parts of them."""

from datetime import date, timedelta

from events.domain.dates import value as v
from events.domain.dates import words as w
from events.domain.dates.calendars import persian_year
from events.domain.dates.context import Context
from events.domain.dates.found import Found
from events.domain.dates.value import UnresolvedPhraseError, Value
from events.domain.dates.years import anchor_of_year, stated_year, year_of_month
from events.domain.types import DateReading
from events.domain.vocabulary import Anchor, DatePrecision

# what an Iranian text means by 1403; no news tells of the Middle Ages by the bare year
_PERSIAN_YEARS = range(1300, 1500)


def part_of(text: str) -> str | None:
    """Return the TIMEX3 modifier of 'early', 'mid-', 'the end of' and the like, None for none."""
    words = set(text.replace("-", " ").split())
    if words & {"early", "earlier", "beginning", "start", "outset", "first"}:
        return "START"
    if words & {"mid", "middle"}:
        return "MID"
    return "END" if words & {"late", "later", "end", "close", "latter", "turn", "eve", "last", "rest"} else None


def resolve_month_year(found: Found, context: Context) -> Value:
    """Resolve a month of a year."""
    year = stated_year(found, context) or 0
    return v.whole_month(year, w.month(found.part("m")), anchor=anchor_of_year(found, context))


def resolve_month(found: Found, context: Context) -> Value:
    """Resolve a month without a year; the same month of the next or last year stays as the other reading."""
    month = w.month(found.part("m"))
    year = year_of_month(found, context, month)
    anchor = anchor_of_year(found, context)
    if anchor == Anchor.EXPRESSION or context.day is None:
        return v.whole_month(year, month, anchor=Anchor.EXPRESSION)
    other = v.whole_month(year + (1 if year <= context.day.year and month != context.day.month else -1), month).bounds
    readings = (DateReading(other, 0.15, "the same month of another year"),) if other else ()
    return v.whole_month(year, month, anchor=anchor, confidence=0.85, alternatives=readings)


def resolve_month_range(found: Found, context: Context) -> Value:
    """Resolve 'June-August 1940'."""
    first, last = w.month(found.part("a")), w.month(found.part("b"))
    year = stated_year(found, context) or year_of_month(found, context, last)
    start = v.make_day(year - (first > last), first, 1)
    end = v.add_months(v.make_day(year, last, 1), 1) - timedelta(days=1)
    return v.lasted(None, (start, end), anchor=anchor_of_year(found, context))


def resolve_directed_month(found: Found, context: Context) -> Value:
    """Resolve 'last December', 'next March', 'the previous May'."""
    month, which = w.month(found.part("m")), set(found.part("w").split())
    if which & {"that", "same", "following", "previous", "preceding"} and context.story.year is not None:
        return _month_near_story(month, which, context)
    published = context.now
    if which & {"next", "coming", "upcoming", "following"}:
        return v.whole_month(published.year + (month <= published.month), month)
    if which & {"last", "past", "previous"}:
        return v.whole_month(published.year - (month >= published.month), month)
    return v.whole_month(published.year, month)


def _month_near_story(month: int, which: set[str], context: Context) -> Value:
    year, known = context.story.known_year, context.story.month or month
    if which & {"previous", "preceding"}:
        year -= month >= known
    elif "following" in which:
        year += month <= known
    return v.whole_month(year, month, anchor=Anchor.EXPRESSION)


def resolve_month_part(found: Found, context: Context) -> Value:
    """Resolve early, mid and late parts of a month; a history speaks loosely, there the whole month is kept."""
    month = w.month(found.part("m"))
    year = stated_year(found, context)
    if year is None:
        year = year_of_month(found, context, month)
    anchor, part = anchor_of_year(found, context), part_of(found.part("p")) or "END"
    whole = v.whole_month(year, month, anchor=anchor, modifier=part)
    if context.story.is_narrative:
        return whole
    return v.with_named(v.part_of_month(year, month, part, anchor=anchor), whole.bounds)


def resolve_week_of_month(found: Found, context: Context) -> Value:
    """Resolve 'the first week of May', 'the last two weeks of March': counted in sevens from the end meant."""
    month = w.month(found.part("m"))
    year = stated_year(found, context)
    if year is None:
        year = year_of_month(found, context, month)
    last = v.add_months(v.make_day(year, month, 1), 1) - timedelta(days=1)
    nth, unit, anchor = found.part("n"), w.unit(found.part("u")), anchor_of_year(found, context)
    if unit == "half":
        first, end = (1, 15) if nth == "first" else (16, last.day)
        return v.whole(None, (last.replace(day=first), last.replace(day=end)), DatePrecision.SPAN, anchor=anchor)
    length = int(w.number(found.part("c")) or 1) * (7 if unit == "week" or not found.part("c") else 1)
    if set(nth.split()) & {"last", "final", "closing", "past"}:
        start = max(1, last.day - length + 1)
    else:
        start = 1 if found.part("c") or unit == "day" else 7 * (w.ordinal(nth) - 1) + 1
    if not 1 <= start <= last.day or length > last.day:
        raise UnresolvedPhraseError("impossible_date")
    end = min(start + length - 1, last.day)
    if unit == "weekend":
        return _weekend_of_month(last.replace(day=start), context)
    return v.whole(None, (last.replace(day=start), last.replace(day=end)), DatePrecision.WEEK, anchor=anchor)


def resolve_nth_weekday(found: Found, context: Context) -> Value:
    """Resolve 'the first Monday in May', 'the last Sunday of March'."""
    month, number, nth = w.month(found.part("m")), w.weekday(found.part("d")), found.part("n")
    year = stated_year(found, context)
    if year is None:
        year = year_of_month(found, context, month)
    first = v.make_day(year, month, 1)
    day = first + timedelta(days=(number - first.weekday()) % 7)
    if set(nth.split()) & {"last", "final", "closing", "past"}:
        steps = (v.add_months(first, 1) - day - timedelta(days=1)).days // 7
    else:
        steps = w.ordinal(nth) - 1
    day += timedelta(days=7 * steps)
    if day.month != month:
        raise UnresolvedPhraseError("impossible_date")
    return v.on_day(day, anchor=anchor_of_year(found, context))


def _weekend_of_month(start: date, context: Context) -> Value:
    first, last = context.weekend(start)
    if first < start:
        first, last = context.weekend(start + timedelta(days=7))
    year, week, _ = first.isocalendar()
    return v.lasted(f"{year}-W{week:02d}-WE", (first, last))


def resolve_season(found: Found, context: Context) -> Value:
    """Resolve a northern season; a winter of a stated year can be the one that begins in it as well."""
    code = w.SEASONS[found.part("s")]
    which = set(found.part("w").split())
    year = stated_year(found, context)
    anchor, modifier = anchor_of_year(found, context), part_of(found.part("p"))
    if year is None:
        year = _year_of_season(found, context, code, which)
    elif code == "WI":
        other = v.whole_season(year + 1, code).bounds
        readings = (DateReading(other, 0.4, "the winter that begins in that year"),) if other else ()
        return v.whole_season(year, code, anchor=anchor, modifier=modifier, confidence=0.6, alternatives=readings)
    return v.whole_season(year, code, anchor=anchor, modifier=modifier)


def _year_of_season(found: Found, context: Context, code: str, which: set[str]) -> int:
    """Return the year of the season meant."""
    story = context.story
    is_deictic = bool(which & {"last", "next", "this", "past", "coming", "upcoming"}) and "the" not in which
    if story.is_narrative and story.year is not None and not is_deictic:
        return (
            story.year
            + (code == "WI" and story.month not in {1, 2})
            + bool(which & {"following", "next"})
            - bool(which & {"previous", "preceding"})
        )
    published = context.now
    seasons = [(year, v.whole_season(year, code).bounds) for year in range(published.year - 2, published.year + 3)]
    days = [(year, one.earliest, one.latest) for year, one in seasons if one and one.earliest and one.latest]
    if which & {"last", "past"}:
        return max(year for year, _, last in days if last < published)
    if which & {"next", "coming", "upcoming"} or ("this" not in which and context.is_future(found)):
        return min(year for year, _, last in days if last >= published)
    if "this" in which:
        return next((year for year, first, last in days if first <= published <= last), published.year)
    return max(year for year, first, _ in days if first <= published)


def resolve_half(found: Found, context: Context) -> Value:
    """Resolve half a year."""
    year = stated_year(found, context) or 0
    number = 2 if set(found.part("n").split()) & {"second", "latter", "last"} else 1
    return v.whole_half(year, number, anchor=anchor_of_year(found, context))


def resolve_quarter(found: Found, context: Context) -> Value:
    """Resolve a quarter of a year; without a year the latest one begun, or the next where the clause looks ahead."""
    which = set(found.part("w").split())
    year, anchor = stated_year(found, context), anchor_of_year(found, context)
    if which:
        return _directed_quarter(which, context)
    number = w.ordinal(found.part("n"))
    if not 1 <= number <= 4:
        raise UnresolvedPhraseError("impossible_date")
    if year is None:
        published = context.publication
        begun = 3 * number - 2 <= published.month
        year = published.year if begun or context.is_future(found) else published.year - 1
    return v.whole_quarter(year, number, anchor=anchor)


def _directed_quarter(which: set[str], context: Context) -> Value:
    base, anchor = context.now, Anchor.PUBLICATION
    if which & {"following", "previous", "preceding", "that", "same"} and context.story.first is not None:
        base, anchor = context.story.first, Anchor.EXPRESSION
    steps = bool(which & {"next", "coming", "upcoming", "following"}) - bool(
        which & {"last", "latest", "past", "previous", "preceding"}
    )
    day = v.add_months(base.replace(day=1), 3 * steps)
    return v.whole_quarter(day.year, (day.month + 2) // 3, anchor=anchor)


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
