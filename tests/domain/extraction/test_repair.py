"""Knows that a verb which the parser left without a subject gets it back."""

import pytest

from events.domain.extraction.parse import load_parser
from events.domain.extraction.repair import repair
from tests.domain.extraction.reading import countries, reports

BY = ("initiator", "participant")


@pytest.mark.parametrize(
    ("text", "kind", "by"),
    [
        pytest.param("Trump called Putin.", "call", ["RUS", "USA"], id="participle-for-past"),
        pytest.param(
            "After prayers on Friday large crowds protested in Tehran.",
            "protest",
            ["IRN"],
            id="hung-on-its-preposition",
        ),
        pytest.param(
            "An Iranian missile hit a hospital in Haifa and Israel bombed the Arak reactor.",
            "airstrike",
            ["ISR"],
            id="joined-to-the-town-before",
        ),
        pytest.param(
            "In Istanbul, Qatar's prime minister, Sheikh Mohammed bin Abdulrahman Al Thani, met Abbas Araghchi.",
            "meeting",
            ["IRN", "QAT"],
            id="apposition-of-the-town",
        ),
    ],
)
def test_verb_finds_its_subject(text: str, kind: str, by: list[str]) -> None:
    assert (kind, by) in [(report.kind, countries(report, *BY)) for report in reports(text)]


def test_second_sentence_behind_and_has_its_own_subject() -> None:
    text = (
        "An air strike killed a commander of Hamas ten days ago, and shells killed five people in Gaza City on Friday."
    )
    (parsed,) = load_parser().parse([text])

    tokens = repair(parsed)

    shells = next(token for token in tokens if token.text == "shells")
    assert (shells.relation, tokens[shells.head].text) == ("nsubj", "killed")


def test_clause_behind_a_time_is_about_the_noun_before_it() -> None:
    (parsed,) = load_parser().parse(
        ["The shelling was described as revenge for air strikes last week that reportedly hit an army base."]
    )

    tokens = repair(parsed)

    clause = next(token for token in tokens if token.text == "hit")
    assert (clause.relation, tokens[clause.head].text) == ("relcl", "strikes")
