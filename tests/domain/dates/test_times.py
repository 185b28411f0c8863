"""Clock times, parts of days, feasts and other calendars; seen from Wednesday 18 June 2025."""

import pytest

from tests.domain.dates.reading import days, only, phrases

WEDNESDAY = "2025-06-18"


@pytest.mark.parametrize(
    ("text", "wording", "timex", "earliest", "latest"),
    [
        pytest.param(
            "at 6 p.m. on Friday it", "6 p.m. on Friday", "2025-06-13T18:00", "2025-06-13", "2025-06-13", id="clock-day"
        ),
        pytest.param(
            "at 2330 GMT on Friday", "2330 GMT on Friday", "2025-06-13T23:30Z", "2025-06-13", "2025-06-13", id="gmt"
        ),
        pytest.param(
            "at 00:01 on 14 June",
            "00:01 on 14 June",
            "2025-06-14T00:01",
            "2025-06-14",
            "2025-06-14",
            id="midnight-past",
        ),
        pytest.param(
            "on Sunday evening it", "Sunday evening", "2025-06-15TEV", "2025-06-15", "2025-06-15", id="evening"
        ),
        pytest.param("at dawn on Sunday it", "dawn on Sunday", "2025-06-15TMO", "2025-06-15", "2025-06-15", id="dawn"),
        pytest.param("this morning it", "this morning", "2025-06-18TMO", "2025-06-18", "2025-06-18", id="this-morning"),
        pytest.param("last night it", "last night", "2025-06-17TNI", "2025-06-17", "2025-06-17", id="last-night"),
        pytest.param("shelled overnight", "overnight", "2025-06-17TNI", "2025-06-17", "2025-06-18", id="overnight"),
        pytest.param(
            "overnight from Saturday to Sunday",
            "overnight from Saturday to Sunday",
            "2025-06-14TNI",
            "2025-06-14",
            "2025-06-15",
            id="overnight-range",
        ),
        pytest.param(
            "the night of June 13-14",
            "the night of June 13-14",
            "2025-06-13TNI",
            "2025-06-13",
            "2025-06-14",
            id="night-range",
        ),
        pytest.param("around midnight", "midnight", "2025-06-17T24:00", "2025-06-17", "2025-06-18", id="midnight"),
        pytest.param(
            "shortly after midnight on Sunday",
            "shortly after midnight on Sunday",
            "2025-06-15T00:00",
            "2025-06-15",
            "2025-06-15",
            id="after-midnight",
        ),
    ],
)
def test_time_of_day(text: str, wording: str, timex: str, earliest: str, latest: str) -> None:
    phrase = only(text, WEDNESDAY)

    assert (phrase.text, phrase.type, phrase.timex, *days(phrase)) == (wording, "TIME", timex, earliest, latest)


def test_clock_takes_the_day_behind_it() -> None:
    clock = only("It took effect at 4 a.m. local time (0200 GMT) on Friday.", WEDNESDAY)

    assert clock.timex == "2025-06-13T04:00"


def test_hours_later_are_counted_by_the_clock() -> None:
    later = phrases("Blasts were heard at 3 a.m. (0030 GMT) on Friday. A second wave came two hours later.", WEDNESDAY)[
        -1
    ]

    assert later.timex == "2025-06-13T05:00"


@pytest.mark.parametrize(
    ("text", "published", "earliest", "latest"),
    [
        pytest.param("closed for Yom Kippur", "2025-10-03", "2025-10-02", "2025-10-02", id="yom-kippur"),
        pytest.param("called a pause over Eid al-Fitr", "2023-04-17", "2023-04-21", "2023-04-21", id="eid-al-fitr"),
        pytest.param("home after Eid al-Adha", "2025-06-14", "2025-06-06", "2025-06-06", id="eid-al-adha"),
        pytest.param("during Ramadan 2024 it", "2025-06-14", "2024-03-11", "2024-04-09", id="ramadan"),
        pytest.param("on Quds Day it", "2025-03-28", "2025-03-28", "2025-03-28", id="last-friday-of-ramadan"),
        pytest.param("before Nowruz it", "2024-03-18", "2024-03-20", "2024-03-20", id="nowruz"),
        pytest.param("On New Year's Eve it", "2024-01-03", "2023-12-31", "2023-12-31", id="new-years-eve"),
        pytest.param("last Christmas it", "2025-06-18", "2024-12-25", "2024-12-25", id="last-christmas"),
        pytest.param("at Easter it", "2025-04-19", "2025-04-20", "2025-04-20", id="easter"),
        pytest.param("signed on 23 Khordad 1404 it", "2025-06-14", "2025-06-13", "2025-06-13", id="persian-day"),
        pytest.param("on 10 Muharram 1446 it", "2025-06-14", "2024-07-16", "2024-07-16", id="islamic-day"),
    ],
)
def test_feasts_and_other_calendars(text: str, published: str, earliest: str, latest: str) -> None:
    assert days(only(text, published)) == (earliest, latest)


def test_persian_year_is_read_in_iranian_texts_alone() -> None:
    assert days(only("the list for 1403 was", "2024-03-18", country="IRN")) == ("2024-03-20", "2025-03-20")
    assert days(only("In 1403 the town", "2024-03-18", country="FRA")) == ("1403-01-01", "1403-12-31")
