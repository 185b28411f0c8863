"""Knows how degrees become pixels: equirectangular, true to scale along the middle of the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """Hold a stretch of the world in degrees."""

    west: float
    south: float
    east: float
    north: float

    def contains(self, longitude: float, latitude: float) -> bool:
        """Say whether a point lies in the box."""
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north


@dataclass(frozen=True, slots=True)
class Projection:
    """Project a box on a drawing of a given width in pixels."""

    box: Box
    width: float

    @property
    def shrink(self) -> float:
        """Return how much shorter a degree of longitude is than one of latitude, in the middle of the box."""
        return cos(radians((self.box.south + self.box.north) / 2))

    @property
    def scale(self) -> float:
        """Return pixels per degree of latitude."""
        return self.width / ((self.box.east - self.box.west) * self.shrink)

    @property
    def height(self) -> float:
        """Return the height of the drawing in pixels."""
        return (self.box.north - self.box.south) * self.scale

    def project(self, longitude: float, latitude: float) -> Point:
        """Return the pixels of a point, from the upper left."""
        x = (longitude - self.box.west) * self.shrink * self.scale
        return x, (self.box.north - latitude) * self.scale


def clip(ring: Sequence[Point], box: Box) -> list[Point]:
    """Return the part of a ring that lies in the box. Source: Sutherland and Hodgman 1974."""
    points = list(ring)
    for axis, limit, sign in ((0, box.west, 1), (0, box.east, -1), (1, box.south, 1), (1, box.north, -1)):
        points = _clip_edge(points, axis, limit, sign)
    return points


def _clip_edge(points: list[Point], axis: int, limit: float, sign: int) -> list[Point]:
    kept: list[Point] = []
    for before, point in zip([points[-1], *points[:-1]] if points else [], points, strict=True):
        was_in, is_in = sign * (before[axis] - limit) >= 0, sign * (point[axis] - limit) >= 0
        if was_in != is_in:
            kept.append(_cut(before, point, axis, limit))
        if is_in:
            kept.append(point)
    return kept


def _cut(start: Point, end: Point, axis: int, limit: float) -> Point:
    share = (limit - start[axis]) / (end[axis] - start[axis])
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])
