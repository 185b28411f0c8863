"""Resolves expressions that name months, seasons, quarters and halves of years, and parts of them."""

from datetime import date, timedelta

from events.domain.dates import value as v
from events.domain.dates import words as w
from events.domain.dates.context import Context
from events.domain.dates.found import Found
from events.domain.dates.value import UnresolvedPhraseError, Value
from events.domain.dates.years import anchor_of_year, stated_year, year_of_month
from events.domain.types import DateReading
from events.domain.vocabulary import Anchor, DatePrecision


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
        return _season_of_story(context, code, which)
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


def _season_of_story(context: Context, code: str, which: set[str]) -> int:
    """Return the year of a season that a history names: its own, the next that begins, or the one before."""
    story, year = context.story, context.story.known_year
    if which & {"following", "next"} and story.last is not None:
        season = v.whole_season(year, code).bounds
        return year + bool(season and season.earliest and season.earliest <= story.last)
    ends_next_year = code == "WI" and story.month not in {1, 2}
    return year + ends_next_year - bool(which & {"previous", "preceding"})


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
