"""Expressions that hang on what the text named before, and histories."""

import pytest

from tests.domain.dates.reading import days, phrases

WEDNESDAY = "2025-06-18"


@pytest.mark.parametrize(
    ("text", "wording", "earliest", "latest"),
    [
        pytest.param(
            "On June 13 a raid began. Two days later it ended.",
            "Two days later",
            "2025-06-15",
            "2025-06-15",
            id="later",
        ),
        pytest.param(
            "It fell on June 13. The same day aid came.", "The same day", "2025-06-13", "2025-06-13", id="same-day"
        ),
        pytest.param(
            "It fell on June 13. The next day aid came.", "The next day", "2025-06-14", "2025-06-14", id="next-day"
        ),
        pytest.param(
            "It fell on June 13. The day before, aid came.", "The day before", "2025-06-12", "2025-06-12", id="before"
        ),
        pytest.param(
            "It fell on June 9. The following week aid came.",
            "The following week",
            "2025-06-16",
            "2025-06-22",
            id="week",
        ),
        pytest.param(
            "It fell on Friday. That evening aid came.", "That evening", "2025-06-13", "2025-06-13", id="evening"
        ),
        pytest.param(
            "On Monday, two days after a raid, aid came.", "two days after", "2025-06-16", "2025-06-16", id="apposed"
        ),
        pytest.param(
            "Hours after the raid on Monday it fell.", "Hours after", "2025-06-16", "2025-06-17", id="hours-after"
        ),
        pytest.param(
            "War broke out on 2 June. The raid came last weekend. Hours after it, rockets fell.",
            "Hours after",
            "2025-06-14",
            "2025-06-16",
            id="hours-after-a-weekend",
        ),
        pytest.param(
            "Day 4 of the truce that took effect on June 13 was calm.",
            "Day 4",
            "2025-06-16",
            "2025-06-16",
            id="day-of-truce",
        ),
        pytest.param(
            "War broke out on 13 June. By the third day it", "the third day", "2025-06-15", "2025-06-15", id="third-day"
        ),
        pytest.param(
            "Three weeks into the war that began on May 20 it",
            "Three weeks into",
            "2025-06-10",
            "2025-06-16",
            id="into",
        ),
        pytest.param(
            "It began on May 20 and will end on 31 July. A week earlier talks failed.",
            "A week earlier",
            "2025-05-13",
            "2025-05-13",
            id="earlier-than-the-past-day",
        ),
    ],
)
def test_expression_hangs_on_the_text(text: str, wording: str, earliest: str, latest: str) -> None:
    phrase = next(one for one in phrases(text, WEDNESDAY) if one.text == wording)

    assert days(phrase) == (earliest, latest)
    assert phrase.anchor == "expression"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Two days later it ended.", id="nothing-before"),
        pytest.param("The same day aid came.", id="same-day"),
        pytest.param("Day 40 of the truce was calm.", id="unknown-start"),
        pytest.param("They came on Monday. The strike came a day after jets hit a dam.", id="new-event"),
    ],
)
def test_expression_without_anchor_is_not_guessed(text: str) -> None:
    phrase = phrases(text, WEDNESDAY)[-1]

    assert (phrase.bounds, phrase.reason) == (None, "no_narrative_anchor")


def test_anniversary_gives_the_attack_its_year() -> None:
    anniversary, attack = phrases("On the second anniversary of the 7 October attack", "2025-10-07")

    assert (days(anniversary)[0], days(attack)[0]) == ("2025-10-07", "2023-10-07")


HISTORY = (
    "In 1941 the army was weak. In June 1941 it was attacked. By October it stood at the capital; on 6 December it "
    "struck back. In January the front froze. By late 1942 it had recovered."
)


def test_history_takes_months_from_its_own_years() -> None:
    found = {one.text: days(one) for one in phrases(HISTORY, "2009-12-19")}

    assert found["October"] == ("1941-10-01", "1941-10-31")
    assert found["6 December"] == ("1941-12-06", "1941-12-06")
    assert found["January"] == ("1942-01-01", "1942-01-31")
    assert found["late 1942"] == ("1942-01-01", "1942-12-31")


def test_news_with_far_years_stays_news() -> None:
    text = (
        "War began in 2011. Russia came in 2015. A deal of 2016 failed. On Monday shells fell. In March a truce failed."
    )

    found = {one.text: days(one) for one in phrases(text, WEDNESDAY)}

    assert found["March"] == ("2025-03-01", "2025-03-31")


def test_unknown_publication_leaves_relative_dates_open() -> None:
    found = {
        one.text: one
        for one in phrases("It began on 13 June 2025. On Friday it went on. Two days later it ended.", None)
    }

    assert days(found["13 June 2025"]) == ("2025-06-13", "2025-06-13")
    assert (found["Friday"].bounds, found["Friday"].reason) == (None, "no_publication_date")
