"""Answers where events are put: how many at each place, and how many at none."""

from dataclasses import dataclass

import numpy as np

from events.domain.exports.coordinates import public_point
from events.domain.kinds import load_kinds
from events.domain.vocabulary import PlacePrecision, Series
from events.models import Place
from events.selectors.sheets.asked import Asked
from events.selectors.sheets.columns import WORDS

HOSTILE_KINDS = [name for name, kind in load_kinds().items() if kind.series == Series.HOSTILE]
_IS_HOSTILE = np.array([name in HOSTILE_KINDS for name in WORDS["kind"]])
_PLACE = ("pk", "key", "name", "precision", "country", "latitude", "longitude")


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """Hold a place with its events; `point` is (latitude, longitude) in degrees, None for whatever is an area."""

    key: str
    name: str
    precision: str
    country: str
    point: tuple[float, float] | None
    count: int
    hostile: int


def count_places(asked: Asked) -> tuple[PlaceCount, ...]:
    """Return every known place of the events, the most frequent first; an event at two places counts at both."""
    places = asked.sheet.places
    kept = asked.found[places.of]
    of, place = places.of[kept], places.place[kept]
    counts = np.bincount(place)
    hostile = np.bincount(place[_IS_HOSTILE[asked.sheet.events.kind[of]]], minlength=len(counts))
    found = np.flatnonzero(counts).tolist()
    rows = [
        PlaceCount(
            key,
            name,
            precision,
            country,
            public_point(PlacePrecision(precision), lat, lon),
            int(counts[pk]),
            int(hostile[pk]),
        )
        for pk, key, name, precision, country, lat, lon in Place.objects.filter(pk__in=found).values_list(*_PLACE)
    ]
    return tuple(sorted(rows, key=lambda row: (-row.count, row.name)))


def count_unplaced(asked: Asked) -> int:
    """Return how many of the events have no place that a table knows."""
    unplaced = asked.found.copy()
    unplaced[asked.sheet.places.of] = False
    return int(np.count_nonzero(unplaced))
