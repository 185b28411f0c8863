"""Knows what the words around a place name say: a cue, a direction, a noun such as 'province', vagueness."""

from __future__ import annotations

from dataclasses import dataclass

from events.domain.names import Word, is_inner_gap, is_possessive_mark
from events.domain.places.words import NOUN_PRECISION, WORDS
from events.domain.vocabulary import PlacePrecision

_SPACES = frozenset({" ", "\u00a0", "-", "  "})


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold a text cut into words; places in it are given as (first word, index after the last)."""

    text: str
    words: list[Word]

    def gap(self, place: int) -> str:
        """Return what stands between word `place` - 1 and word `place`; a line break at both edges."""
        if place <= 0 or place >= len(self.words):
            return "\n"
        return self.text[self.words[place - 1].end : self.words[place].start]

    def surface(self, first: int, stop: int) -> str:
        """Return the text from word `first` up to word `stop`."""
        return self.text[self.words[first].start : self.words[stop - 1].end]


def has_cue(reading: Reading, first: int, stop: int) -> bool:
    """Return whether the neighbours say that this is a place: 'in X', 'city of X', 'X province'."""
    if noun_behind(reading, stop) is not None:
        return True
    place = direction_start(reading, first)
    while place > 0 and reading.words[place - 1].fold in {"the", "al"} and reading.gap(place) in _SPACES:
        place -= 1
    if place == 0 or reading.gap(place) not in _SPACES:
        return place > 1 and _continues_list(reading, place)
    before = reading.words[place - 1].fold
    return before in WORDS["cues"] or before in NOUN_PRECISION or before in WORDS["directions"]


def _continues_list(reading: Reading, place: int) -> bool:
    """Return whether the name goes on after another capitalised name: 'in Homs, Hama ...'."""
    return reading.gap(place) == ", " and reading.words[place - 1].is_capital


def direction_start(reading: Reading, first: int) -> int:
    """Return the index of the first of the words of direction before the name: 'north-eastern Syria'."""
    place = first
    while place > 0 and reading.words[place - 1].fold in WORDS["directions"] and reading.gap(place) in _SPACES:
        place -= 1
    return place


def noun_behind(reading: Reading, stop: int) -> tuple[int, PlacePrecision] | None:
    """Return the index after a noun that follows the name, and its precision: 'Idlib province'."""
    place = stop
    if place < len(reading.words) and is_possessive_mark(reading.text, reading.words[place - 1], reading.words[place]):
        place += 1
    for _ in range(3):
        if place >= len(reading.words) or reading.gap(place) not in _SPACES:
            return None
        fold = reading.words[place].fold
        if fold in NOUN_PRECISION:
            return place + 1, NOUN_PRECISION[fold]
        if fold not in WORDS["noun_fillers"]:
            return None
        place += 1
    return None


def noun_before(reading: Reading, first: int) -> PlacePrecision | None:
    """Return the precision of a noun with 'of' before the name: 'the town of X', 'outskirts of X'."""
    if first < 2 or reading.words[first - 1].fold != "of" or reading.gap(first) not in _SPACES:
        return None
    return NOUN_PRECISION.get(reading.words[first - 2].fold)


def is_near(reading: Reading, first: int) -> bool:
    """Return whether the text only says that it was near the place."""
    place = direction_start(reading, first)
    if place == 0 or reading.gap(place) not in _SPACES:
        return False
    before = reading.words[place - 1].fold
    if before in WORDS["near"]:
        return True
    return before == "of" and place > 1 and reading.words[place - 2].fold in WORDS["directions"] | {"outskirts"}


def is_inside_name(reading: Reading, first: int, stop: int) -> bool:
    """Return whether a capitalised neighbour makes the words part of a longer, other name."""
    words = reading.words
    if first > 0 and reading.gap(first) == " " and words[first - 1].is_capital and not _starts_sentence(reading, first):
        before = words[first - 1].fold
        if before not in WORDS["not_names"] and before not in WORDS["directions"] and before not in WORDS["cues"]:
            return True
    if stop >= len(words) or reading.gap(stop) != " " or not words[stop].head[0].isupper():
        return False
    return noun_behind(reading, stop) is None and words[stop].fold not in WORDS["not_names"]


def _starts_sentence(reading: Reading, first: int) -> bool:
    return reading.gap(first - 1) not in _SPACES and not is_inner_gap(
        reading.text, reading.words[max(0, first - 2)], reading.words[first - 1]
    )
