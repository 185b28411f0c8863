"""How an event gets its date; published Monday 20 October 2025."""

import pytest

from events.domain.dates import DatesRead, read_text
from events.domain.dates.event_date import date_event
from events.domain.types import EventDate
from events.domain.vocabulary import Factuality

MONDAY = "2025-10-20"


def _dated(
    text: str, *, factuality: Factuality = Factuality.OCCURRED, published: str | None = MONDAY, background: bool = False
) -> EventDate:
    read: DatesRead = read_text(text, published)
    phrase = read.phrases[0] if read.phrases else None
    return date_event(phrase, read=read, factuality=factuality, is_background=background)


def _days(dated: EventDate) -> tuple[str, str] | None:
    return (str(dated.bounds.earliest), str(dated.bounds.latest)) if dated.bounds else None


@pytest.mark.parametrize(
    ("text", "factuality", "expected"),
    [
        pytest.param("Jets struck on Sunday.", Factuality.OCCURRED, ("2025-10-19", "2025-10-19"), id="day"),
        pytest.param("Jets struck a dam.", Factuality.OCCURRED, ("2025-10-19", "2025-10-20"), id="news-of-the-day"),
        pytest.param(
            "Jets struck for two hours.", Factuality.OCCURRED, ("2025-10-19", "2025-10-20"), id="length-dates-nothing"
        ),
        pytest.param(
            "They met earlier this month.", Factuality.OCCURRED, ("2025-10-01", "2025-10-20"), id="earlier-this-month"
        ),
        pytest.param("They met in recent days.", Factuality.OCCURRED, ("2025-10-13", "2025-10-20"), id="recent-days"),
        pytest.param(
            "They met this week.", Factuality.OCCURRED, ("2025-10-20", "2025-10-20"), id="past-ends-at-publication"
        ),
        pytest.param("It has gone on since Friday.", Factuality.ONGOING, ("2025-10-17", "2025-10-20"), id="since"),
        pytest.param(
            "The war that began in 2011 goes on.", Factuality.ONGOING, ("2011-01-01", "2025-10-20"), id="goes-on-since"
        ),
        pytest.param("They will meet next week.", Factuality.PLANNED, ("2025-10-27", "2025-11-02"), id="planned"),
        pytest.param(
            "A march on Thursday is announced.", Factuality.PLANNED, ("2025-10-23", "2025-10-23"), id="plan-lies-ahead"
        ),
        pytest.param(
            "They will meet, it was Friday.", Factuality.OCCURRED, ("2025-10-17", "2025-10-17"), id="past-lies-behind"
        ),
    ],
)
def test_event_takes_the_days(text: str, factuality: Factuality, expected: tuple[str, str]) -> None:
    assert _days(_dated(text, factuality=factuality)) == expected


def test_news_of_the_day_says_so() -> None:
    dated = _dated("Jets struck a dam.")

    assert (dated.rule, dated.anchor, dated.edtf) == ("event-publication", "publication", "[2025-10-19..2025-10-20]")
    assert "news of the day" in dated.explanation
    assert dated.confidence < 1


@pytest.mark.parametrize(
    ("text", "published", "background", "reason"),
    [
        pytest.param("Jets struck a dam.", None, False, "no_publication_date", id="no-publication"),
        pytest.param("Jets struck on Sunday.", None, False, "no_publication_date", id="weekday-without-publication"),
        pytest.param("The war shook the land.", MONDAY, True, "vague", id="background-without-date"),
        pytest.param("Jets struck on February 30.", MONDAY, False, "impossible_date", id="impossible"),
    ],
)
def test_event_stays_undated_with_its_reason(
    text: str, published: str | None, *, background: bool, reason: str
) -> None:
    dated = _dated(text, published=published, background=background)

    assert (dated.bounds, dated.edtf, dated.reason) == (None, None, reason)
    assert dated.explanation


def test_plan_without_date_is_not_given_the_day_of_publication() -> None:
    assert _dated("They plan to meet.", factuality=Factuality.PLANNED).bounds is None


def test_background_keeps_a_date_of_its_own() -> None:
    assert _days(_dated("The war that began in 2011", background=True)) == ("2011-01-01", "2011-12-31")
