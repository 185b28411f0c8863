"""Rules of months, seasons, years and units; seen from Wednesday 18 June 2025."""

import pytest

from tests.domain.dates.reading import days, only

WEDNESDAY = "2025-06-18"


@pytest.mark.parametrize(
    ("text", "timex", "earliest", "latest", "edtf"),
    [
        pytest.param("in May 2024 it", "2024-05", "2024-05-01", "2024-05-31", "2024-05", id="month-of-year"),
        pytest.param("in March it", "2025-03", "2025-03-01", "2025-03-31", "2025-03", id="month-past"),
        pytest.param("At an October summit", "2024-10", "2024-10-01", "2024-10-31", "2024-10", id="month-of-last-year"),
        pytest.param("It is due in February.", "2026-02", "2026-02-01", "2026-02-28", "2026-02", id="month-ahead"),
        pytest.param("last December it", "2024-12", "2024-12-01", "2024-12-31", "2024-12", id="last-month-named"),
        pytest.param("next March it", "2026-03", "2026-03-01", "2026-03-31", "2026-03", id="next-month-named"),
        pytest.param("in early May it", "2025-05", "2025-05-01", "2025-05-10", "[2025-05-01..2025-05-10]", id="early"),
        pytest.param("in mid-May it", "2025-05", "2025-05-11", "2025-05-20", "[2025-05-11..2025-05-20]", id="mid"),
        pytest.param("in late May it", "2025-05", "2025-05-21", "2025-05-31", "[2025-05-21..2025-05-31]", id="late"),
        pytest.param(
            "late last year it", "2024", "2024-09-01", "2024-12-31", "[2024-09-01..2024-12-31]", id="late-year"
        ),
        pytest.param("the first week of May", None, "2025-05-01", "2025-05-07", "[2025-05-01..2025-05-07]", id="week"),
        pytest.param("the last days of May", None, "2025-05-25", "2025-05-31", "[2025-05-25..2025-05-31]", id="days"),
        pytest.param("in the summer of 2024", "2024-SU", "2024-06-01", "2024-08-31", "2024-22", id="season-of-year"),
        pytest.param("last autumn it", "2024-FA", "2024-09-01", "2024-11-30", "2024-23", id="last-season"),
        pytest.param("this winter it", "2025-WI", "2024-12-01", "2025-02-28", "2024-24", id="winter"),
        pytest.param("the first quarter", "2025-Q1", "2025-01-01", "2025-03-31", "2025-01/2025-03", id="quarter"),
        pytest.param(
            "third-quarter profit", "2024-Q3", "2024-07-01", "2024-09-30", "2024-07/2024-09", id="past-quarter"
        ),
        pytest.param("the second half of 2024", "2024-H2", "2024-07-01", "2024-12-31", "2024-07/2024-12", id="half"),
        pytest.param("in 2011 it", "2011", "2011-01-01", "2011-12-31", "2011", id="year"),
        pytest.param("in fiscal 2024 it", "2024", "2024-01-01", "2024-12-31", "2024", id="fiscal-year"),
        pytest.param("in the 1980s it", "198", "1980-01-01", "1989-12-31", "198X", id="decade"),
        pytest.param("the nineteenth century", "18", "1800-01-01", "1899-12-31", "18XX", id="century"),
        pytest.param(
            "last week it", "2025-W24", "2025-06-09", "2025-06-15", "[2025-06-09..2025-06-15]", id="last-week"
        ),
        pytest.param("this month it", "2025-06", "2025-06-01", "2025-06-30", "2025-06", id="this-month"),
        pytest.param("next year it", "2026", "2026-01-01", "2026-12-31", "2026", id="next-year"),
        pytest.param(
            "earlier this week", "2025-W25", "2025-06-16", "2025-06-17", "[2025-06-16..2025-06-17]", id="earlier"
        ),
        pytest.param("later this month", "2025-06", "2025-06-19", "2025-06-30", "[2025-06-19..2025-06-30]", id="later"),
        pytest.param(
            "in recent days", "PAST_REF", "2025-06-11", "2025-06-18", "2025-06-11/2025-06-18", id="recent-days"
        ),
        pytest.param(
            "in recent weeks", "PAST_REF", "2025-05-07", "2025-06-18", "2025-05-07/2025-06-18", id="recent-weeks"
        ),
        pytest.param(
            "in the coming days", "FUTURE_REF", "2025-06-18", "2025-06-25", "[2025-06-18..2025-06-25]", id="coming-days"
        ),
        pytest.param("two days ago it", "2025-06-16", "2025-06-16", "2025-06-16", "2025-06-16", id="days-ago"),
        pytest.param("a week ago it", "2025-06-11", "2025-06-11", "2025-06-11", "2025-06-11", id="a-week-ago"),
        pytest.param(
            "two weeks ago", "2025-W23", "2025-06-02", "2025-06-08", "[2025-06-02..2025-06-08]", id="weeks-ago"
        ),
        pytest.param("six months ago", "2024-12", "2024-12-01", "2024-12-31", "2024-12", id="months-ago"),
        pytest.param("three years ago", "2022", "2022-01-01", "2022-12-31", "2022", id="years-ago"),
        pytest.param(
            "weeks ago it", "PAST_REF", "2025-05-07", "2025-06-04", "[2025-05-07..2025-06-04]", id="vague-weeks"
        ),
        pytest.param("the past decade", "P1DE", "2015-06-18", "2025-06-18", "2015-06/2025-06", id="past-decade"),
    ],
)
def test_unit_of(text: str, timex: str | None, earliest: str, latest: str, edtf: str) -> None:
    phrase = only(text, WEDNESDAY)

    assert (phrase.timex, *days(phrase), phrase.edtf) == (timex, earliest, latest, edtf)


