"""Finds the time expressions of an article and resolves them, each where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from events.domain.dates.context import Context
from events.domain.dates.dateline import check_dateline
from events.domain.dates.explain import explain
from events.domain.dates.foreign import read_foreign
from events.domain.dates.found import Found
from events.domain.dates.governed import govern
from events.domain.dates.languages import covered_languages, language_of
from events.domain.dates.phrases import find_phrases
from events.domain.dates.resolvers import resolve_found, resolve_strictly
from events.domain.dates.value import Value
from events.domain.types import ArticleText, DatePhrase, Note, Published
from events.domain.vocabulary import Anchor, TimexType

# a text is a narrative when so many of the years it names lie more than one year off publication's
MIN_YEARS_OF_NARRATIVE = 3
FAR_YEARS = 1
NARRATIVE_SHARE = 0.6
# news names far years too, as background, but it also says "on Monday"; a history hardly does
YEARS_PER_NEWS_WORD = 8
# figures say the same in every language
_FIGURES = frozenset({"iso", "numeric"})
_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their"})
_FROM_TODAY = frozenset(
    {"weekday", "directed-weekday", "day-part", "early-day", "deictic", "weekend", "overnight", "part-unit", "tonight"}
)


@dataclass(frozen=True, slots=True)
class DatesRead:
    """Hold the time expressions of an article, what an editor should see, and the anchor really used."""

    phrases: tuple[DatePhrase, ...]
    notes: tuple[Note, ...] = ()
    published: Published | None = None


def read_dates(article: ArticleText) -> DatesRead:
    """Return every time expression of an article with what it resolves to.

    Offsets count characters of `article.text`. A dateline that contradicts the publication date wins over it.
    """
    language = language_of(article.text, article.language)
    if language in covered_languages():
        day = article.published.day if article.published else None
        return DatesRead(tuple(read_foreign(article.text, language, day)), (), article.published)
    found = list(find_phrases(article.text))
    if language != "en":
        found = [one for one in found if one.rule in _FIGURES]
    published, notes = check_dateline(article, found)
    context = Context(
        text=article.text,
        day=published.day if published else None,
        country=article.country,
        found=found,
        resolve=resolve_strictly,
        clock=f"{published.moment:%H:%M}" if published and published.moment else None,
    )
    context.story.is_narrative = _is_narrative(found, context.day)
    phrases = tuple(_read_phrase(one, index, context) for index, one in enumerate(found))
    return DatesRead(phrases, notes, published)


def _is_narrative(found: list[Found], published: date | None) -> bool:
    """Say whether the text tells of years long past, so that its months are the story's."""
    years = [int(year) for one in found if (year := one.part("y")).isdigit() and len(year) == 4]
    far = sum(published is None or abs(year - published.year) > FAR_YEARS for year in years)
    from_today = sum(one.rule in _FROM_TODAY for one in found)
    is_history = far >= MIN_YEARS_OF_NARRATIVE and far >= NARRATIVE_SHARE * len(years)
    return is_history and far >= YEARS_PER_NEWS_WORD * from_today


def _read_phrase(found: Found, index: int, context: Context) -> DatePhrase:
    context.index = index
    value = resolve_found(found, context)
    governed = govern(value, found, context)
    if not _is_aside(found, value, context):
        context.story.remember(governed, found.start, found.end, context.day)
    context.note_beginning(found, context.story.day if context.story.start == found.start else None)
    return _as_phrase(governed, found, context)


def _is_aside(found: Found, value: Value, context: Context) -> bool:
    """Say whether an expression tells of something beside the story, which goes on from where it was.

    That is the day of another event, the time of another zone in brackets; in a history also what is in brackets,
    what lies ahead of the story, and what it has gone on since.
    """
    if found.start in context.told_within:
        return True
    is_bracketed = context.text[max(0, found.start - 1) : found.start] == "("
    if not context.story.is_narrative:
        return is_bracketed and value.type == TimexType.TIME
    if value.anchor == Anchor.PUBLICATION or context.preposition(found) == "since":
        return True
    if found.rule == "offset" and found.part("d") in {"earlier", "ago", "before", "previously"}:
        return True
    if found.rule in {"year", "month-year"} and (is_bracketed or _is_attribute(found, context)):
        return True
    return context.is_future(found)


def _is_attribute(found: Found, context: Context) -> bool:
    """Say whether a year only names something: 'the 1839 treaty', 'its May 2007 high'."""
    is_followed = (
        context.text[found.end : found.end + 1] == " " and context.text[found.end + 1 : found.end + 2].islower()
    )
    return is_followed and context.preposition(found) in _DETERMINERS


def _as_phrase(value: Value, found: Found, context: Context) -> DatePhrase:
    return DatePhrase(
        start=found.start,
        end=found.end,
        text=found.text,
        type=value.type,
        rule=found.rule,
        anchor=value.anchor,
        timex=value.timex,
        modifier=value.modifier,
        bounds=value.bounds,
        edtf=value.edtf,
        confidence=value.confidence,
        explanation=explain(value, found.text, context.day),
        reason=value.reason,
        alternatives=value.alternatives,
    )
