"""Knows where an act took place whose own words do not say so: the land it was done to, a place told before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from events.domain.extraction.acts import SIDES, Act
from events.domain.extraction.settling import Theatre
from events.domain.extraction.slots import owners, subjects
from events.domain.types import ActorMatch, PlaceMatch, Span
from events.domain.vocabulary import ActorKind, PlacePrecision, Type

_LASTING = frozenset({"war", "siege"})
_WARS = frozenset({"war", "uprising"})
_FORCE = frozenset({Type.ASSAULT, Type.PROTEST, Type.COERCE})
_AREAS = frozenset({PlacePrecision.PROVINCE, PlacePrecision.COUNTRY})
_PARTIES = 2
_EXACT = frozenset({PlacePrecision.POINT, PlacePrecision.TOWN, PlacePrecision.DISTRICT, PlacePrecision.PROVINCE})


def complete_places(events: Sequence[Act], places: Sequence[PlaceMatch], theatre: Theatre) -> None:
    """Give acts of force without a place the land they were done to, the last exact place told before, or the theatre.

    A war is in the land whose war it is, never in the town told last; a truce is where all of the text plays.
    """
    for event in events:
        land = _land(event)
        if land is not None and event.kind in _LASTING:
            event.places.insert(0, land)
        if not event.places and event.kind == "ceasefire" and len(event.countries("by")) < _PARTIES:
            event.places += _where_fought(places)
        if event.places or event.type not in _FORCE:
            continue
        lands = {theatre.country, *event.countries("to")}
        before = None if event.kind in _WARS else _place_before(event, places, lands)
        found = before or land or _of_theatre(event, places, theatre)
        if found is not None:
            event.places.append(found)


def _where_fought(places: Sequence[PlaceMatch]) -> list[PlaceMatch]:
    """Return the area named most, where nearly all places of the text lie in one country: 'the truce' in Gaza."""
    lands = Counter(place.country for place in places if place.country)
    if not lands or max(lands.values()) * 3 < lands.total() * 2:
        return []
    land = lands.most_common(1)[0][0]
    areas = [place for place in places if place.country == land and place.precision in _AREAS]
    names = Counter(place.key or place.name for place in areas)
    first = next((p for p in areas if (p.key or p.name) == names.most_common(1)[0][0]), None)
    if first is None:
        return []
    return [replace(first, span=replace(first.span, rule="place-of-truce"), rule="place-of-truce")]


def _place_before(event: Act, places: Iterable[PlaceMatch], lands: set[str | None]) -> PlaceMatch | None:
    before = [
        place
        for place in places
        if place.precision in _EXACT and place.span.end <= event.sentences[0].start and place.country in lands
    ]
    if not before:
        return None
    span = Span(before[-1].span.start, before[-1].span.end, "place-before")
    return replace(before[-1], span=span, rule="place-before")


def _of_theatre(event: Act, places: Iterable[PlaceMatch], theatre: Theatre) -> PlaceMatch | None:
    """Return the country most of the text's places lie in, with the words of the place that is told first there."""
    state = theatre.gazetteer.entries.get(theatre.country.lower()) if theatre.country else None
    named = next((place for place in places if place.country == theatre.country), None)
    if state is None or named is None or theatre.country in event.countries("by") - event.countries("to"):
        return None
    span = Span(named.span.start, named.span.end, "place-of-theatre")
    return PlaceMatch(span, state.name, None, PlacePrecision.COUNTRY, theatre.country, rule=span.rule)


def _land(event: Act) -> PlaceMatch | None:
    """Return the country of whom the act was done to, or whose war it is."""
    whose = _owners_of(event) if event.kind in _LASTING else []
    done_to = [part.actor for part in event.participants if SIDES.get(part.role) == "to"]
    for actor in (*whose, *done_to):
        if actor.country and actor.kind is ActorKind.STATE:
            span = Span(actor.span.start, actor.span.end, "place-of-target")
            return PlaceMatch(span, actor.name, None, PlacePrecision.COUNTRY, actor.country, rule=span.rule)
    return None


def _owners_of(event: Act) -> list[ActorMatch]:
    tree, word = event.tree, event.word
    nouns = [word] if event.is_noun else subjects(tree, word)
    return [tree.actors[owner] for noun in nouns for owner in owners(tree, noun) if owner in tree.actors]
