"""Datelines that agree with the given publication date, contradict it, or stand in for it."""

import pytest

from events.domain.dates import read_text
from tests.domain.dates.reading import days


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        pytest.param("BEIRUT, June 13 (Sample Wire) - It fell on Friday.", "2025-06-13", id="city-and-outlet"),
        pytest.param("Wed 05 Apr 2017 at 2354 It fell yesterday.", "2017-04-05", id="stamp"),
        pytest.param("Last updated at Jul 012016 It fell yesterday.", "2016-07-01", id="glued-stamp"),
        pytest.param("Published June 20 2016\nIt fell yesterday.", "2016-06-20", id="published"),
        pytest.param("04.07.2015\nIt fell yesterday.", "2015-07-04", id="figures"),
    ],
)
def test_dateline_wins_over_the_given_date(text: str, anchor: str) -> None:
    given = f"{int(anchor[:4])}{anchor[4:8]}27"

    read = read_text(text, given)

    assert [note.code for note in read.notes] == ["dateline_contradicts"]
    assert read.published is not None
    assert str(read.published.day) == anchor


def test_relative_dates_follow_the_dateline() -> None:
    read = read_text("Last updated at Jul 012016 BEIRUT It fell yesterday.", "2016-07-19")

    assert days(read.phrases[-1]) == ("2016-06-30", "2016-06-30")
    assert (read.notes[0].start, read.notes[0].end) == (16, 26)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("BEIRUT, June 13 (Sample Wire) - It fell on Friday.", id="same-day"),
        pytest.param("BEIRUT, June 12 (Sample Wire) - It fell on Friday.", id="written-the-day-before"),
        pytest.param("On May 3, 2025 the army (Third Corps) - so they say - left.", id="date-in-a-sentence"),
        pytest.param("June 13, 2019, was a black day.", id="history"),
    ],
)
def test_no_contradiction_no_note(text: str) -> None:
    read = read_text(text, "2025-06-13")

    assert read.notes == ()
    assert read.published is not None
    assert str(read.published.day) == "2025-06-13"


def test_dateline_with_a_year_stands_in_for_an_unknown_publication() -> None:
    read = read_text("Published June 20 2016\nIt fell yesterday.", None)

    assert days(read.phrases[-1]) == ("2016-06-19", "2016-06-19")


def test_dateline_without_a_year_cannot() -> None:
    read = read_text("BEIRUT, June 13 (Sample Wire) - It fell on Friday.", None)

    assert read.published is None
    assert {one.reason for one in read.phrases} == {"no_publication_date"}
