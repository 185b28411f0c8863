"""Knows places that no list has, by the noun beside their name: 'the village of X', 'X neighbourhood'."""

from __future__ import annotations

from collections.abc import Iterator

from events.domain.names import is_inner_gap
from events.domain.places.national import nation_at
from events.domain.places.surroundings import Reading, noun_behind
from events.domain.places.words import NOUN_PRECISION, WORDS
from events.domain.types import PlaceMatch, Span
from events.domain.vocabulary import PlacePrecision

_MAX_WORDS = 4


def find_unlisted(reading: Reading, taken: list[tuple[int, int]], country: str | None) -> list[PlaceMatch]:
    """Return the places that only a noun makes known; their country is that of the text, their key None."""
    matches = []
    for first, stop, precision in _candidates(reading):
        start, end = reading.words[first].start, reading.words[stop - 1].end
        if any(start < other_end and other_start < end for other_start, other_end in taken):
            continue
        taken.append((start, end))
        name = reading.text[start:end]
        span = Span(start, end, "place-noun")
        matches.append(PlaceMatch(span, name, None, precision, country, rule=span.rule))
    return matches


def find_unnamed(reading: Reading) -> Iterator[PlaceMatch]:
    """Yield the places that the text says there are but does not name: 'other, unnamed locations'."""
    for place, word in enumerate(reading.words[:-1]):
        if word.fold not in WORDS["unnamed_adjectives"] or reading.words[place + 1].fold not in WORDS["unnamed_nouns"]:
            continue
        if reading.gap(place + 1) == " ":
            span = Span(word.start, reading.words[place + 1].end, "place-unnamed")
            name = reading.surface(place, place + 2)
            yield PlaceMatch(span, name, None, PlacePrecision.UNNAMED, rule=span.rule)


def _candidates(reading: Reading) -> Iterator[tuple[int, int, PlacePrecision]]:
    """Yield (first word, index after the last, precision) for each name beside a noun of place."""
    for place, word in enumerate(reading.words):
        precision = NOUN_PRECISION.get(word.fold)
        if precision is None or (word.fold == "front" and place > 0 and reading.words[place - 1].fold == "in"):
            # 'in front of the X school' is no front
            continue
        if _is_of(reading, place + 1):
            stop = _name_stop(reading, place + 2)
            if stop > place + 2:
                yield place + 2, stop, precision
        elif word.head[0].islower():
            yield from _before(reading, place, is_weak=word.fold in WORDS["weak_nouns"])


def _is_of(reading: Reading, place: int) -> bool:
    return place + 1 < len(reading.words) and reading.words[place].fold == "of" and reading.gap(place) == " "


def _before(reading: Reading, noun: int, *, is_weak: bool) -> Iterator[tuple[int, int, PlacePrecision]]:
    """Yield the capitalised words right before the noun: 'Akrameh neighbourhood'."""
    stop = noun
    while stop > 0 and reading.words[stop - 1].fold in WORDS["noun_fillers"] and reading.gap(stop) == " ":
        stop -= 1
    first = stop
    while first > 0 and stop - first < _MAX_WORDS and _is_name_word(reading, first - 1):
        if first < stop and not is_inner_gap(reading.text, reading.words[first - 1], reading.words[first]):
            break
        if first == stop and reading.gap(first) not in {" ", "\u00a0"}:
            break
        first -= 1
    behind = noun_behind(reading, stop)
    if first == stop or behind is None or _opens_sentence(reading, first):
        return
    is_cued = reading.words[first - 1].fold in WORDS["strong_cues"] and reading.gap(first) == " "
    if not is_weak or (is_cued and nation_at(reading, first) is None):
        yield first, stop, behind[1]


def _opens_sentence(reading: Reading, first: int) -> bool:
    """Return whether the capital may be due to the start of a sentence alone."""
    return first == 0 or reading.gap(first)[:1] in {".", "!", "?", "\n"}


def _name_stop(reading: Reading, first: int) -> int:
    stop = first
    while stop < len(reading.words) and stop - first < _MAX_WORDS and _is_name_word(reading, stop):
        if stop > first and not is_inner_gap(reading.text, reading.words[stop - 1], reading.words[stop]):
            break
        stop += 1
    return stop


def _is_name_word(reading: Reading, place: int) -> bool:
    word = reading.words[place]
    return word.head[0].isupper() and word.fold not in WORDS["not_names"] and word.fold not in NOUN_PRECISION
