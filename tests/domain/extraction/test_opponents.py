"""Knows what an act leaves unsaid because the text shows who stands against whom."""

import pytest

from tests.domain.extraction.reading import countries, reports

BY = ("initiator", "participant")
TO = ("target", "addressee", "victim", "beneficiary")


@pytest.mark.parametrize(
    ("text", "kind", "by", "to"),
    [
        pytest.param(
            "Israel bombed Iran on Friday. Missiles hit Haifa on Saturday.",
            "missile-strike",
            ["IRN"],
            ["ISR"],
            id="author-is-the-enemy",
        ),
        pytest.param(
            "Israel bombed Iran on Friday. The ceasefire took effect on 16 June.",
            "ceasefire",
            ["IRN", "ISR"],
            [],
            id="whose-truce",
        ),
        pytest.param(
            "Israel bombed Iran on Friday. The EU called for an immediate ceasefire.",
            "appeal",
            ["EU"],
            ["IRN", "ISR"],
            id="who-is-asked-for-a-truce",
        ),
        pytest.param(
            "Russia shelled Kharkiv on Friday. Trump threatened to act if Russia did not stop.",
            "threat",
            ["USA"],
            ["RUS"],
            id="who-must-not-do-it",
        ),
        pytest.param(
            "Israel bombed Iran on Friday. Iran's army threatened to hit back.", "threat", ["IRN"], ["ISR"], id="enemy"
        ),
    ],
)
def test_party_that_the_text_shows(text: str, kind: str, by: list[str], to: list[str]) -> None:
    assert (kind, by, to) in [(one.kind, countries(one, *BY), countries(one, *TO)) for one in reports(text)]


def test_foreign_enemy_is_not_the_author_where_a_land_fights_itself() -> None:
    text = "The US bombed Syria on Friday. Syrian rebels shelled Syrian troops in Homs. Rockets hit Idlib on Sunday."

    assert "USA" not in countries(reports(text)[-1], *BY)
