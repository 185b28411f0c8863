"""Knows the outlines of countries (events/domain/data/world.json), read once a process."""

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import accumulate
from typing import Any

HALF_TURN, FULL_TURN = 180.0, 360.0
Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Country:
    """Hold a country by ISO alpha-3 code (empty where it has none), its rings in degrees, the largest first."""

    code: str
    name: str
    rings: tuple[Ring, ...]


@cache
def load_world() -> tuple[Country, ...]:
    """Return every country of the file."""
    world = _read()
    arcs = [_unpacked(arc, world["units_per_degree"]) for arc in world["arcs"]]
    return tuple(
        Country(row["code"], row["name"], tuple(_joined(ring, arcs) for ring in row["rings"]))
        for row in world["countries"]
    )


@cache
def shared_border(first: str, second: str) -> tuple[Ring, ...]:
    """Return the lines that two areas (ISO alpha-3) have in common, none where they do not touch or are not known."""
    world = _read()
    arcs = [_unpacked(arc, world["units_per_degree"]) for arc in world["arcs"]]
    both = _arcs_of(world, first) & _arcs_of(world, second)
    return tuple(arcs[index] for index in sorted(both))


def _arcs_of(world: dict[str, Any], code: str) -> set[int]:
    rings = (ring for row in world["countries"] if row["code"] == code for ring in row["rings"])
    return {index if index >= 0 else ~index for ring in rings for index in ring}


@cache
def _read() -> dict[str, Any]:
    source = resources.files("events.domain.data").joinpath("world.json")
    world: dict[str, Any] = json.loads(source.read_text("utf-8"))
    return world


def _unpacked(arc: list[int], units: int) -> Ring:
    xs, ys = accumulate(arc[0::2]), accumulate(arc[1::2])
    return tuple((x / units, y / units) for x, y in zip(xs, ys, strict=True))


def _joined(ring: list[int], arcs: list[Ring]) -> Ring:
    """Return a ring from its arcs; a negative number (~index) is an arc walked backwards.

    A ring that crosses the 180th meridian goes on beyond it instead of jumping round the world.
    """
    points: list[tuple[float, float]] = []
    turn = 0.0
    for index in ring:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        for x, y in arc[1:] if points else arc:
            if points and abs(x + turn - points[-1][0]) > HALF_TURN:
                turn += FULL_TURN if x + turn < points[-1][0] else -FULL_TURN
            points.append((x + turn, y))
    return tuple(points)
