"""Knows how an event gets its date from the expression that governs it, or from publication."""

from dataclasses import replace
from datetime import date, timedelta

from events.domain.daterange import Bounds
from events.domain.dates.edtf import build_edtf
from events.domain.dates.explain import days_with_weekday, weekday_in_words
from events.domain.dates.read import DatesRead
from events.domain.dates.wording import bounds_in_words
from events.domain.types import DatePhrase, DateReading, EventDate
from events.domain.vocabulary import Anchor, DatePrecision, Extent, Factuality

# news of the day happened on the day of publication or on the day before
NEWS_DAYS = 1
NEWS_CONFIDENCE = 0.7
# what news calls recent lies within about a month
RECENT_DAYS = 30
SECOND_READING_CONFIDENCE = 0.6

_AHEAD = frozenset({Factuality.PLANNED, Factuality.THREATENED, Factuality.REQUESTED, Factuality.CONDITIONAL})


def date_event(phrase: DatePhrase | None, *, read: DatesRead, factuality: Factuality, is_background: bool) -> EventDate:
    """Return the date of an event: of the expression that governs it, else of the news of the day.

    What is past never reaches beyond publication; what is planned never lies before it where the words allow both;
    what still goes on, such as a war that began in 2011, lasts from the day named to publication.
    """
    published = read.published.day if read.published else None
    if phrase is not None and phrase.bounds is not None:
        return _from_phrase(phrase, phrase.bounds, published, factuality)
    if phrase is not None and phrase.reason and phrase.reason != "vague":
        return _unknown(phrase.reason, phrase)
    if is_background or factuality in _AHEAD:
        return _unknown("vague", phrase)
    if published is None:
        return _unknown("no_publication_date", phrase)
    if phrase is not None and phrase.timex == "PAST_REF":
        return _lately(published, phrase)
    return _news_of_the_day(published, phrase)


def _lately(published: date, phrase: DatePhrase) -> EventDate:
    """Return the days that 'recently' can mean of an event."""
    bounds = Bounds.within(published - timedelta(days=RECENT_DAYS), published)
    explanation = f'"{phrase.text}", published {weekday_in_words(published)}: {bounds_in_words(bounds)}.'
    return EventDate(
        bounds, build_edtf(bounds), phrase.rule, Anchor.PUBLICATION, explanation, phrase, SECOND_READING_CONFIDENCE
    )


def _unknown(reason: str, phrase: DatePhrase | None) -> EventDate:
    explanation = phrase.explanation if phrase and phrase.reason == reason else _WHY_UNKNOWN[reason]
    return EventDate(
        None, None, phrase.rule if phrase else "event-none", Anchor.NONE, explanation, phrase, reason=reason
    )


_WHY_UNKNOWN = {
    "no_publication_date": "The text names no date and the day of publication is not known.",
    "vague": "The text names no day, month or year for it.",
}


def _news_of_the_day(published: date, phrase: DatePhrase | None) -> EventDate:
    bounds = Bounds.within(published - timedelta(days=NEWS_DAYS), published)
    explanation = (
        f"No date in the words, told as the news of the day, published {weekday_in_words(published)}: "
        f"{days_with_weekday(bounds)}."
    )
    rule, confidence = "event-publication", NEWS_CONFIDENCE
    return EventDate(bounds, build_edtf(bounds), rule, Anchor.PUBLICATION, explanation, phrase, confidence)


def _from_phrase(phrase: DatePhrase, bounds: Bounds, published: date | None, factuality: Factuality) -> EventDate:
    if published is None:
        return _dated(phrase, bounds)
    if other := _reading_on_the_right_side(phrase, bounds, published, factuality):
        explanation = (
            f"{phrase.explanation} Read as {days_with_weekday(other.bounds)}, since it is told as {factuality}."
        )
        swapped = replace(phrase, explanation=explanation, confidence=SECOND_READING_CONFIDENCE, edtf=None)
        return _dated(swapped, other.bounds)
    if factuality is Factuality.ONGOING and bounds.latest is not None and bounds.latest < published:
        bounds = Bounds(bounds.earliest, bounds.latest, published, published, Extent.LASTED, DatePrecision.SPAN)
    elif phrase.rule == "part-unit" and phrase.modifier == "START":
        bounds = _up_to_publication(bounds, published)
    elif factuality not in _AHEAD and bounds.latest and bounds.latest > published and bounds.extent == Extent.WITHIN:
        bounds = _cut(bounds, published)
    changed = replace(phrase, edtf=None) if bounds != phrase.bounds else phrase
    return _dated(changed, bounds)


def _reading_on_the_right_side(
    phrase: DatePhrase, bounds: Bounds, published: date, factuality: Factuality
) -> DateReading | None:
    """Return the other reading where the chosen one contradicts what the text says of the event."""
    if factuality in _AHEAD:
        is_wrong = bounds.latest is not None and bounds.latest < published
        fits = [one for one in phrase.alternatives if one.bounds.latest and one.bounds.latest >= published]
    else:
        is_wrong = bounds.earliest is not None and bounds.earliest > published
        fits = [one for one in phrase.alternatives if one.bounds.earliest and one.bounds.earliest <= published]
    return fits[0] if is_wrong and fits else None


def _up_to_publication(bounds: Bounds, published: date) -> Bounds:
    """Return 'earlier this month' with the day of publication: the event may be its news."""
    if bounds.earliest is None or bounds.latest is None or published - bounds.latest != timedelta(days=1):
        return bounds
    return Bounds.within(bounds.earliest, published, precision=DatePrecision.SPAN)


def _cut(bounds: Bounds, published: date) -> Bounds:
    if bounds.earliest is None or bounds.earliest > published:
        return bounds
    return Bounds.within(bounds.earliest, published, precision=DatePrecision.SPAN)


def _dated(phrase: DatePhrase, bounds: Bounds) -> EventDate:
    others = tuple(other for other in phrase.alternatives if other.bounds != bounds)
    return EventDate(
        bounds,
        phrase.edtf or build_edtf(bounds),
        phrase.rule,
        phrase.anchor,
        phrase.explanation,
        phrase,
        phrase.confidence,
        alternatives=others,
    )
