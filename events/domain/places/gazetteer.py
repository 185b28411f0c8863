"""Knows the places (data/places.tsv) and indexes all their names."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from events.domain.names import NameIndex
from events.domain.vocabulary import PlacePrecision

# From district up a place is an area: it has no coordinates, so it can never become a pin.
PINNED = frozenset({PlacePrecision.POINT, PlacePrecision.TOWN})
CITIES_SOURCE = "GeoNames"


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """Hold one place under all its names; degrees are WGS 84, None for areas; `population` 0 is unknown.

    `country` is ISO alpha-3, empty for seas and for areas of several countries.
    """

    key: str
    name: str
    precision: PlacePrecision
    names: tuple[str, ...] = ()
    country: str = ""
    admin1: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    provenance: str = ""

    @property
    def is_listed(self) -> bool:
        """Return whether the place was added for its part in conflicts, not as one of the world's towns."""
        return self.provenance != CITIES_SOURCE


@dataclass(frozen=True, slots=True)
class PlaceGazetteer:
    """Hold the places by key and the index of all their names."""

    entries: dict[str, PlaceEntry]
    index: NameIndex[str]

    @classmethod
    def build(cls, entries: Iterable[PlaceEntry]) -> PlaceGazetteer:
        """Return a gazetteer of these places."""
        by_key = {entry.key: entry for entry in entries}
        index: NameIndex[str] = NameIndex()
        for entry in by_key.values():
            for name in dict.fromkeys((entry.name, *entry.names)):
                index.add(name, entry.key)
        return cls(by_key, index)


@cache
def load_place_entries() -> tuple[PlaceEntry, ...]:
    """Return all places in the order of the file."""
    source = resources.files("events.domain.data").joinpath("places.tsv")
    with source.open(encoding="utf-8") as lines:
        return tuple(_entry(row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _entry(row: dict[str, str]) -> PlaceEntry:
    return PlaceEntry(
        key=row["key"],
        name=row["name"],
        precision=PlacePrecision(row["precision"]),
        names=tuple(part for part in row["names"].split("|") if part),
        country=row["country"],
        admin1=row["admin1"],
        latitude=float(row["latitude"]) if row["latitude"] else None,
        longitude=float(row["longitude"]) if row["longitude"] else None,
        population=int(row["population"] or 0),
        provenance=row["provenance"],
    )


@cache
def load_places() -> PlaceGazetteer:
    """Return the gazetteer of the project's own data."""
    return PlaceGazetteer.build(load_place_entries())
