"""Knows how texts are cut into sentences."""

import time

import pytest

from events.domain.extraction.blocks import MAX_SENTENCE, split_sentences


def cut(text: str, title: str = "") -> list[str]:
    return [text[s.words_start : s.end] for s in split_sentences(text, limit=100, title=title) if not s.is_heading]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param("Iran fired. Israel answered.", ["Iran fired.", "Israel answered."], id="two"),
        pytest.param("The U.S. President spoke.", ["The U.S. President spoke."], id="abbreviation"),
        pytest.param("Gen. Mark Milley left. He rested.", ["Gen. Mark Milley left.", "He rested."], id="rank"),
        pytest.param('He said: "Stop." They left.', ['He said: "Stop."', "They left."], id="stop-inside-quotes"),
        pytest.param("Tehran's Motivation\nIran attacked Israel.", ["Iran attacked Israel."], id="heading-split-off"),
        pytest.param("Israel shelled Lebanon", ["Israel shelled Lebanon"], id="one-line-is-no-heading"),
        pytest.param("It cost 3.5 million. Nobody paid.", ["It cost 3.5 million.", "Nobody paid."], id="decimal"),
        pytest.param("15-11-2014 The army advanced.", ["The army advanced."], id="numeric-dateline"),
        pytest.param("Fri 07 Apr 2017 at 0914 The army advanced.", ["The army advanced."], id="glued-dateline"),
        pytest.param("BEIRUT (Reuters) - The army advanced.", ["The army advanced."], id="city-and-agency"),
        pytest.param("They waited... and left.", ["They waited... and left."], id="ellipsis"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_split_sentences(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


def test_the_title_printed_again_is_no_sentence() -> None:
    title = "Five dead in blast"

    assert cut("Five dead in blast AFP Thursday 6 Mar 2014 A bomb exploded.", title) == ["A bomb exploded."]


def test_offsets_are_exact() -> None:
    text = "  One stop.\r\n\r\nTwo  stops here. Three."

    spans = [(s.start, s.end) for s in split_sentences(text, limit=100)]

    assert [text[start:end] for start, end in spans] == ["One stop.", "Two  stops here.", "Three."]


def test_a_text_without_stops_is_cut() -> None:
    assert all(len(part) <= MAX_SENTENCE for part in cut("word " * 10_000))


@pytest.mark.parametrize("unit", ["a", ".", "A ", "1 Jan 2014 ", "Mon ", "\n", "(", "BEIRUT, "])
def test_splitting_takes_linear_time(unit: str) -> None:
    started = time.process_time()

    split_sentences(unit * (200_000 // len(unit)), limit=2_000)

    # generous: a pattern that backtracks takes minutes on such a text
    assert time.process_time() - started < 20
