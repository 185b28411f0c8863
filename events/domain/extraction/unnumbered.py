"""Knows what is said of casualties without a number: 'no casualties', 'nobody was hurt', 'caused deaths'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from events.domain.extraction.casualty_cues import FORMS, NOMINAL
from events.domain.extraction.quantities import Token
from events.domain.extraction.victims import WORDS
from events.domain.types import Figure, Span
from events.domain.vocabulary import Measure, Qualifier

_DEADLY = frozenset({"deadly", "fatal"})


def unnumbered_figures(tokens: list[Token]) -> Iterator[Figure]:
    """Yield what is said without a number: 'no casualties', 'caused deaths', 'a deadly raid'."""
    for place in range(len(tokens)):
        for measure, stop in _zero_cues(tokens, place):
            span = Span(tokens[place].start, tokens[stop - 1].end, "figure-none")
            yield Figure(span, measure, Qualifier.EXACTLY, 0, 0, 0)
        some = _some_cue(tokens, place)
        if some is not None:
            span = Span(tokens[place].start, tokens[some[1] - 1].end, "figure-some")
            yield Figure(span, some[0], Qualifier.VAGUE, 1, None, None)
        if tokens[place].fold in _DEADLY and place + 1 < len(tokens) and tokens[place + 1].fold[0].isalpha():
            span = Span(tokens[place].start, tokens[place].end, "figure-deadly")
            yield Figure(span, Measure.KILLED, Qualifier.VAGUE, 1, None, None)


def _zero_cues(tokens: Sequence[Token], place: int) -> Iterator[tuple[Measure, int]]:
    """Yield what the words from this token on say befell nobody, each with the index after the words."""
    words = [token.fold for token in tokens[place : place + 7]]
    if words[0] in {"nobody", "none"} or words[:2] == ["no", "one"]:
        yield from _nobody(words, place)
        return
    if words[0] not in {"no", "without", "zero"}:
        return
    for step, word in enumerate(words[1:4], start=1):
        if word in {"casualties", "casualty"}:
            yield Measure.KILLED, place + step + 1
            yield Measure.INJURED, place + step + 1
            return
        if word in NOMINAL and word.endswith(("s", "y")) and NOMINAL[word] in {Measure.KILLED, Measure.INJURED}:
            yield NOMINAL[word], place + step + 1
        elif word in {"loss"} and words[step : step + 3] == ["loss", "of", "life"]:
            yield Measure.KILLED, place + step + 3
        elif word not in {"or", "human", "civilian", "any", "and", "serious", "military", "causing", "further"}:
            return


def _some_cue(tokens: Sequence[Token], place: int) -> tuple[Measure, int] | None:
    """Return what the words say befell somebody, with no number at all: 'caused deaths'."""
    words = [token.fold for token in tokens[place : place + 4]]
    if place and tokens[place - 1].fold in {"without", "not", "never"}:
        return None
    if words[0] not in {"caused", "causing", "inflicted", "inflicting", "resulted", "resulting"}:
        return None
    for step, word in enumerate(words[1:], start=1):
        if word in {"deaths", "fatalities", "injuries"}:
            return NOMINAL[word], place + step + 1
        if word not in {"in", "many", "heavy", "some", "more", "civilian"}:
            return None
    return None


def _nobody(words: list[str], place: int) -> Iterator[tuple[Measure, int]]:
    for step, word in enumerate(words[1:], start=1):
        measure = FORMS["state"].get(word)
        if measure is Measure.KILLED:
            yield measure, place + step + 1
        elif measure is Measure.INJURED:
            # where nobody was even hurt, nobody was killed
            yield Measure.KILLED, place + step + 1
            yield Measure.INJURED, place + step + 1
            return
        elif word not in WORDS["auxiliaries"] and word not in {
            "one",
            "or",
            "and",
            "reported",
            "of",
            "them",
            "us",
            "whom",
            "which",
        }:
            return