@pytest.mark.parametrize(
    ("text", "timex", "kind", "modifier"),
    [
        pytest.param("a 12-day war", "P12D", "DURATION", None, id="hyphenated"),
        pytest.param("a nine-month low", "P9M", "DURATION", None, id="number-word"),
        pytest.param("for more than two hours", "PT2H", "DURATION", "MORE_THAN", id="more-than"),
        pytest.param("for almost three years", "P3Y", "DURATION", "LESS_THAN", id="almost"),
        pytest.param("for up to 10 days", "P10D", "DURATION", "EQUAL_OR_LESS", id="up-to"),
        pytest.param("within half an hour", "PT30M", "DURATION", None, id="half-an-hour"),
        pytest.param("for three and a half hours", "PT3.5H", "DURATION", None, id="and-a-half"),
        pytest.param("two to three weeks", "P3W", "DURATION", None, id="range-of-counts"),
        pytest.param("66 million years", "P66000000Y", "DURATION", None, id="millions"),
        pytest.param("for twenty-one days", "P21D", "DURATION", None, id="compound-number"),
        pytest.param("within days", "PXD", "DURATION", None, id="vague"),
        pytest.param("expected to last six weeks", "P6W", "DURATION", None, id="last-as-verb"),
        pytest.param("for several weeks", "PXW", "DURATION", None, id="several"),
        pytest.param("a week-long truce", "P1W", "DURATION", None, id="long"),
        pytest.param("it comes daily", "P1D", "SET", None, id="daily"),
        pytest.param("it came almost daily", "P1D", "SET", "APPROX", id="almost-daily"),
        pytest.param("every Friday it", "XXXX-WXX-5", "SET", None, id="every-weekday"),
        pytest.param("every second Friday it", "P2W", "SET", None, id="every-second"),
        pytest.param("every night it", "XXXX-XX-XXTNI", "SET", None, id="every-night"),
        pytest.param("twice a day it", "P1D", "SET", None, id="twice-a-day"),
        pytest.param("it is now closed", "PRESENT_REF", "DATE", None, id="now"),
        pytest.param("it has so far held", "PRESENT_REF", "DATE", None, id="so-far"),
        pytest.param("it was recently sold", "PAST_REF", "DATE", None, id="recently"),
        pytest.param("it will soon open", "FUTURE_REF", "DATE", None, id="soon"),
    ],
)
def test_lengths_and_sets_have_no_days(text: str, timex: str, kind: str, modifier: str | None) -> None:
    phrase = only(text, WEDNESDAY)

    assert (phrase.timex, phrase.type, phrase.modifier, phrase.bounds) == (timex, kind, modifier, None)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "edtf"),
    [
        pytest.param("It has held since June 13.", "2025-06-13", "2025-06-18", "2025-06-13/..", id="since-day"),
        pytest.param("It has held since mid-May.", "2025-05-11", "2025-06-18", "2025-05/..", id="since-part"),
        pytest.param("It must leave by June 30.", "2025-06-18", "2025-06-30", "[2025-06-18..2025-06-30]", id="by"),
        pytest.param("It runs until June 30.", "2025-06-18", "2025-06-30", "2025-06-18/2025-06-30", id="until"),
        pytest.param("It ran until May 30.", "2025-05-30", "2025-05-30", "2025-05-30", id="until-what-is-past"),
        pytest.param(
            "due by the end of the month", "2025-06-18", "2025-06-30", "[2025-06-18..2025-06-30]", id="by-end"
        ),
    ],
)
def test_preposition_opens_or_limits(text: str, earliest: str, latest: str, edtf: str) -> None:
    phrase = only(text, WEDNESDAY)

    assert (*days(phrase), phrase.edtf) == (earliest, latest, edtf)
