"""Resolves expressions that name days: figures, month and day, weekdays, weekends, feasts' calendars apart."""

from datetime import date, timedelta

from events.domain.daterange import Bounds
from events.domain.dates import value as v
from events.domain.dates import words as w
from events.domain.dates.calendars import day_of
from events.domain.dates.context import Context
from events.domain.dates.found import Found
from events.domain.dates.value import UnresolvedPhraseError, Value
from events.domain.dates.years import anchor_of_year, stated_year, year_of_day
from events.domain.types import DateReading
from events.domain.vocabulary import Anchor, DatePrecision, TimexType

_BACK = {"last", "past", "previous", "preceding"}
_AHEAD = {"next", "coming", "upcoming", "following"}


def resolve_iso(found: Found, _context: Context) -> Value:
    """Resolve an ISO day or moment."""
    text = found.text
    day = v.make_day(int(text[:4]), int(text[5:7]), int(text[8:10]))
    if len(text) == 10:
        return v.on_day(day, anchor=Anchor.EXPLICIT)
    zone = "Z" if text.endswith("Z") else ""
    moment = f"{day.isoformat()}T{text[11:16]}{zone}"
    return v.on_day(day, timex=moment, type=TimexType.TIME, anchor=Anchor.EXPLICIT)


def resolve_numeric(found: Found, context: Context) -> Value:
    """Resolve figures with strokes: day first, except in outlets of the USA; a figure above 12 is the day."""
    first, second, year = (int(figure) for figure in found.text.replace(".", "/").split("/"))
    if year < 100:
        base = context.publication.year
        year = min((year + century for century in (1800, 1900, 2000, 2100)), key=lambda one: abs(one - base))
    is_month_first = second > 12 or (first <= 12 and context.country == "USA" and "/" in found.text)
    month, day = (first, second) if is_month_first else (second, first)
    resolved = v.make_day(year, month, day)
    if first == second or max(first, second) > 12:
        return v.on_day(resolved, anchor=Anchor.EXPLICIT)
    other = DateReading(Bounds.on(v.make_day(year, day, month)), 0.2, "day and month the other way round")
    return v.on_day(resolved, anchor=Anchor.EXPLICIT, confidence=0.8, alternatives=(other,))


def resolve_other_calendar(found: Found, _context: Context) -> Value:
    """Resolve a day of the Persian or the Islamic calendar; the latter may lie a day away by the moon."""
    name = found.part("m")
    day = day_of(name, int(found.part("y")), w.ordinal(found.part("d")))
    return v.on_day(day, anchor=Anchor.EXPLICIT, confidence=0.9)


def resolve_month_day(found: Found, context: Context) -> Value:
    """Resolve a month and a day, with or without a year."""
    month, day = w.month(found.part("m")), w.ordinal(found.part("d"))
    year = stated_year(found, context)
    if year is None:
        year = year_of_day(found, context, month, day)
    return v.on_day(v.make_day(year, month, day), anchor=anchor_of_year(found, context))


def resolve_days_range(found: Found, context: Context) -> Value:
    """Resolve two days of one month: 'to' and a dash mean all between, 'and' some day of them."""
    month = w.month(found.part("m"))
    first_day, last_day = w.ordinal(found.part("d")), w.ordinal(found.part("e"))
    year = stated_year(found, context)
    if year is None:
        year = year_of_day(found, context, month, first_day)
    first, last = v.make_day(year, month, first_day), v.make_day(year, month, last_day)
    if first > last:
        raise UnresolvedPhraseError("impossible_date")
    anchor = anchor_of_year(found, context)
    if {"and", "or"} & set(found.text.lower().split()):
        return v.whole(None, (first, last), DatePrecision.SPAN, anchor=anchor)
    return v.lasted(None, (first, last), anchor=anchor)


