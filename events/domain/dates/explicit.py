"""Resolves expressions that name days, months, seasons, years: what they leave out is filled in from the context."""

from datetime import date, timedelta

from events.domain.dates import value as v
from events.domain.dates import words as w
from events.domain.dates.context import Context
from events.domain.dates.value import UnresolvedPhraseError, Value
from events.domain.vocabulary import Anchor, DatePrecision

Groups = dict[str, str | None]

_PARTS = {
    "early": "START",
    "the beginning of": "START",
    "the start of": "START",
    "mid": "MID",
    "the middle of": "MID",
    "late": "END",
    "the end of": "END",
    "the last days of": "END",
}
_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_EDTF_SEASON = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}


def _int(text: str | None) -> int:
    digits = "".join(sign for sign in text or "" if sign.isdigit())
    return int(digits)


def make_day(year: int, month: int, day: int) -> date:
    """Return the day, or say that the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError as error:
        raise UnresolvedPhraseError("impossible_date") from error


def named_year(context: Context, text: str | None) -> int | None:
    """Return the year that the words name, None where they name none."""
    if not text:
        return None
    plain = text.lower()
    if plain[0].isdigit():
        return int(plain)
    if "that" in plain or "same" in plain:
        return _story_year(context)
    if "following" in plain:
        return _story_year(context) + 1
    return context.publication.year + {"last": -1, "next": 1}.get(plain.split()[0], 0)


def _story_year(context: Context) -> int:
    if context.year is None:
        raise UnresolvedPhraseError("no_narrative_anchor")
    return context.year


def year_of_day(context: Context, month: int, day: int) -> int:
    """Return the year in which a day without one lies: the story's, else the one nearest to publication."""
    if context.is_narrative and context.year is not None:
        return context.year
    published = context.publication
    candidates = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            candidates.append(date(year, month, day))
        except ValueError:
            continue
    if not candidates:
        raise UnresolvedPhraseError("impossible_date")
    if context.is_future() and (ahead := [found for found in candidates if found >= published]):
        return ahead[0].year
    return min(candidates, key=lambda found: abs((found - published).days)).year


def year_of_month(context: Context, month: int) -> int:
    """Return the year of a month without one: by the clause's direction, else the nearest, a tie to the past."""
    if context.is_narrative and context.year is not None:
        return context.year
    published = context.publication
    months_ahead = (month - published.month) % 12
    if context.is_future():
        return published.year + (0 if month >= published.month else 1)
    if months_ahead == 0:
        return published.year
    return published.year if month <= published.month else published.year - 1


def month_day(groups: Groups, context: Context) -> Value:
    """Resolve a month and a day, with or without a year."""
    month, day = w.month(groups["m"] or ""), _int(groups["d"])
    if stated := named_year(context, groups.get("y")):
        anchor = Anchor.EXPLICIT if (groups["y"] or "")[0].isdigit() else Anchor.EXPRESSION
        return v.on_day(make_day(stated, month, day), anchor=anchor)
    return v.on_day(make_day(year_of_day(context, month, day), month, day), anchor=_filled(context))


def _filled(context: Context) -> Anchor:
    return Anchor.EXPRESSION if context.is_narrative and context.year is not None else Anchor.PUBLICATION


def days_range(groups: Groups, context: Context) -> Value:
    """Resolve a range of days in one month or two; 'or' and 'and' name days, 'to' and a dash the days between."""
    first_month = w.month(groups["m"] or "")
    last_month = w.month(groups.get("m2") or groups["m"] or "")
    year = named_year(context, groups.get("y"))
    first_year = year or year_of_day(context, first_month, _int(groups["d"]))
    if year and first_month > last_month:
        first_year = year - 1
    first = make_day(first_year, first_month, _int(groups["d"]))
    last = make_day(first.year + (last_month < first_month), last_month, _int(groups["d2"]))
    if first > last:
        raise UnresolvedPhraseError("impossible_date")
    anchor = Anchor.EXPLICIT if year else _filled(context)
    return v.lasted(None, first, last, anchor=anchor)


