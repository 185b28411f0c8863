"""Knows dateparser: the one door to it, for closed phrases of other languages that our own scan has found.

It never sees running text, and its parser is built once a language: building costs a tenth of a second.
"""

from datetime import date, datetime, time
from functools import lru_cache

from dateparser.date import DateDataParser

# REQUIRE_PARTS stays unset: a phrase such as "last month" has no day, and its period says so
_SETTINGS = {"STRICT_PARSING": False, "RETURN_TIME_AS_PERIOD": False, "PREFER_DATES_FROM": "current_period"}
# the same phrases come again and again; an entry is about 200 bytes
_KEPT_PHRASES = 4096
PERIODS = frozenset({"day", "week", "month", "year"})


@lru_cache(maxsize=_KEPT_PHRASES)
def resolve_phrase(phrase: str, language: str, published: date) -> tuple[date, str] | None:
    """Return the day and the period (day, week, month, year) of a relative phrase; None where it is not understood."""
    found = _parser(language, published).get_date_data(phrase)
    if found.date_obj is None or found.period not in PERIODS:
        return None
    return found.date_obj.date(), found.period


@lru_cache(maxsize=64)
def _parser(language: str, published: date) -> DateDataParser:
    """Return a parser that counts from noon of the day of publication, so that no zone moves it to another day."""
    moment = datetime.combine(published, time(12))
    return DateDataParser(languages=[language], settings={**_SETTINGS, "RELATIVE_BASE": moment})
