"""Bounds in words that claim no more than is known."""

from datetime import date

import pytest

from events.domain.daterange import Bounds
from events.domain.dates.wording import bounds_in_words
from events.domain.vocabulary import DatePrecision, Extent


def _within(first: str, last: str) -> Bounds:
    return Bounds.within(date.fromisoformat(first), date.fromisoformat(last))


def _lasted(first: str | None, last: str | None) -> Bounds:
    return Bounds.lasted(date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None)


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        pytest.param(None, "date unknown", id="none"),
        pytest.param(_lasted(None, None), "date unknown", id="both-ends-open"),
        pytest.param(Bounds.on(date(2025, 5, 3)), "3 May 2025", id="day"),
        pytest.param(_lasted("2025-05-03", "2025-05-05"), "3–5 May 2025", id="days"),
        pytest.param(_lasted("2025-05-30", "2025-06-02"), "30 May – 2 June 2025", id="over-month-end"),
        pytest.param(_lasted("2024-12-30", "2025-01-02"), "30 December 2024 – 2 January 2025", id="over-year-end"),
        pytest.param(_within("2025-05-03", "2025-05-05"), "some day between 3 and 5 May 2025", id="within"),
        pytest.param(
            _within("2025-05-30", "2025-06-02"), "some day between 30 May and 2 June 2025", id="within-months"
        ),
        pytest.param(_within("2025-05-01", "2025-05-10"), "early May 2025", id="early"),
        pytest.param(_within("2025-05-11", "2025-05-20"), "mid-May 2025", id="mid"),
        pytest.param(_within("2024-02-21", "2024-02-29"), "late February 2024", id="late"),
        pytest.param(_within("2025-05-01", "2025-05-31"), "May 2025", id="month"),
        pytest.param(_within("2025-04-01", "2025-06-30"), "April to June 2025", id="quarter"),
        pytest.param(_within("2024-12-01", "2025-02-28"), "December 2024 to February 2025", id="winter"),
        pytest.param(_within("2011-01-01", "2011-12-31"), "2011", id="year"),
        pytest.param(_within("1980-01-01", "1989-12-31"), "1980–1989", id="decade"),
        pytest.param(_lasted("2025-05-03", None), "since 3 May 2025", id="open-end"),
        pytest.param(_lasted(None, "2025-05-03"), "until 3 May 2025", id="open-start"),
        pytest.param(
            Bounds(
                date(2025, 5, 1),
                date(2025, 5, 31),
                date(2025, 6, 18),
                date(2025, 6, 18),
                Extent.LASTED,
                DatePrecision.SPAN,
            ),
            "1 May – 18 June 2025",
            id="four-bounds",
        ),
    ],
)
def test_bounds_in_words(bounds: Bounds | None, words: str) -> None:
    assert bounds_in_words(bounds) == words