def iso(groups: Groups, _context: Context) -> Value:
    """Resolve an ISO day or moment."""
    day = make_day(_int(groups["y"]), _int(groups["m"]), _int(groups["d"]))
    if not groups["clock"]:
        return v.on_day(day, anchor=Anchor.EXPLICIT)
    zone = "Z" if groups["zone"] == "Z" else ""
    return v.on_day(
        day, timex=f"{day.isoformat()}T{groups['clock']}{zone}", type=v.TimexType.TIME, anchor=Anchor.EXPLICIT
    )


def numeric(groups: Groups, context: Context) -> Value:
    """Resolve figures with slashes: day first, except in outlets of the USA; a part above 12 is the day."""
    a, b = _int(groups["a"]), _int(groups["b"])
    is_month_first = context.country == "USA"
    if a > 12 or b > 12:
        is_month_first = b > 12
    month, day = (a, b) if is_month_first else (b, a)
    return v.on_day(make_day(_int(groups["y"]), month, day), anchor=Anchor.EXPLICIT)


def month_year(groups: Groups, context: Context) -> Value:
    """Resolve a month of a year."""
    year = named_year(context, groups["y"])
    return v.whole_month(year or 0, w.month(groups["m"] or ""), anchor=Anchor.EXPLICIT)


def month_alone(groups: Groups, context: Context) -> Value:
    """Resolve a month without a year."""
    month = w.month(groups["m"] or "")
    year = year_of_month(context, month)
    other = year + 1 if year <= context.publication.year and month > context.publication.month else year - 1
    reading = v.whole_month(other, month).bounds
    return v.whole_month(
        year,
        month,
        anchor=_filled(context),
        confidence=0.85,
        alternatives=(v.DateReading(reading, 0.15, "the same month of another year"),) if reading else (),
    )


def directed_month(groups: Groups, context: Context) -> Value:
    """Resolve 'last December', 'next March'."""
    month, published = w.month(groups["m"] or ""), context.publication
    which = (groups["which"] or "").lower()
    if which in {"next", "the following"}:
        year = published.year + (month <= published.month)
    else:
        year = published.year - (month >= published.month)
    return v.whole_month(year, month)


def month_part(groups: Groups, context: Context) -> Value:
    """Resolve early, mid and late parts of a month."""
    month = w.month(groups["m"] or "")
    year = named_year(context, groups.get("y")) or year_of_month(context, month)
    return v.part_of_month(year, month, _PARTS[(groups["part"] or "").lower()])


def week_of_month(groups: Groups, context: Context) -> Value:
    """Resolve 'the first week of May': days 1-7 and so on, the last seven days."""
    month = w.month(groups["m"] or "")
    year = named_year(context, groups.get("y")) or year_of_month(context, month)
    nth = (groups["nth"] or "").lower()
    end = v.whole_month(year, month).bounds
    last = end.latest if end else None
    if last is None:
        raise UnresolvedPhraseError("impossible_date")
    if nth == "last":
        return v.whole(None, last - timedelta(days=6), last, DatePrecision.WEEK)
    start = 7 * (w.ORDINALS[nth] - 1) + 1
    return v.whole(None, date(year, month, start), date(year, month, min(start + 6, last.day)), DatePrecision.WEEK)


def year_alone(groups: Groups, _context: Context) -> Value:
    """Resolve a year."""
    return v.whole_year(_int(groups["y"]), anchor=Anchor.EXPLICIT)


def year_part(groups: Groups, _context: Context) -> Value:
    """Resolve early, mid and late parts of a year."""
    from_part = v.part_of_year(_int(groups["y"]), _PARTS[(groups["part"] or "").lower()])
    return from_part


def year_range(groups: Groups, _context: Context) -> Value:
    """Resolve '1914-18'."""
    first, last = groups["y"] or "", groups["y2"] or ""
    end = int(first[: len(first) - len(last)] + last)
    if end < int(first):
        raise UnresolvedPhraseError("impossible_date")
    return v.lasted(None, date(int(first), 1, 1), date(end, 12, 31), anchor=Anchor.EXPLICIT)


