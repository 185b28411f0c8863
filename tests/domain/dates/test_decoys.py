"""What looks like a date and is none, and what cannot be one."""

import pytest

from tests.domain.dates.reading import phrases

WEDNESDAY = "2025-06-18"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The plan may fail.", id="modal-may"),
        pytest.param("Mr. May said so.", id="surname"),
        pytest.param("They march on the capital, the march on.", id="verb-march"),
        pytest.param("The Long March began.", id="named-march"),
        pytest.param("They sat in the sun.", id="sat-sun"),
        pytest.param("A second strike and a second wave.", id="second-as-ordinal"),
        pytest.param("An F-35 and an F-16 and the M23.", id="type-numbers"),
        pytest.param("Resolution 2231 and Resolution 1701 stand.", id="resolutions"),
        pytest.param("They cost $27 million or 2,000 dollars.", id="money"),
        pytest.param("Some 2000 fighters and 1500 civilians fled.", id="counts"),
        pytest.param("It killed between 500 and 1300 of them.", id="count-range"),
        pytest.param("Prices rose 20 percent, 1.5 per cent.", id="shares"),
        pytest.param("Black September and Bloody Sunday are names.", id="names"),
        pytest.param("He spoke at the Friday prayers.", id="friday-prayers"),
        pytest.param("The fall of the city shook them; they may fall.", id="fall"),
        pytest.param("The Arab Spring began.", id="arab-spring"),
        pytest.param("Three quarters of the town was lost.", id="fraction"),
        pytest.param("He soon left; soon after, so did she.", id="soon-in-the-past"),
        pytest.param("It won 3-2 and 112 votes to 14.", id="scores"),
        pytest.param("", id="empty"),
        pytest.param("   \n\n \t ", id="blank"),
    ],
)
def test_decoy_is_left_alone(text: str) -> None:
    assert [one.text for one in phrases(text, WEDNESDAY)] == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("on February 30 it", "impossible_date", id="february-30"),
        pytest.param("on 31 April 2025 it", "impossible_date", id="april-31"),
        pytest.param("on 2025-13-45 it", "impossible_date", id="month-13"),
        pytest.param("on 29 February 2025 it", "impossible_date", id="no-leap-year"),
        pytest.param("dated 45/13/2025 it", "impossible_date", id="figures"),
        pytest.param("on 32 Khordad 1404 it", "impossible_date", id="persian"),
        pytest.param("5 million years, 9000 years ago it", "out_of_range", id="before-the-calendar"),
        pytest.param("in 480 BC it", "out_of_range", id="before-christ"),
        pytest.param("several years ago it", "vague", id="vague"),
    ],
)
def test_what_cannot_be_resolved_says_why(text: str, reason: str) -> None:
    found = phrases(text, WEDNESDAY)[-1]

    assert (found.bounds, found.reason) == (None, reason)


def test_every_phrase_without_days_is_explained() -> None:
    text = "On February 30, two days later, for 3 weeks, daily, now, several years ago and in 480 BC."

    for found in phrases(text, WEDNESDAY):
        assert found.text in found.explanation
        assert found.explanation.endswith(".")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param(
            "over the weekend",
            '"the weekend", published Wednesday 18 June 2025: Saturday 14 to Sunday 15 June 2025.',
            id="publication",
        ),
        pytest.param("on 3 May 2024", '"3 May 2024", as the text says: Friday 3 May 2024.', id="explicit"),
        pytest.param("in May 2024", '"May 2024", as the text says: May 2024.', id="month"),
    ],
)
def test_explanation_tells_wording_anchor_and_days(text: str, sentence: str) -> None:
    assert phrases(text, WEDNESDAY)[0].explanation == sentence
