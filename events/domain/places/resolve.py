"""Knows which places a text names: the right one of several namesakes, and how exactly it is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from events.domain.names import Found, find_words
from events.domain.places.gazetteer import PINNED, PlaceEntry, PlaceGazetteer
from events.domain.places.named_before import find_named_before
from events.domain.places.namesakes import is_body
from events.domain.places.national import find_national
from events.domain.places.surroundings import (
    Reading,
    direction_start,
    has_cue,
    is_inside_name,
    is_near,
    noun_before,
    noun_behind,
)
from events.domain.places.unlisted import find_unlisted, find_unnamed
from events.domain.places.words import WORDS
from events.domain.types import PlaceMatch, Span
from events.domain.vocabulary import PlacePrecision

# A town of this size is known without its country being named.
_KNOWN_POPULATION = 400_000
_CITY_POPULATION = 100_000
_ALWAYS = frozenset({PlacePrecision.COUNTRY, PlacePrecision.SEA})


@dataclass(frozen=True, slots=True)
class _Sighting:
    """Hold a name seen in the text with all its bearers."""

    first: int
    stop: int
    bearers: tuple[PlaceEntry, ...]


def find_places(text: str, places: PlaceGazetteer, *, countries: Sequence[str]) -> tuple[PlaceMatch, ...]:
    """Return all places named in the text, in text order.

    `countries` are the ISO alpha-3 codes that the text is about, the main one first; they decide between
    namesakes. Coordinates come only with points and towns; an area or a country never has them.
    """
    reading = Reading(text, find_words(text))
    sightings = _sightings(reading, places)
    context = _context(sightings, countries)
    chosen = [(sighting, _bearer(reading, sighting, context)) for sighting in sightings]
    matches = [_match(reading, sighting, entry) for sighting, entry in chosen if entry is not None]
    taken = [(match.span.start, match.span.end) for match in matches]
    matches += find_national(reading, places, taken)
    land = _land(places, matches)
    matches += find_unlisted(reading, taken, land.country if land else next(iter(context), None))
    matches += find_unnamed(reading)
    matches += [*find_named_before(reading, tuple(matches), _land(places, matches))]
    return tuple(sorted(matches, key=lambda match: match.span.start))


def _land(places: PlaceGazetteer, matches: Sequence[PlaceMatch]) -> PlaceMatch | None:
    """Return the country that most places of the text lie in, without words of its own; towns tell most."""
    lands: Counter[str] = Counter()
    for match in matches:
        if match.country:
            lands[match.country] += 1 if match.precision is PlacePrecision.COUNTRY else 2
    entry = places.entries.get(max(lands, key=lambda land: lands[land]).lower()) if lands else None
    if entry is None:
        return None
    return PlaceMatch(Span(0, 0, "place-name"), entry.name, entry.key, entry.precision, entry.country)


def _sightings(reading: Reading, places: PlaceGazetteer) -> list[_Sighting]:
    seen, place = [], 0
    while place < len(reading.words):
        found: Found[str] | None = places.index.longest(reading.text, reading.words, place)
        if found is None:
            place += 1
            continue
        bearers = tuple(places.entries[key] for key in dict.fromkeys(found.values))
        place = found.stop
        if found.stop - found.first == 1 and is_body(reading.words[found.first].fold, bearers):
            continue
        seen.append(_Sighting(found.first, found.stop, bearers))
    return seen


def _context(sightings: list[_Sighting], countries: Sequence[str]) -> list[str]:
    """Return the countries of the text: those given, those it names, those of places that leave no doubt."""
    bearers = [entry for sighting in sightings for entry in sighting.bearers if entry.country]
    named = [entry.country for entry in bearers if entry.precision is PlacePrecision.COUNTRY]
    certain = [
        sighting.bearers[0].country
        for sighting in sightings
        if len(sighting.bearers) == 1 and sighting.bearers[0].country and sighting.bearers[0].is_listed
    ]
    return list(dict.fromkeys([*countries, *named, *certain]))


def _bearer(reading: Reading, sighting: _Sighting, context: list[str]) -> PlaceEntry | None:
    """Return the likeliest bearer of the name, or None where the words are no place here."""
    wanted = _wanted_precision(reading, sighting)

    def rank(entry: PlaceEntry) -> tuple[bool, int, bool, bool, bool, int]:
        order = context.index(entry.country) if entry.country in context else len(context)
        return (
            entry.precision not in _ALWAYS,
            order,
            wanted is not None and entry.precision is not wanted,
            wanted is None and entry.precision is PlacePrecision.PROVINCE,
            # the news names a small town for the site beside it: Natanz
            not (entry.is_listed and entry.precision is PlacePrecision.POINT),
            -entry.population,
        )

    ordered = sorted(sighting.bearers, key=rank)
    best = ordered[0]
    return best if _is_place(reading, sighting, best, in_context=best.country in context) else None


def _wanted_precision(reading: Reading, sighting: _Sighting) -> PlacePrecision | None:
    behind = noun_behind(reading, sighting.stop)
    return behind[1] if behind else noun_before(reading, sighting.first)


def _is_place(reading: Reading, sighting: _Sighting, entry: PlaceEntry, *, in_context: bool) -> bool:
    cue = has_cue(reading, sighting.first, sighting.stop)
    fold = reading.words[sighting.first].fold
    is_single = sighting.stop - sighting.first == 1
    if is_single and is_inside_name(reading, sighting.first, sighting.stop):
        return cue and (in_context or entry.is_listed)
    if is_single and fold in WORDS["person_names"] and entry.precision is not PlacePrecision.COUNTRY:
        return cue and in_context
    if entry.is_listed or in_context or entry.population >= _KNOWN_POPULATION:
        return True
    return cue and entry.population >= _CITY_POPULATION


def _match(reading: Reading, sighting: _Sighting, entry: PlaceEntry) -> PlaceMatch:
    first, stop, precision, rule = sighting.first, sighting.stop, entry.precision, "place-name"
    begin = direction_start(reading, first)
    noun = _wanted_precision(reading, sighting)
    if is_near(reading, first) and precision in PINNED:
        precision, rule = PlacePrecision.DISTRICT, "place-near"
    elif begin < first and precision is not PlacePrecision.SEA:
        first, rule = begin, "place-part"
        precision = PlacePrecision.PROVINCE if precision is PlacePrecision.COUNTRY else PlacePrecision.DISTRICT
    elif noun is not None and noun not in PINNED and precision in PINNED:
        precision, rule = noun, "place-area"
    pinned = precision in PINNED
    return PlaceMatch(
        span=Span(reading.words[first].start, reading.words[stop - 1].end, rule),
        name=reading.surface(first, stop),
        key=entry.key,
        precision=precision,
        country=entry.country or None,
        latitude=entry.latitude if pinned else None,
        longitude=entry.longitude if pinned else None,
        rule=rule,
    )
