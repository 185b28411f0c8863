"""Knows the Persian and the Islamic calendar: the names of their months, and the days they stand for."""

import re
from datetime import date

from convertdate import persian
from hijridate import Hijri

from events.domain.dates.value import UnresolvedPhraseError
from events.domain.dates.words import listed

_PERSIAN = {
    name: number
    for number, name in enumerate(
        listed("farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand"), start=1
    )
}
_HIJRI = {
    "muharram": 1,
    "safar": 2,
    "rabi al awwal": 3,
    "rabi i": 3,
    "rabi al thani": 4,
    "rabi ii": 4,
    "jumada al ula": 5,
    "jumada i": 5,
    "jumada al thani": 6,
    "jumada al akhira": 6,
    "jumada ii": 6,
    "rajab": 7,
    "shaban": 8,
    "ramadan": 9,
    "shawwal": 10,
    "dhu al qadah": 11,
    "dhu al hijja": 12,
    "dhu al hijjah": 12,
}
_MONTH = re.compile(
    "(?:"
    + "|".join(name.replace(" ", "[ -]") for name in sorted((*_PERSIAN, *_HIJRI), key=len, reverse=True))
    + r")\b",
    re.IGNORECASE,
)
MONTH_HEADS = frozenset(name.split()[0].title() for name in (*_PERSIAN, *_HIJRI))


def match_month(text: str, start: int, end: int) -> int | None:
    """Return where the name of a Persian or Islamic month that starts at an offset ends, None where there is none."""
    found = _MONTH.match(text, start, end)
    return found.end() if found else None


def day_of(name: str, year: int, day: int) -> date:
    """Return the solar day of a Persian or Islamic one.

    Raises: UnresolvedPhraseError (`impossible_date`, `out_of_range`).
    """
    plain = re.sub(r"[\s-]+", " ", name.lower())
    try:
        if plain in _PERSIAN:
            return _checked_persian(year, _PERSIAN[plain], day)
        found = Hijri(year, _HIJRI[plain], day).to_gregorian()
    except OverflowError as error:
        raise UnresolvedPhraseError("out_of_range") from error
    except ValueError as error:
        raise UnresolvedPhraseError("impossible_date") from error
    return date(found.year, found.month, found.day)


def _checked_persian(year: int, month: int, day: int) -> date:
    if not 1 <= day <= persian.month_length(year, month):
        raise UnresolvedPhraseError("impossible_date")
    return date(*persian.to_gregorian(year, month, day))


def persian_year(year: int) -> tuple[date, date]:
    """Return the first and the last solar day of a Persian year."""
    first = date(*persian.to_gregorian(year, 1, 1))
    return first, date.fromordinal(date(*persian.to_gregorian(year + 1, 1, 1)).toordinal() - 1)
