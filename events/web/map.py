"""Knows the map beside a timeline: which part of the world, which countries, which points, what cannot be drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from math import ceil, dist

from events.domain.places.borders import Border, BorderLook
from events.domain.vocabulary import PlacePrecision
from events.selectors.map_places import PlaceCount
from events.web.map_labels import Label, place_labels
from events.web.projection import Box, Projection, clip
from events.web.world import Country, load_world, shared_border

WIDTH = 360.0
# Degrees of latitude that a map shows at least: less would pretend to know streets.
MIN_SPAN = 4.0
MARGIN = 0.14
# Height by width; a map beside a list is neither a strip nor a tower.
SHAPES = (0.75, 1.15)
# The share of events that a map must hold; a conference on another continent must not shrink a war to a dot.
CORE = 0.75
# What lies hardly further out than the core is on the map too.
NEAR = 1.4
# Nearer to the poles a flat map shows nothing of use.
LAST_LATITUDE = 80.0
MAX_RADIUS = 13.0
MIN_RADIUS = 3.5


@dataclass(frozen=True, slots=True)
class Shape:
    """Hold a country as a path, with the events that are put somewhere in it and nowhere nearer."""

    name: str
    path: str
    count: int


@dataclass(frozen=True, slots=True)
class Mark:
    """Hold a point with its place."""

    x: float
    y: float
    radius: float
    place: PlaceCount

    @property
    def is_hostile(self) -> bool:
        """Say whether most events here are hostile acts."""
        return self.place.hostile * 2 > self.place.count


@dataclass(frozen=True, slots=True)
class BorderLine:
    """Hold a border that editors want drawn otherwise than solid."""

    path: str
    is_dashed: bool


@dataclass(frozen=True, slots=True)
class MapView:
    """Hold a drawn map and its twin in words."""

    width: float
    height: float
    shapes: list[Shape]
    marks: list[Mark]
    labels: list[Label]
    areas: list[PlaceCount]
    outside: list[PlaceCount]
    unplaced: int
    borders: list[BorderLine]


def build_map(
    places: Sequence[PlaceCount], *, unplaced: int, frame: Sequence[PlaceCount] = (), borders: Sequence[Border] = ()
) -> MapView | None:
    """Return the map of places, None where no place has a point.

    `frame` are the places that decide which part of the world is drawn, where they are others than those shown.
    """
    points = [place for place in places if place.point]
    framed = [place for place in frame if place.point] or points
    if not framed:
        return None
    projection = Projection(_box_of(framed), WIDTH)
    inside = [place for place in points if place.point and projection.box.contains(place.point[1], place.point[0])]
    marks = _marks(inside, projection)
    areas = [place for place in places if not place.point]
    return MapView(
        width=WIDTH,
        height=round(projection.height),
        shapes=_shapes(areas, projection),
        marks=marks,
        labels=place_labels([(m.x, m.y, m.radius, m.place.name) for m in marks], WIDTH, projection.height),
        areas=areas,
        outside=[place for place in points if place not in inside],
        unplaced=unplaced,
        borders=[_border(border, projection) for border in borders if border.look != BorderLook.SOLID],
    )


def _border(border: Border, projection: Projection) -> BorderLine:
    pieces = (
        "M" + "L".join("{:.1f} {:.1f}".format(*projection.project(*point)) for point in line)
        for line in shared_border(*border.areas)
    )
    return BorderLine("".join(pieces), is_dashed=border.look == BorderLook.DASHED)


def _box_of(points: Sequence[PlaceCount]) -> Box:
    """Return the part of the world that holds most events, in a shape that fits beside a list."""
    core = _core(points)
    west, east = _stretch([longitude for _, longitude in core])
    south, north = _stretch([latitude for latitude, _ in core])
    shrink = Projection(Box(west, south, east, north), WIDTH).shrink
    wide, tall = (east - west) * shrink, north - south
    if tall < wide * SHAPES[0]:
        south, north = _grown(south, north, wide * SHAPES[0])
    elif tall > wide * SHAPES[1]:
        west, east = _grown(west, east, tall / SHAPES[1] / shrink)
    return Box(max(west, -180), max(south, -85), min(east, 180), min(north, 85))


def _core(places: Sequence[PlaceCount]) -> list[tuple[float, float]]:
    """Return the points nearest to the middle event that together hold the core, and what lies near them."""
    weighted = [(_off_poles(place.point), place.count) for place in places if place.point]
    middle = (
        _middle([(latitude, count) for (latitude, _), count in weighted]),
        _middle([(longitude, count) for (_, longitude), count in weighted]),
    )
    distances = [(dist(point, middle), count) for point, count in weighted]
    reach = _value_at(distances, ceil(sum(count for _, count in weighted) * CORE) - 1) * NEAR
    return [point for point, _ in weighted if dist(point, middle) <= reach]


def _middle(weighted: Sequence[tuple[float, int]]) -> float:
    """Return the median of values that stand as often as their counts say."""
    size = sum(count for _, count in weighted)
    return (_value_at(weighted, (size - 1) // 2) + _value_at(weighted, size // 2)) / 2


def _value_at(weighted: Sequence[tuple[float, int]], place: int) -> float:
    """Return the value at a place, from 0, where all values stand in order as often as their counts say."""
    values = sorted(weighted)
    reached = accumulate(count for _, count in values)
    return next(value for (value, _), end in zip(values, reached, strict=True) if place < end)


def _off_poles(point: tuple[float, float]) -> tuple[float, float]:
    return max(-LAST_LATITUDE, min(LAST_LATITUDE, point[0])), point[1]


def _stretch(degrees: list[float]) -> tuple[float, float]:
    low, high = min(degrees), max(degrees)
    return _grown(low, high, max((high - low) * (1 + 2 * MARGIN), MIN_SPAN))


def _grown(low: float, high: float, span: float) -> tuple[float, float]:
    middle = (low + high) / 2
    return middle - span / 2, middle + span / 2


def _marks(places: Sequence[PlaceCount], projection: Projection) -> list[Mark]:
    """Return the points, the big ones first so that small ones lie on top; the area of a point is its count."""
    most = max((place.count for place in places), default=1)
    marks = []
    for place in places:
        if place.point:
            x, y = projection.project(place.point[1], place.point[0])
            radius = max(MIN_RADIUS, MAX_RADIUS * (place.count / most) ** 0.5)
            marks.append(Mark(round(x, 1), round(y, 1), round(radius, 1), place))
    return sorted(marks, key=lambda mark: -mark.radius)


def _shapes(areas: Sequence[PlaceCount], projection: Projection) -> list[Shape]:
    counts: dict[str, int] = {}
    for area in areas:
        if area.precision != PlacePrecision.SEA and area.country:
            counts[area.country] = counts.get(area.country, 0) + area.count
    return [Shape(name, path, counts.get(code, 0)) for code, name, path in _paths(projection)]


@lru_cache(maxsize=64)
def _paths(projection: Projection) -> tuple[tuple[str, str, str], ...]:
    """Return code, name and path of each country on the map; the same maps are asked for again and again."""
    paths = ((country.code, country.name, _path(country, projection)) for country in load_world())
    return tuple((code, name, path) for code, name, path in paths if path)


def _path(country: Country, projection: Projection) -> str:
    pieces = []
    for ring in country.rings:
        points = [projection.project(*point) for point in clip(ring, projection.box)]
        if points:
            pieces.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z")
    return "".join(pieces)