def resolve_range(found: Found, context: Context) -> Value:
    """Resolve two whole days with 'to' or a dash between; the second gives the first its year or its week."""
    last = _day(found.inner_day("b"), context)
    first_found = found.inner_day("a")
    first = _day(first_found, context)
    if first_found is not None and first_found.rule in {"month-day", "day-month"} and not first_found.part("y"):
        first = v.make_day(last.year - ((first.month, first.day) > (last.month, last.day)), first.month, first.day)
    elif first > last:
        last += timedelta(days=7 * ((first - last).days // 7 + 1)) if last > context.publication else timedelta()
        first = last - timedelta(days=(last - first).days % 7)
    if found.rule == "between-dates":
        return v.whole(None, (first, last), DatePrecision.SPAN, anchor=_anchor_of_range(found))
    return v.lasted(None, (first, last), anchor=_anchor_of_range(found))


def _anchor_of_range(found: Found) -> Anchor:
    last = found.inner_day("b")
    return Anchor.EXPLICIT if last is not None and last.part("y").isdigit() else Anchor.PUBLICATION


def _day(found: Found | None, context: Context) -> date:
    bounds = context.resolve(found, context).bounds if found is not None else None
    if bounds is None or bounds.earliest is None:
        raise UnresolvedPhraseError("impossible_date")
    return bounds.earliest


def resolve_weekday(found: Found, context: Context) -> Value:
    """Resolve a bare weekday: the latest one, publication day included, or the next where the clause looks ahead."""
    published, number = context.now, w.weekday(found.part("d").removesuffix("s"))
    back = published - timedelta(days=(published.weekday() - number) % 7)
    ahead = published + timedelta(days=(number - published.weekday()) % 7)
    if context.is_future(found):
        chosen, other = ahead, back
    else:
        chosen, other = back, ahead
    if chosen == other:
        return v.on_day(chosen)
    reading = DateReading(Bounds.on(other), 0.1, "the same weekday on the other side of publication")
    return v.on_day(chosen, confidence=0.9, alternatives=(reading,))


def resolve_directed_weekday(found: Found, context: Context) -> Value:
    """Resolve a weekday with last, next, this, that, the following."""
    number, which = w.weekday(found.part("d")), set(found.part("w").split())
    if which & {"following", "previous", "preceding", "same", "that"} and context.story.day is not None:
        return _weekday_near_story(number, which, context)
    published = context.now
    since, until = (published.weekday() - number) % 7, (number - published.weekday()) % 7
    if which & _BACK or which == {"that"}:
        return v.on_day(published - timedelta(days=since or 7))
    if which & _AHEAD:
        return v.on_day(published + timedelta(days=until or 7))
    monday = published - timedelta(days=published.weekday())
    return v.on_day(monday + timedelta(days=number))


def _weekday_near_story(number: int, which: set[str], context: Context) -> Value:
    day = context.story.known_day
    since, until = (day.weekday() - number) % 7, (number - day.weekday()) % 7
    if which & {"previous", "preceding"}:
        return v.on_day(day - timedelta(days=since or 7), anchor=Anchor.EXPRESSION)
    if "following" in which:
        return v.on_day(day + timedelta(days=until or 7), anchor=Anchor.EXPRESSION)
    return v.on_day(day - timedelta(days=since), anchor=Anchor.EXPRESSION)


def resolve_weekday_of_week(found: Found, context: Context) -> Value:
    """Resolve 'Friday of last week'."""
    which = set(found.part("w").split())
    weeks = bool(which & (_AHEAD - {"following"})) - bool(which & (_BACK - {"previous", "preceding"}))
    base, anchor = context.publication, Anchor.PUBLICATION
    if which & {"following", "previous", "preceding", "same", "that"}:
        base, anchor = context.story.known_day, Anchor.EXPRESSION
        weeks = bool(which & {"following"}) - bool(which & {"previous", "preceding"})
    monday = base - timedelta(days=base.weekday())
    return v.on_day(monday + timedelta(days=7 * weeks + w.weekday(found.part("d"))), anchor=anchor)


def resolve_week_weekday(found: Found, context: Context) -> Value:
    """Resolve 'Wednesday week': seven days after the coming one."""
    published = context.publication
    until = (w.weekday(found.part("d")) - published.weekday()) % 7
    return v.on_day(published + timedelta(days=until + 7))


def resolve_weekend(found: Found, context: Context) -> Value:
    """Resolve a weekend; a country with another weekend than Saturday and Sunday gets its own."""
    which = set(found.part("w").split())
    base, anchor = context.publication, Anchor.PUBLICATION
    if which & {"following", "previous", "preceding", "same", "that"} and context.story.day is not None:
        base, anchor = context.story.day, Anchor.EXPRESSION
    first, last = context.weekend(base)
    if which & (_AHEAD | {"this"} - {"past"}) and not which & {"past", "last"}:
        first, last = _weekend_ahead(first, last, base, is_next=bool(which & {"next"}))
    elif not which & {"this"} and context.is_future(found):
        first, last = _weekend_ahead(first, last, base, is_next=False)
    elif first > base or (which & _BACK and first <= base <= last):
        first, last = first - timedelta(days=7), last - timedelta(days=7)
    year, week, _ = first.isocalendar()
    value = v.lasted(f"{year}-W{week:02d}-WE", (first, last), anchor=anchor)
    if context.country is not None:
        return value
    day = timedelta(days=1)
    other = DateReading(Bounds.lasted(first - day, last - day), 0.15, "the weekend of Friday and Saturday")
    return v.lasted(value.timex, (first, last), anchor=anchor, confidence=0.85, alternatives=(other,))


def _weekend_ahead(first: date, last: date, base: date, *, is_next: bool) -> tuple[date, date]:
    week = timedelta(days=7)
    if last < base or (is_next and first <= base):
        return first + week, last + week
    return first, last


def resolve_deictic(found: Found, context: Context) -> Value:
    """Resolve today, yesterday, tomorrow."""
    days = {"today": 0, "yesterday": -1, "tomorrow": 1}[found.part("d")]
    return v.on_day(v.add_days(context.publication, days))


def resolve_day_far(found: Found, context: Context) -> Value:
    """Resolve 'the day before yesterday', 'the day after tomorrow'."""
    days = -2 if "before" in found.text.lower() else 2
    return v.on_day(v.add_days(context.publication, days))


def resolve_nth_of_month(found: Found, context: Context) -> Value:
    """Resolve 'the 20th': of the month the story is in, else the nearest to publication."""
    day = w.ordinal(found.part("d"))
    if context.story.month is not None:
        year, month = context.story.known_month
        return v.on_day(v.make_day(year, month, day), anchor=Anchor.EXPRESSION)
    published = context.publication
    month = published.month if day <= published.day else published.month - 1
    return v.on_day(v.make_day(published.year - (month == 0), month or 12, day))
