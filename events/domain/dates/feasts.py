"""Knows religious and national days: their names, and the days they fall on in a year.

Islamic days follow the Umm al-Qura calendar; where the moon is sighted locally they can lie a day away.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

import convertdate.holidays as feasts
from convertdate import persian
from hijridate import Gregorian, Hijri

# the years the Umm al-Qura tables cover
HIJRI_FIRST_YEAR, HIJRI_LAST_YEAR = 1925, 2076
# Easter is reckoned in the calendar of 1582, and nobody's news is of the year 4000
FEAST_YEARS = range(1583, 4000)

Days = tuple[date, date]


def _fixed(month: int, day: int) -> Callable[[int], list[Days]]:
    return lambda year: [(date(year, month, day), date(year, month, day))]


def _easter(days: int = 0, *, church: str | None = None) -> Callable[[int], list[Days]]:
    def of(year: int) -> list[Days]:
        day = date(*feasts.easter(year, church)) + timedelta(days=days)
        return [(day, day)]

    return of


def _jewish(name: str, length: int = 1) -> Callable[[int], list[Days]]:
    def of(year: int) -> list[Days]:
        first = date(*getattr(feasts, name)(year))
        return [(first, first + timedelta(days=length - 1))]

    return of


def _hijri(month: int, day: int | None) -> Callable[[int], list[Days]]:
    """Return a day of the Islamic year, or a whole month; one solar year can hold two."""

    def of(year: int) -> list[Days]:
        if not HIJRI_FIRST_YEAR <= year <= HIJRI_LAST_YEAR:
            return []
        first = Gregorian(year, 1, 1).to_hijri().year
        found = []
        for hijri_year in (first, first + 1):
            start = _gregorian(Hijri(hijri_year, month, day or 1))
            length = 1 if day else Hijri(hijri_year, month, 1).month_length()
            if start.year == year:
                found.append((start, start + timedelta(days=length - 1)))
        return found

    return of


def _gregorian(day: Hijri) -> date:
    found = day.to_gregorian()
    return date(found.year, found.month, found.day)


def _persian(month: int, day: int) -> Callable[[int], list[Days]]:
    def of(year: int) -> list[Days]:
        start = date(*persian.to_gregorian(year - 621, month, day))
        return [(start, start)]

    return of


def _quds(year: int) -> list[Days]:
    """Return the last Friday of Ramadan."""
    found = []
    for _, last in _hijri(9, None)(year):
        friday = last - timedelta(days=(last.weekday() - 4) % 7)
        found.append((friday, friday))
    return found


def _nth_weekday(month: int, weekday: int, nth: int) -> Callable[[int], list[Days]]:
    def of(year: int) -> list[Days]:
        first = date(year, month, 1)
        day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
        return [(day, day)]

    return of


# name in lower case (with spaces and hyphens as one) -> the days it falls on in a solar year
_FEASTS: dict[str, Callable[[int], list[Days]]] = {
    "christmas": _fixed(12, 25),
    "christmas day": _fixed(12, 25),
    "christmas eve": _fixed(12, 24),
    "boxing day": _fixed(12, 26),
    "orthodox christmas": _fixed(1, 7),
    "new year's eve": _fixed(12, 31),
    "new year's day": _fixed(1, 1),
    "may day": _fixed(5, 1),
    "armistice day": _fixed(11, 11),
    "remembrance day": _fixed(11, 11),
    "veterans day": _fixed(11, 11),
    "bastille day": _fixed(7, 14),
    "halloween": _fixed(10, 31),
    "valentine's day": _fixed(2, 14),
    "thanksgiving": _nth_weekday(11, 3, 4),
    "thanksgiving day": _nth_weekday(11, 3, 4),
    "labor day": _nth_weekday(9, 0, 1),
    "easter": _easter(),
    "easter sunday": _easter(),
    "easter monday": _easter(1),
    "good friday": _easter(-2),
    "palm sunday": _easter(-7),
    "ash wednesday": _easter(-46),
    "pentecost": _easter(49),
    "orthodox easter": _easter(church="orthodox"),
    "yom kippur": _jewish("yom_kippur"),
    "rosh hashanah": _jewish("rosh_hashanah", 2),
    "passover": _jewish("passover", 7),
    "sukkot": _jewish("sukkot", 7),
    "hanukkah": _jewish("hanukkah", 8),
    "purim": _jewish("purim"),
    "shavuot": _jewish("shavuot"),
    "tisha b'av": _jewish("tisha_bav"),
    "ramadan": _hijri(9, None),
    "eid al fitr": _hijri(10, 1),
    "eid al adha": _hijri(12, 10),
    "ashura": _hijri(1, 10),
    "arbaeen": _hijri(2, 20),
    "mawlid": _hijri(3, 12),
    "muharram": _hijri(1, None),
    "quds day": _quds,
    "nowruz": _persian(1, 1),
}
_SPELLINGS = {
    "xmas": "christmas",
    "new years eve": "new year's eve",
    "new years day": "new year's day",
    "nauruz": "nowruz",
    "newroz": "nowruz",
    "norouz": "nowruz",
    "hannukah": "hanukkah",
    "chanukah": "hanukkah",
    "rosh hashana": "rosh hashanah",
    "veterans' day": "veterans day",
    "eid ul fitr": "eid al fitr",
    "eid el fitr": "eid al fitr",
    "eid ul adha": "eid al adha",
    "eid el adha": "eid al adha",
    "al quds day": "quds day",
}
_NAMES = "|".join(
    re.escape(name).replace(r"\ ", "[ -]").replace("'", "['’]")
    for name in sorted({*_FEASTS, *_SPELLINGS}, key=len, reverse=True)
)
_FEAST = re.compile(rf"(?:{_NAMES})(?![\w-])", re.IGNORECASE)
# the first words of the names, with their capitals, so that the text is asked only where a name can begin
FEAST_HEADS = frozenset(
    head for name in (*_FEASTS, *_SPELLINGS) for word in (name.split()[0],) for head in (word.title(), word.upper())
) | frozenset({"Valentine", "Al"})


def match_feast(text: str, start: int, end: int) -> int | None:
    """Return where the name of a feast that starts at an offset ends, None where there is none."""
    found = _FEAST.match(text, start, end)
    return found.end() if found else None


@cache
def days_of_feast(name: str, year: int) -> tuple[Days, ...]:
    """Return first and last day of every time a feast falls in a solar year; empty where the tables do not reach."""
    if year not in FEAST_YEARS:
        return ()
    plain = re.sub(r"[\s-]+", " ", name.lower().replace("’", "'"))
    return tuple(_FEASTS[_SPELLINGS.get(plain, plain)](year))
