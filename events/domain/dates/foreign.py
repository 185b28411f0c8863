"""Finds and resolves dates in languages other than English: explicit days, weekdays, and common relative phrases."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from events.domain.daterange import Bounds
from events.domain.dates import value as v
from events.domain.dates.calendars import day_of
from events.domain.dates.explain import explain
from events.domain.dates.languages import TimeWords, time_words
from events.domain.dates.resolve import resolve_phrase
from events.domain.dates.value import UnresolvedPhraseError, Value
from events.domain.types import DatePhrase, DateReading
from events.domain.vocabulary import Anchor

_PERSIAN_MONTHS = "farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand"
_KINDS = ("iso", "numeric", "date", "monthyear", "relative", "weekday", "today", "yesterday", "tomorrow")
# without tenses to go by, a bare weekday is the latest one a little less surely than in English
_WEEKDAY_CONFIDENCE = 0.8


def read_foreign(text: str, language: str, published: date | None) -> Iterator[DatePhrase]:
    """Yield the time expressions of a text in a covered language, in text order."""
    words = time_words(language)
    for found in words.scan.finditer(text):
        kind = next(name for name in _KINDS if found[name])
        yield _phrase(found, f"{language}-{kind}", _resolve(found, kind, words, language, published), published)


def _phrase(found: re.Match[str], rule: str, value: Value, published: date | None) -> DatePhrase:
    return DatePhrase(
        start=found.start(),
        end=found.end(),
        text=found[0],
        type=value.type,
        rule=rule,
        anchor=value.anchor,
        timex=value.timex,
        bounds=value.bounds,
        edtf=value.edtf,
        confidence=value.confidence,
        explanation=explain(value, found[0], published),
        reason=value.reason,
        alternatives=value.alternatives,
    )


def _resolve(found: re.Match[str], kind: str, words: TimeWords, language: str, published: date | None) -> Value:
    try:
        if kind in {"iso", "numeric"}:
            return _figures(found[0])
        if kind == "monthyear":
            return v.whole_month(int(found["my"]), _number(found["mm"], words.months), anchor=Anchor.EXPLICIT)
        if kind == "date":
            return _explicit(found, words, published)
        if published is None:
            raise UnresolvedPhraseError("no_publication_date")
        if kind == "weekday":
            return _weekday(found, words, published)
        return _relative(_in_known_words(found[0], words), kind, language, published)
    except UnresolvedPhraseError as error:
        return Value(None, anchor=Anchor.NONE, reason=str(error))


def _figures(text: str) -> Value:
    """Return the day of figures: year first in ISO, else day first as outside the USA."""
    parts = [int(figure) for figure in re.split(r"[-./]", text)]
    year, month, day = parts if "-" in text else reversed(parts)
    return v.on_day(v.make_day(year, month, day), anchor=Anchor.EXPLICIT)


def _number(text: str, names: Sequence[re.Pattern[str]]) -> int:
    """Return which name a word is, counted from 1; 0 for none."""
    return next((number for number, name in enumerate(names, start=1) if name.fullmatch(text)), 0)


def _explicit(found: re.Match[str], words: TimeWords, published: date | None) -> Value:
    """Return a day with its month; without a year the one nearest to publication."""
    day, month = int(found["d"]), _number(found["m"], words.months)
    if not month:
        return _persian_day(day, _number(found["m"], words.persian_months), found["y"], published)
    if found["y"]:
        return v.on_day(v.make_day(int(found["y"]), month, day), anchor=Anchor.EXPLICIT)
    if published is None:
        raise UnresolvedPhraseError("no_publication_date")
    days = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            days.append(v.make_day(year, month, day))
        except UnresolvedPhraseError:  # 29 February of a common year
            continue
    if not days:
        raise UnresolvedPhraseError("impossible_date")
    return v.on_day(min(days, key=lambda one: abs((one - published).days)))


def _persian_day(day: int, month: int, year: str | None, published: date | None) -> Value:
    name = _PERSIAN_MONTHS.split()[month - 1]
    if year:
        return v.on_day(day_of(name, int(year), day), anchor=Anchor.EXPLICIT)
    if published is None:
        raise UnresolvedPhraseError("no_publication_date")
    near = published.year - 621
    days = [day_of(name, one, day) for one in (near - 1, near)]
    return v.on_day(min(days, key=lambda one: abs((one - published).days)))


def _weekday(found: re.Match[str], words: TimeWords, published: date) -> Value:
    """Return the latest such weekday, the day of publication included, unless the words direct it."""
    number = _number(found["w"], words.weekdays) - 1
    since, until = (published.weekday() - number) % 7, (number - published.weekday()) % 7
    if words.ahead.search(found[0]):
        return v.on_day(published + timedelta(days=until or 7))
    if words.back.search(found[0]):
        return v.on_day(published - timedelta(days=since or 7))
    if since == 0:
        return v.on_day(published)
    other = DateReading(Bounds.on(published + timedelta(days=until)), 0.2, "the next such weekday")
    return v.on_day(published - timedelta(days=since), confidence=_WEEKDAY_CONFIDENCE, alternatives=(other,))


def _in_known_words(text: str, words: TimeWords) -> str:
    """Return a phrase in lower case, with its number word as a figure and in words that dateparser knows."""
    plain = text.replace("İ", "i").lower()
    for word, known in words.same_as:
        plain = plain.replace(word, known)
    for number, spelled in enumerate(words.numbers, start=1):
        plain = spelled.sub(str(number), plain)
    return plain


def _relative(text: str, kind: str, language: str, published: date) -> Value:
    if kind in {"today", "yesterday", "tomorrow"}:
        return v.on_day(v.add_days(published, {"today": 0, "yesterday": -1, "tomorrow": 1}[kind]))
    found = resolve_phrase(text, language, published)
    if found is None:
        raise UnresolvedPhraseError("vague")
    day, period = found
    return v.unit_at(day, period, 0, Anchor.PUBLICATION)
