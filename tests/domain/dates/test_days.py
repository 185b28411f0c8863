"""Rules of days: figures, month and day, weekdays, weekends, ranges; seen from Wednesday 18 June 2025."""

import pytest

from tests.domain.dates.reading import days, only

WEDNESDAY = "2025-06-18"


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        pytest.param("It began on 2025-06-13.", "2025-06-13", "2025-06-13", id="iso"),
        pytest.param("stamped 2025-06-13T04:30Z here", "2025-06-13", "2025-06-13", id="iso-moment"),
        pytest.param("dated 13/10/2025 it", "2025-10-13", "2025-10-13", id="figures-day-first"),
        pytest.param("dated 13.10.2025 it", "2025-10-13", "2025-10-13", id="figures-with-dots"),
        pytest.param("dated 03/04/97 it", "1997-04-03", "1997-04-03", id="year-of-two-figures"),
        pytest.param("on June 13, 2024, it", "2024-06-13", "2024-06-13", id="month-day-year"),
        pytest.param("on 13 June 2024 it", "2024-06-13", "2024-06-13", id="day-month-year"),
        pytest.param("on Sept. 30, 2024, it", "2024-09-30", "2024-09-30", id="abbreviation-with-full-stop"),
        pytest.param("on the 13th of June it", "2025-06-13", "2025-06-13", id="ordinal-of-month"),
        pytest.param("on Friday, June 13, it", "2025-06-13", "2025-06-13", id="weekday-before"),
        pytest.param("Wed 05 Apr 2017", "2017-04-05", "2017-04-05", id="stamp"),
        pytest.param("They met on December 28.", "2024-12-28", "2024-12-28", id="no-year-nearest-past"),
        pytest.param("They will meet on January 8.", "2026-01-08", "2026-01-08", id="no-year-plan"),
        pytest.param("on June 13-14 it", "2025-06-13", "2025-06-14", id="hyphen-range"),
        pytest.param("from 3 to 5 March it", "2025-03-03", "2025-03-05", id="word-range"),
        pytest.param("between 28 February and 2 March 2025", "2025-02-28", "2025-03-02", id="two-whole-days"),
        pytest.param("from 30 May to 2 June it", "2025-05-30", "2025-06-02", id="range-over-month-end"),
        pytest.param("from December 30 to January 2 it", "2024-12-30", "2025-01-02", id="range-over-year-end"),
        pytest.param("They struck on Sunday.", "2025-06-15", "2025-06-15", id="weekday-latest"),
        pytest.param("They struck on Wednesday.", "2025-06-18", "2025-06-18", id="weekday-of-publication"),
        pytest.param("They said talks resume on Friday.", "2025-06-20", "2025-06-20", id="weekday-of-timetable"),
        pytest.param("The council will vote on Monday.", "2025-06-23", "2025-06-23", id="weekday-after-modal"),
        pytest.param("The minister, who will resign, said on Monday", "2025-06-16", "2025-06-16", id="day-of-speech"),
        pytest.param("last Friday it", "2025-06-13", "2025-06-13", id="last-weekday"),
        pytest.param("next Sunday it", "2025-06-22", "2025-06-22", id="next-weekday"),
        pytest.param("Friday of last week it", "2025-06-13", "2025-06-13", id="weekday-of-last-week"),
        pytest.param("on Friday week it", "2025-06-27", "2025-06-27", id="weekday-week"),
        pytest.param("from Friday to Sunday it", "2025-06-13", "2025-06-15", id="range-of-weekdays"),
        pytest.param("today it", "2025-06-18", "2025-06-18", id="today"),
        pytest.param("yesterday it", "2025-06-17", "2025-06-17", id="yesterday"),
        pytest.param("the day before yesterday it", "2025-06-16", "2025-06-16", id="two-days-back"),
        pytest.param("the day after tomorrow it", "2025-06-20", "2025-06-20", id="two-days-ahead"),
        pytest.param("the last Sunday of March", "2025-03-30", "2025-03-30", id="last-weekday-of-month"),
        pytest.param("in the week of March 4 it", "2025-03-03", "2025-03-09", id="week-of-a-day"),
        pytest.param("the week before last", "2025-06-02", "2025-06-08", id="week-before-last"),
        pytest.param("The vote will be held on Friday.", "2025-06-20", "2025-06-20", id="participle-is-no-past"),
        pytest.param("Trump presented the plan on Friday.", "2025-06-13", "2025-06-13", id="plan-as-noun"),
        pytest.param("Friday may be the worst day.", "2025-06-13", "2025-06-13", id="guess-is-no-plan"),
        pytest.param("over the weekend it", "2025-06-14", "2025-06-15", id="weekend"),
        pytest.param("this weekend it", "2025-06-21", "2025-06-22", id="this-weekend"),
    ],
)
def test_days_of(text: str, earliest: str, latest: str) -> None:
    assert days(only(text, WEDNESDAY)) == (earliest, latest)


@pytest.mark.parametrize(
    ("country", "first", "last"),
    [
        pytest.param(None, "2025-06-14", "2025-06-15", id="unknown-country"),
        pytest.param("DEU", "2025-06-14", "2025-06-15", id="saturday-sunday"),
        pytest.param("ISR", "2025-06-13", "2025-06-14", id="friday-saturday"),
        pytest.param("IRN", "2025-06-12", "2025-06-13", id="thursday-friday"),
    ],
)
def test_weekend_follows_the_country(country: str | None, first: str, last: str) -> None:
    phrase = only("Shelling went on over the weekend.", WEDNESDAY, country=country)

    assert days(phrase) == (first, last)
    assert phrase.timex == "2025-W24-WE"


def test_weekend_of_unknown_country_keeps_the_other_custom() -> None:
    phrase = only("Shelling went on over the weekend.", WEDNESDAY)

    assert [str(other.bounds.earliest) for other in phrase.alternatives] == ["2025-06-13"]


def test_month_stands_first_in_outlets_of_the_united_states() -> None:
    assert days(only("a memo of 09/05/1972 says", WEDNESDAY, country="USA")) == ("1972-09-05", "1972-09-05")
    assert days(only("a memo of 09/05/1972 says", WEDNESDAY, country="GBR")) == ("1972-05-09", "1972-05-09")


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        pytest.param("2024-03-01", "2024-02-29", id="leap-day"),
        pytest.param("2025-01-01", "2024-12-31", id="year-change"),
        pytest.param("2025-03-31T00:05+03:00", "2025-03-30", id="midnight-with-offset"),
        pytest.param("2025-03-30T03:30+02:00", "2025-03-29", id="daylight-saving"),
        pytest.param("1900-01-01", "1899-12-31", id="far-past"),
    ],
)
def test_yesterday_is_counted_in_the_day_of_the_offset(published: str, expected: str) -> None:
    assert days(only("It happened yesterday.", published)) == (expected, expected)


def test_bare_weekday_keeps_the_other_reading() -> None:
    phrase = only("They struck on Sunday.", WEDNESDAY)

    assert [str(other.bounds.earliest) for other in phrase.alternatives] == ["2025-06-22"]
    assert phrase.confidence > phrase.alternatives[0].confidence
