"""Answers what occurred among events as they stood at a past moment: kinds, actors and places, for form and map.

Which event was where is what was known then; names and coordinates are those that the tables hold today.
"""

from collections import Counter
from collections.abc import Iterable

from events.domain.exports.coordinates import public_point
from events.domain.vocabulary import PlacePrecision
from events.models import Actor, Place
from events.models.version import EventVersionQuerySet
from events.selectors.choices import MAX_CHOICES, Choice, FilterChoices
from events.selectors.map_places import HOSTILE_KINDS, PlaceCount

_PLACE = ("key", "name", "precision", "country", "latitude", "longitude")


def past_choices(versions: EventVersionQuerySet) -> FilterChoices:
    """Return what occurs among the versions; the most frequent names where there are too many."""
    kinds, actors, places = Counter[str](), Counter[str](), Counter[str]()
    for kind, terms in _rows(versions):
        kinds[kind] += 1
        actors.update(key for key in _keys(terms, "actor") if "/" not in key)
        places.update(_keys(terms, "place"))
    by_frequency = sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))
    return FilterChoices(
        kinds=tuple(Choice(kind, kind, count) for kind, count in by_frequency),
        actors=_named(actors, Actor),
        places=_named(places, Place),
    )


def past_places(versions: EventVersionQuerySet) -> tuple[tuple[PlaceCount, ...], int]:
    """Return every known place of the versions, the most frequent first, and how many have none."""
    counts, hostile, unplaced = Counter[str](), Counter[str](), 0
    for kind, terms in _rows(versions):
        keys = _keys(terms, "place")
        counts.update(keys)
        unplaced += not keys
        if kind in HOSTILE_KINDS:
            hostile.update(keys)
    places = [
        PlaceCount(
            key, name, precision, country, public_point(PlacePrecision(precision), lat, lon), counts[key], hostile[key]
        )
        for key, name, precision, country, lat, lon in Place.objects.filter(key__in=list(counts)).values_list(*_PLACE)
    ]
    return tuple(sorted(places, key=lambda place: (-place.count, place.name))), unplaced


def _rows(versions: EventVersionQuerySet) -> Iterable[tuple[str, str]]:
    return versions.order_by().values_list("kind", "terms")


def _keys(terms: str, owner: str) -> list[str]:
    start = f"{owner}:"
    return [term.removeprefix(start) for term in terms.split("|") if term.startswith(start)]


def _named(counts: Counter[str], table: type[Actor] | type[Place]) -> tuple[Choice, ...]:
    frequent = dict(counts.most_common(MAX_CHOICES))
    names = table._default_manager.filter(key__in=list(frequent)).values_list("key", "name")
    return tuple(sorted((Choice(key, name, frequent[key]) for key, name in names), key=lambda choice: choice.name))