def before_christ(groups: Groups, _context: Context) -> Value:
    """Name a year before Christ, which the calendar of the bounds does not reach."""
    return Value(f"BC{_int(groups['y']):04d}", anchor=Anchor.EXPLICIT, reason="out_of_range")


def decade(groups: Groups, _context: Context) -> Value:
    """Resolve '1980s'; its parts keep the whole decade."""
    start = int(f"{groups['dec']}0")
    part = _PARTS.get((groups["part"] or "").lower())
    days = date(start, 1, 1), date(start + 9, 12, 31)
    return v.whole(
        groups["dec"], *days, DatePrecision.YEAR, modifier=part, edtf=f"{groups['dec']}X", anchor=Anchor.EXPLICIT
    )


def century(groups: Groups, _context: Context) -> Value:
    """Resolve '19th century'."""
    nth = (groups["nth"] or "").lower()
    number = w.ORDINALS.get(nth) or _int(nth)
    if not 1 < number < 22:
        raise UnresolvedPhraseError("out_of_range")
    first, last = date((number - 1) * 100, 1, 1), date(number * 100 - 1, 12, 31)
    part = _PARTS.get((groups["part"] or "").lower())
    return v.whole(f"{number - 1:02d}", first, last, DatePrecision.YEAR, modifier=part, anchor=Anchor.EXPLICIT)


def season(groups: Groups, context: Context) -> Value:
    """Resolve a northern season; a winter is named after the year in which it ends."""
    code = w.SEASONS[(groups["s"] or "").lower()]
    year = named_year(context, groups.get("y")) or _year_of_season(context, code, (groups["which"] or "").lower())
    start = date(year - (code == "WI"), _SEASON_MONTHS[code], 1)
    last = v.add_months(start, 3) - timedelta(days=1)
    part = _PARTS.get((groups["part"] or "").lower())
    edtf = f"{year}-{_EDTF_SEASON[code]}"
    return v.whole(f"{year}-{code}", start, last, DatePrecision.SPAN, modifier=part, edtf=edtf)


def _year_of_season(context: Context, code: str, which: str) -> int:
    if context.is_narrative and context.year is not None:
        return context.year
    published = context.publication
    starts = {
        year: date(year - (code == "WI"), _SEASON_MONTHS[code], 1)
        for year in range(published.year - 1, published.year + 3)
    }
    ends = {year: v.add_months(start, 3) - timedelta(days=1) for year, start in starts.items()}
    if which == "last":
        return max(year for year, end in ends.items() if end < published)
    if which in {"next", "the coming"} or (which != "this" and context.is_future()):
        return min(year for year, end in ends.items() if end >= published)
    if which == "this":
        return next((year for year in starts if starts[year] <= published <= ends[year]), published.year)
    return max(year for year, start in starts.items() if start <= published)


def quarter(groups: Groups, context: Context) -> Value:
    """Resolve a quarter of a year."""
    nth = (groups["nth"] or "").lower()
    number = 4 if nth == "last" else w.ORDINALS[nth]
    year = named_year(context, groups.get("y")) or context.publication.year
    first = date(year, 3 * number - 2, 1)
    last = v.add_months(first, 3) - timedelta(days=1)
    edtf = f"{first:%Y-%m}/{last:%Y-%m}"
    return v.whole(f"{year}-Q{number}", first, last, DatePrecision.SPAN, edtf=edtf)


def half(groups: Groups, context: Context) -> Value:
    """Resolve half a year."""
    stated = (groups["y"] or "").lower()
    year = context.publication.year if stated == "the year" else named_year(context, stated) or 0
    number = w.ORDINALS[(groups["nth"] or "").lower()]
    first, last = (date(year, 1, 1), date(year, 6, 30)) if number == 1 else (date(year, 7, 1), date(year, 12, 31))
    return v.whole(f"{year}-H{number}", first, last, DatePrecision.SPAN)
