"""Knows places named through a nation: 'the Syrian capital', 'inside Iranian territory', 'Lebanese soil'."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from importlib import resources

from events.domain.names import find_words
from events.domain.places.gazetteer import PlaceEntry, PlaceGazetteer
from events.domain.places.surroundings import Reading, direction_start, is_near
from events.domain.places.words import WORDS
from events.domain.types import PlaceMatch, Span
from events.domain.vocabulary import PlacePrecision

_MAX_ADJECTIVE_WORDS = 3


@cache
def load_nations() -> dict[tuple[str, ...], tuple[str, tuple[str, ...]]]:
    """Return for each folded adjective of a state its country and the names of its seats of government."""
    source = resources.files("events.domain.data").joinpath("actors.csv")
    nations: dict[tuple[str, ...], tuple[str, tuple[str, ...]]] = {}
    with source.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["kind"] == "state":
                seats = tuple(seat for seat in row["metonyms"].split("|") if seat)
                for adjective in row["adjectives"].split("|"):
                    nations.setdefault(_folds(adjective), (row["country"], seats))
    nations.pop((), None)
    return nations


def _folds(name: str) -> tuple[str, ...]:
    return tuple(word.fold for word in find_words(name))


def nation_at(reading: Reading, place: int) -> tuple[int, str, tuple[str, ...]] | None:
    """Return (index after it, country, seats) of the adjective of a nation at this word."""
    if not reading.words[place].is_capital:
        return None
    nations = load_nations()
    for stop in range(min(place + _MAX_ADJECTIVE_WORDS, len(reading.words)), place, -1):
        found = nations.get(tuple(word.fold for word in reading.words[place:stop]))
        if found is not None and all(reading.gap(step) in {" ", "-", ". "} for step in range(place + 1, stop)):
            return stop, *found
    return None


def find_national(reading: Reading, places: PlaceGazetteer, taken: list[tuple[int, int]]) -> Iterator[PlaceMatch]:
    """Yield the places named through a nation that no other match covers; `taken` grows by them."""
    for place in range(len(reading.words)):
        nation = nation_at(reading, place)
        if nation is None:
            continue
        match = _match(reading, (place, nation[0]), nation[1:], places)
        if match is not None and not any(s < match.span.end and match.span.start < e for s, e in taken):
            taken.append((match.span.start, match.span.end))
            yield match


def _match(
    reading: Reading, words: tuple[int, int], nation: tuple[str, tuple[str, ...]], places: PlaceGazetteer
) -> PlaceMatch | None:
    (first, stop), (country, seats) = words, nation
    if stop >= len(reading.words) or reading.gap(stop) != " ":
        return None
    noun = reading.words[stop].fold
    if noun == "capital":
        entry = next((entry for seat in seats for entry in _towns(places, seat, country)), None)
        return _capital(reading, (first, stop + 1), entry) if entry else None
    if noun not in WORDS["territory_nouns"]:
        return None
    begin = direction_start(reading, first)
    precision = PlacePrecision.PROVINCE if begin < first else PlacePrecision.COUNTRY
    span = Span(reading.words[begin].start, reading.words[stop].end, "place-territory")
    name = reading.surface(begin, stop + 1)
    return PlaceMatch(span, name, country.lower(), precision, country, rule=span.rule)


def _towns(places: PlaceGazetteer, name: str, country: str) -> Iterator[PlaceEntry]:
    words = find_words(name)
    found = places.index.longest(name, words, 0) if words else None
    for key in found.values if found and found.stop == len(words) else ():
        entry = places.entries[key]
        if entry.country == country and entry.precision is PlacePrecision.TOWN:
            yield entry


def _capital(reading: Reading, words: tuple[int, int], entry: PlaceEntry) -> PlaceMatch:
    first, stop = words
    span = Span(reading.words[first].start, reading.words[stop - 1].end, "place-capital")
    if is_near(reading, first):
        return PlaceMatch(span, entry.name, entry.key, PlacePrecision.DISTRICT, entry.country, rule=span.rule)
    pin = entry.latitude, entry.longitude
    return PlaceMatch(span, entry.name, entry.key, entry.precision, entry.country, *pin, rule=span.rule)
