"""What holds for every text: order of bounds, spans, determinism, shifts, and no crash on bad input."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.domain.dates import read_text
from events.domain.dates.wording import bounds_in_words
from events.domain.vocabulary import Anchor

_WORDS = st.sampled_from(
    re.split(
        r"\s+",
        """on in by until since from to the a of Monday Friday Sunday weekend June March May 13 30 31 2024 1999 1403
        last next this earlier later early late mid- week month year day hours two three several ago before after
        following same night morning overnight dawn noon 6 p.m. GMT , . - ( ) talks resume said will struck war
        began truce every daily now quarter summer winter 1980s century BC Ramadan Easter Day 40 2025-06-13
        13/10/2025 '89""",
    )
)
_TEXTS = st.lists(_WORDS, max_size=25).map(" ".join)
_DAYS = st.dates(date(1950, 1, 10), date(2070, 12, 20))
# words that name their year, or feasts of the moon, do not move with publication
_MOVING_WORDS = re.split(
    r"\s+",
    """on the Monday Friday Sunday weekend last next this earlier later week days two three ago yesterday today
    overnight night morning recent coming in struck , . said""",
)
_MOVING = st.lists(st.sampled_from(_MOVING_WORDS), max_size=15).map(" ".join)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_TEXTS, st.none() | _DAYS)
def test_reading_keeps_its_promises(text: str, published: date | None) -> None:
    found = read_text(text, published).phrases

    assert found == read_text(text, published).phrases
    end = 0
    for one in found:
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        end = one.end
        assert one.explanation
        assert bounds_in_words(one.bounds)
        if one.bounds and one.bounds.earliest and one.bounds.latest:
            assert one.bounds.earliest <= one.bounds.latest
            assert one.edtf


@settings(max_examples=150, deadline=None)
@given(_MOVING, _DAYS)
def test_a_week_later_everything_lies_a_week_later(text: str, published: date) -> None:
    week = timedelta(days=7)
    before, after = read_text(text, published).phrases, read_text(text, published + week).phrases

    assert [one.text for one in before] == [one.text for one in after]
    for one, other in zip(before, after, strict=True):
        if one.anchor == Anchor.PUBLICATION and one.bounds is not None:
            assert other.bounds is not None
            assert one.bounds.earliest is not None
            assert other.bounds.earliest == one.bounds.earliest + week


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["en", "ar", "he", "fa", "tr", "fr", "de", "es", "ru", "zh", ""]))
def test_any_text_is_read(text: str, language: str) -> None:
    for one in read_text(text, "2025-06-18", language=language).phrases:
        assert text[one.start : one.end] == one.text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("9" * 1_000_000, id="million-figures"),
        pytest.param("in " + "9" * 5000 + " years", id="long-count"),
        pytest.param("999999999 years ago, 123456 days later", id="far-past"),
        pytest.param("in 123456789012 weeks, 999,999,999 months ago", id="far-weeks"),
        pytest.param("on June 13 " * 5000, id="many-dates"),
        pytest.param("two days later " * 5000, id="many-offsets"),
        pytest.param("(" * 50_000, id="brackets"),
        pytest.param("the " * 50_000, id="articles"),
        pytest.param("- " * 50_000, id="dashes"),
        pytest.param("23 Khordad 1404, 13 June 2025, 10 Muharram 1446", id="mixed-calendars"),
        pytest.param("\ud800 on Friday \udfff", id="lone-surrogates"),
        pytest.param("on\u00a0Friday\u200b and\u2028Monday", id="odd-blanks"),
    ],
)
def test_bad_input_is_read_without_a_crash(text: str) -> None:
    for one in read_text(text, "2025-06-18").phrases:
        assert text[one.start : one.end] == one.text


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "1900-01-01", "2150-06-18"])
def test_publication_at_the_edges_of_the_calendar(published: str) -> None:
    text = (
        "yesterday, tomorrow, last week, next month, two years ago, the weekend, in recent weeks, the coming weeks,"
        " next year, the past decade, on Friday, June 13, in March, last Christmas, Ramadan, this winter, overnight,"
        " later this year, by Sunday, since Monday, the fourth quarter, last century, 100 years ago, Easter,"
        " the day after tomorrow, overnight into Friday, Friday to Sunday, last quarter, '89, the first week of May"
    )

    for one in read_text(text, published).phrases:
        assert one.bounds is not None or one.reason in {"out_of_range", "no_narrative_anchor", "vague"} or one.timex
