"""Knows datelines: 'CITY, June 13 (Outlet) -', 'Wed 05 Apr 2017'; one that contradicts the given date wins."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time

from events.domain.dates import words as w
from events.domain.dates.found import Found
from events.domain.types import ArticleText, Note, Published

# a dateline stands at the head of the text
HEAD_CHARS = 300
# "Tuesday 19 July 2016 16:45" is a stamp wherever it stands in what the page shows first
STAMP_CHARS = 80
# an article may appear a day after its dateline was written, and in another time zone
TOLERATED_DAYS = 1
# further apart, the date belongs to what the article tells, not to the article
MAX_DAYS = 400

_CITY_BEFORE = re.compile(r"(?:^|\n)\s*(?:[A-Z][\w.'’-]+(?:[ /,]+[A-Z(][\w.'’)-]*){0,5}),?\s*(?:[|/–—-]\s*)?$")
_OUTLET_AFTER = re.compile(r"^\s*(?:,?\s*\([^()\n]{2,40}\)|,?\s*\d{4})?\s*(?:--|[-–—:])\s|^\s*\([A-Z][^()\n]{1,40}\)")
_STAMP_BEFORE = re.compile(
    r"(?:^|\n)\s*(?:(?:last |first )?(?:date of publication|updated|published|posted|modified)(?: at| on)?:?"
    r"|date:?)?\s*$",
    re.IGNORECASE,
)
# a headline, an agency and a date printed in front of the first sentence: 'Syria bombs Raqa AFP Monday 18 Aug 2014'
_AGENCY_BEFORE = re.compile(
    r"\b(?:AFP|AP|Reuters|dpa|DPA|UPI|Xinhua|Anadolu|SANA|NNA|TASS|EFE|ANSA|WAM|SPA|IRNA)\s+(?:[A-Z][a-z]+day,?\s+)?$"
)
_STAMP_AFTER = re.compile(r"^\s*(?:\n|$|[|–—-]|at \d|\d{1,2}:\d\d|,? ?\d{1,2}[:.]\d\d|\()")
_TEXT_AFTER = re.compile(r"\W{0,3}(?:[A-Z\n]|get short|\(updated|updated|$)")
_DATED = frozenset({"month-day", "day-month", "day-clock", "numeric", "iso"})
_GLUED = re.compile(
    r"(?:updated|published|posted)(?: at| on)?:? (?P<m>[A-Z][a-z]{2,8})\.? (?P<d>\d{2}) ?(?P<y>20\d\d)\b", re.IGNORECASE
)


def check_dateline(article: ArticleText, found: Sequence[Found]) -> tuple[Published | None, tuple[Note, ...]]:
    """Return the anchor of the article, and a note where its own dateline contradicts the given one."""
    given = article.published
    stated = _dateline(article.text, found, given)
    if stated is None:
        return given, ()
    day, start, end = stated
    if given is None:
        return (Published(day), ()) if _has_year(article.text[start:end]) else (None, ())
    apart = abs((given.day - day).days)
    if apart <= TOLERATED_DAYS or apart > MAX_DAYS:
        return given, ()
    words = " ".join(article.text[start:end].split())
    message = (
        f'The text is dated "{words}" ({day.isoformat()}), the article {given.day.isoformat()}: '
        f"relative dates are counted from {day.isoformat()}."
    )
    return _moved(given, day), (Note("dateline_contradicts", message, start, end),)


def _has_year(text: str) -> bool:
    return re.search(r"\d{4}", text) is not None


def _moved(given: Published, day: date) -> Published:
    """Return the publication on the day of the dateline; its hour is no longer known."""
    if given.moment is None:
        return Published(day)
    return Published(day, datetime.combine(day, time(12), tzinfo=given.moment.tzinfo))


def _dateline(text: str, found: Sequence[Found], given: Published | None) -> tuple[date, int, int] | None:
    if glued := _GLUED.search(text, 0, HEAD_CHARS):
        month = w.MONTHS.get(glued["m"].lower())
        if month and (day := _day(int(glued["y"]), month, int(glued["d"]))):
            return day, glued.start("m"), glued.end()
    for one in found:
        if one.start > HEAD_CHARS:
            return None
        if one.rule in _DATED and _is_dateline(text, one) and (day := _day_of(one, given)):
            return day, one.start, one.end
    return None


def _is_dateline(text: str, found: Found) -> bool:
    before, after = text[max(0, found.start - 80) : found.start], text[found.end : found.end + 60]
    if found.start == 0 and _has_year(found.text) and _TEXT_AFTER.match(after):
        return True
    if found.rule == "day-clock" and found.start < STAMP_CHARS and " at " not in found.text:
        return _has_year(found.text)
    if found.start == 0 or before.endswith("\n"):
        before = "\n"
    if _AGENCY_BEFORE.search(before) and _has_year(found.text):
        return _TEXT_AFTER.match(after) is not None
    if _STAMP_BEFORE.search(before):
        stands_apart = _STAMP_AFTER.search(after) or _TEXT_AFTER.match(after)
        return bool(found.part("y")) and stands_apart is not None
    return _CITY_BEFORE.search(before) is not None and _OUTLET_AFTER.search(after) is not None


def _day_of(found: Found, given: Published | None) -> date | None:
    """Return the day of a dateline; without a year the one nearest to the given publication."""
    if found.rule == "iso":
        return _day(*(int(figure) for figure in (found.text[:4], found.text[5:7], found.text[8:10])))
    if found.rule == "numeric":
        return _numeric_day(found.text, given)
    if found.rule == "day-clock":
        inner = found.inner_day("x")
        return _day_of(inner, given) if inner is not None else None
    month, day = w.month(found.part("m")), w.ordinal(found.part("d"))
    if found.part("y").isdigit():
        return _day(int(found.part("y")), month, day)
    if given is None:
        return None
    years = (given.day.year - 1, given.day.year, given.day.year + 1)
    days = [one for year in years if (one := _day(year, month, day))]
    return min(days, key=lambda one: abs((one - given.day).days), default=None)


def _numeric_day(text: str, given: Published | None) -> date | None:
    """Return the day of figures with strokes; where both orders are possible the one nearer to the given date."""
    first, second, year = (int(figure) for figure in text.replace(".", "/").split("/"))
    if year < 100:
        return None
    days = [one for month, day in ((second, first), (first, second)) if (one := _day(year, month, day))]
    if given is None:
        return days[0] if len(days) == 1 else None
    return min(days, key=lambda one: abs((one - given.day).days), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
