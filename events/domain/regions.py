"""Knows the theatres (data/regions.json) and to which of them an event belongs, in shares that sum to 1.

The theatre is not the place: a summit in Egypt about Gaza belongs to Gaza. The parties decide first (a pair
of enemies, then a party with a single theatre), then the places, then the remaining countries.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

OTHER = "other"
ActorRef = tuple[str | None, str | None]
PlaceRef = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class RegionRule:
    """Hold one theatre: what is shown of it, and what decides that an event belongs to it.

    `actors` are keys that have no other theatre, `pairs` two countries whose meeting is its subject,
    `countries` those that stand for the theatre as a party, `home_countries` those whose soil is in it,
    `places` keys of places.
    """

    slug: str
    name: str
    name_ar: str
    description: str
    time_zone: str
    baseline_year: int | None
    countries: frozenset[str] = frozenset()
    home_countries: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    pairs: frozenset[frozenset[str]] = frozenset()


@cache
def load_regions() -> tuple[RegionRule, ...]:
    """Return all theatres in the order of the file, 'other' last."""
    source = resources.files("events.domain.data").joinpath("regions.json")
    return tuple(read_region(row) for row in json.loads(source.read_text("utf-8")))


def read_region(row: dict[str, object]) -> RegionRule:
    """Return the rule that a row of the file (or of the database) describes; absent lists are empty."""
    year = row.get("baseline_year")
    return RegionRule(
        slug=str(row["slug"]),
        name=str(row["name"]),
        name_ar=str(row.get("name_ar", "")),
        description=str(row.get("description", "")),
        time_zone=str(row.get("time_zone", "UTC")),
        baseline_year=year if isinstance(year, int) else None,
        countries=_texts(row.get("countries")),
        home_countries=_texts(row.get("home_countries")),
        places=_texts(row.get("places")),
        actors=_texts(row.get("actors")),
        pairs=_pairs(row.get("pairs")),
    )


def _texts(cell: object) -> frozenset[str]:
    return frozenset(str(item) for item in cell) if isinstance(cell, list) else frozenset()


def _pairs(cell: object) -> frozenset[frozenset[str]]:
    return frozenset(_texts(pair) for pair in cell) if isinstance(cell, list) else frozenset()


def share_regions(
    *, actors: Sequence[ActorRef], places: Sequence[PlaceRef], rules: Sequence[RegionRule]
) -> dict[str, float]:
    """Return the share of each theatre in an event; the shares sum to 1, unknown is all 'other'.

    `actors` are (key, ISO alpha-3 country), `places` the same; either part may be None.
    """
    countries = {country for _, country in actors if country}
    steps: tuple[Callable[[RegionRule], int], ...] = (
        lambda rule: _named_actors(rule, actors),
        lambda rule: sum(pair <= countries for pair in rule.pairs),
        lambda rule: _named_places(rule, places),
        lambda rule: sum(country in rule.countries for _, country in actors),
        lambda rule: sum(country in rule.countries for _, country in places),
        lambda rule: sum(country in rule.home_countries for _, country in (*places, *actors)),
    )
    for weigh in steps:
        shares = _shares((rule.slug, weigh(rule)) for rule in rules)
        if shares:
            return shares
    return {OTHER: 1.0}


def _named_actors(rule: RegionRule, actors: Sequence[ActorRef]) -> int:
    return sum(key in rule.actors for key, _ in actors)


def _named_places(rule: RegionRule, places: Sequence[PlaceRef]) -> int:
    return sum(key in rule.places for key, _ in places)


def _shares(weights: Iterable[tuple[str, int]]) -> dict[str, float]:
    counted = {slug: weight for slug, weight in weights if weight}
    total = sum(counted.values())
    return {slug: weight / total for slug, weight in counted.items()}
