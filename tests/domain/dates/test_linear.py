"""Texts made to make patterns go back and forth: 200 kB of what many rules begin with must simply be read."""

import pytest

from events.domain.dates import read_text

_SIZE = 200_000
# each of these is an expression itself: so many of them are resolved, not only tried
_SIZE_OF_EXPRESSIONS = 30_000
_EXPRESSIONS = {"Monday, ", "June 13, ", "June 13 - ", "13 of June to ", "1914-", "6 p.m. ", "2025-06-", "10:30:"}


@pytest.mark.parametrize(
    "prefix",
    [
        pytest.param("last ", id="last"),
        pytest.param("the last next this ", id="which"),
        pytest.param("more than about ", id="about"),
        pytest.param("a few of several ", id="count"),
        pytest.param("early late mid- ", id="part"),
        pytest.param("the end of the ", id="edge"),
        pytest.param("in the early ", id="early"),
        pytest.param("twenty-one ", id="numbers"),
        pytest.param("the twenty-first ", id="ordinals"),
        pytest.param("Monday, ", id="weekday"),
        pytest.param("June 13, ", id="month-day"),
        pytest.param("June 13 - ", id="range"),
        pytest.param("13 of June to ", id="day-month"),
        pytest.param("1914-", id="years"),
        pytest.param("10:30:", id="clock"),
        pytest.param("6 p.m. ", id="half-day"),
        pytest.param("shortly after ", id="shortly"),
        pytest.param("every other ", id="every"),
        pytest.param("half a ", id="half"),
        pytest.param("1,", id="thousands"),
        pytest.param("1.", id="decimals"),
        pytest.param("2025-06-", id="iso"),
        pytest.param("Eid al-", id="feast"),
        pytest.param("Rabi al-", id="month-of-the-moon"),
        pytest.param("l’", id="apostrophe"),
        pytest.param("\n", id="line-breaks"),
        pytest.param(" \n ", id="blank-lines"),
        pytest.param("       -", id="spaced-dashes"),
        pytest.param('"(', id="quotes"),
        pytest.param("Last updated at ", id="stamp"),
        pytest.param("x" * 100, id="one-word"),
        pytest.param("A B C, D ", id="capitals"),
        pytest.param("will said that ", id="clauses"),
    ],
)
def test_repeated_beginning_is_read(prefix: str) -> None:
    size = _SIZE_OF_EXPRESSIONS if prefix in _EXPRESSIONS else _SIZE
    text = (prefix * (size // len(prefix) + 1))[:size]

    for one in read_text(text, "2025-06-18").phrases:
        assert text[one.start : one.end] == one.text


@pytest.mark.parametrize("language", ["ar", "he", "fa", "tr", "fr", "de", "es", "ru"])
@pytest.mark.parametrize(
    "prefix", ["13 de ", "13. ", "il y a ", "قبل ", "يوم ", "روز ", "לפני ", "2 ", "la semana ", "в "]
)
def test_repeated_beginning_in_other_languages_is_read(language: str, prefix: str) -> None:
    text = prefix * (_SIZE // 4 // len(prefix))

    for one in read_text(text, "2025-06-18", language=language).phrases:
        assert text[one.start : one.end] == one.text
