"""Knows which place the text means that it does not name again: 'the town', 'the enclave', 'across the country'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from events.domain.names import Word
from events.domain.places.gazetteer import PINNED
from events.domain.places.surroundings import Reading, is_near
from events.domain.places.words import NOUN_PRECISION, WORDS
from events.domain.types import NAMED_BEFORE, PlaceMatch, Span
from events.domain.vocabulary import PlacePrecision

# Beyond some sentences the reader no longer knows which town 'the town' was.
_MAX_CHARACTERS = 1200
_COUNTRY_ADJECTIVES = frozenset({"nationwide", "countrywide"})
_AREAS = frozenset({PlacePrecision.PROVINCE, PlacePrecision.DISTRICT})


def find_named_before(
    reading: Reading, matches: Sequence[PlaceMatch], country: PlaceMatch | None
) -> Iterator[PlaceMatch]:
    """Yield for each noun with 'the' the place named before that it means; `country` is the land of the text."""
    for place, word in enumerate(reading.words):
        first = place if word.fold in _COUNTRY_ADJECTIVES else place - 1
        if first != place and not _is_definite(reading, place):
            continue
        meant = country if _means_country(reading, place) else _antecedent(reading, place, matches)
        if meant is None or any(_overlaps(match, reading.words[first], word) for match in matches):
            continue
        near = is_near(reading, first) and meant.precision in PINNED
        span = Span(reading.words[first].start, word.end, NAMED_BEFORE)
        if near:
            yield replace(
                meant, span=span, rule=NAMED_BEFORE, precision=PlacePrecision.DISTRICT, latitude=None, longitude=None
            )
        else:
            yield replace(meant, span=span, rule=NAMED_BEFORE)


def _is_definite(reading: Reading, place: int) -> bool:
    """Return whether 'the' stands before the noun and no name or 'of' behind it."""
    if place == 0 or reading.words[place - 1].fold != "the" or reading.gap(place) != " ":
        return False
    if place + 1 < len(reading.words) and reading.gap(place + 1) == " ":
        behind = reading.words[place + 1]
        return behind.fold != "of" and behind.head[0].islower()
    return True


def _means_country(reading: Reading, place: int) -> bool:
    """Return whether the word means the land of the text: 'nationwide', 'across the country'."""
    fold = reading.words[place].fold
    if fold in _COUNTRY_ADJECTIVES:
        return True
    return fold == "country" and place > 1 and reading.words[place - 2].fold in WORDS["all_over"]


def _antecedent(reading: Reading, place: int, matches: Sequence[PlaceMatch]) -> PlaceMatch | None:
    """Return the last place of the noun's sort that is named before it."""
    word = reading.words[place]
    near = (match for match in matches if word.start - _MAX_CHARACTERS < match.span.end <= word.start)
    return max(
        (match for match in near if _is_sort(reading, word.fold, match)),
        key=lambda match: match.span.end,
        default=None,
    )


def _is_sort(reading: Reading, noun: str, match: PlaceMatch) -> bool:
    if noun in WORDS["enclave_nouns"]:
        return match.precision in _AREAS and match.key is not None and match.rule == "place-name"
    precision = NOUN_PRECISION.get(noun)
    if precision is PlacePrecision.TOWN:
        return match.precision is precision
    if precision is not PlacePrecision.POINT or match.precision is not precision:
        return False
    name, after = match.span, reading.text[match.span.end : match.span.end + len(noun) + 1]
    return reading.text[name.start : name.end].lower().endswith(noun) or after.strip().lower() == noun


def _overlaps(match: PlaceMatch, first: Word, last: Word) -> bool:
    return match.span.start < last.end and first.start < match.span.end
