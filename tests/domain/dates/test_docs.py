"""The page about dates: its examples run, and it names every rule."""

import doctest
from pathlib import Path

from events.domain.dates.grammar import RULES
from events.domain.dates.resolvers import RESOLVERS

_PAGE = Path(__file__).resolve().parents[3] / "docs" / "dates.md"


def test_examples_of_the_page_run() -> None:
    result = doctest.testfile(str(_PAGE), module_relative=False)

    assert result.attempted >= 7
    assert result.failed == 0


def test_page_names_every_rule() -> None:
    page = _PAGE.read_text("utf-8")

    assert [rule for rule in RULES if f"`{rule}`" not in page] == []


def test_every_rule_has_a_resolver() -> None:
    assert set(RULES) == set(RESOLVERS)
