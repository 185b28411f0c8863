"""Rebuilds world.json from the 1:50m countries of Natural Earth, as the npm package world-atlas carries them.

Usage: python build_world.py countries-50m.json (in an environment with Babel; see ../README.md).
"""

from __future__ import annotations

import json
import sys
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from babel.core import get_global

TARGET = Path(__file__).resolve().parent.parent / "world.json"
# Degrees a line may move; about two pixels on the map of a region.
TOLERANCE = 0.05
# Square degrees; a smaller island is left out unless it is all there is of a country.
MIN_AREA = 0.02
UNITS_PER_DEGREE = 100
ANTARCTICA = "ATA"  # its ring runs through the pole, which a flat map cannot show
# Without a number in ISO 3166-1.
NO_ISO_NUMBER = {"Kosovo": "XKX"}

Point = tuple[float, float]


def main(source: Path) -> None:
    """Write simplified borders: shared lines once, coordinates in hundredths of a degree."""
    atlas = json.loads(source.read_text("utf-8"))
    arcs = [_simplified(arc) for arc in _decoded(atlas)]
    codes = _alpha3_of_numbers()
    countries = []
    for shape in atlas["objects"]["countries"]["geometries"]:
        code = codes.get(shape.get("id", ""), "") or NO_ISO_NUMBER.get(shape["properties"]["name"], "")
        polygons = shape.get("arcs", [])
        rings = _kept([polygons] if shape["type"] == "Polygon" else polygons, arcs)
        if rings and code != ANTARCTICA:
            countries.append({"code": code, "name": shape["properties"]["name"], "rings": rings})
    TARGET.write_text(_packed(arcs, countries), encoding="utf-8")


def _decoded(atlas: dict[str, Any]) -> list[list[Point]]:
    """Return every arc as longitudes and latitudes; the file holds differences of whole numbers."""
    (scale_x, scale_y), (left, bottom) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    decoded = []
    for arc in atlas["arcs"]:
        xs = accumulate(point[0] for point in arc)
        ys = accumulate(point[1] for point in arc)
        decoded.append([(left + x * scale_x, bottom + y * scale_y) for x, y in zip(xs, ys, strict=True)])
    return decoded


def _simplified(arc: list[Point]) -> list[Point]:
    """Return the arc without the points that lie within the tolerance of the line through their neighbours.

    Source: Douglas and Peucker 1973.
    """
    if len(arc) < 3:
        return arc
    distances = [_distance(point, arc[0], arc[-1]) for point in arc]
    furthest = max(range(len(arc)), key=distances.__getitem__)
    if distances[furthest] <= TOLERANCE:
        return [arc[0], arc[-1]]
    return _simplified(arc[: furthest + 1])[:-1] + _simplified(arc[furthest:])


def _distance(point: Point, start: Point, end: Point) -> float:
    (x, y), (x1, y1), (x2, y2) = point, start, end
    dx, dy = x2 - x1, y2 - y1
    square = dx * dx + dy * dy
    along = 0.0 if square == 0 else max(0.0, min(1.0, ((x - x1) * dx + (y - y1) * dy) / square))
    return float(((x - x1 - along * dx) ** 2 + (y - y1 - along * dy) ** 2) ** 0.5)


def _alpha3_of_numbers() -> dict[str, str]:
    """Return ISO 3166-1 numbers with their three-letter codes, joined through the two-letter ones."""
    aliases = get_global("territory_aliases")
    three = {two[0]: code for code, two in aliases.items() if len(code) == 3 and code.isalpha() and len(two) == 1}
    return {code: three[two[0]] for code, two in aliases.items() if code.isdigit() and two[0] in three}


def _kept(polygons: list[list[list[int]]], arcs: list[list[Point]]) -> list[list[int]]:
    """Return the rings worth drawing, the largest always; a hole is a ring too (even-odd filling)."""
    rings = sorted((ring for polygon in polygons for ring in polygon), key=lambda ring: -_area(ring, arcs))
    worth = [ring for place, ring in enumerate(rings) if place == 0 or _area(ring, arcs) >= MIN_AREA]
    return [ring for ring in worth if _area(ring, arcs) > 0]


def _area(ring: list[int], arcs: list[list[Point]]) -> float:
    points = [point for index in ring for point in (arcs[index] if index >= 0 else arcs[~index][::-1])]
    turned = zip(points, points[1:] + points[:1], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in turned)) / 2


def _packed(arcs: list[list[Point]], countries: list[dict[str, Any]]) -> str:
    """Return the file: used arcs alone, each as its first point and then differences."""
    used = sorted({index if index >= 0 else ~index for row in countries for ring in row["rings"] for index in ring})
    place = {index: number for number, index in enumerate(used)}
    for row in countries:
        row["rings"] = [[place[i] if i >= 0 else ~place[~i] for i in ring] for ring in row["rings"]]
    world = {
        "source": "Natural Earth 4.1, 1:50m, public domain",
        "units_per_degree": UNITS_PER_DEGREE,
        "arcs": [_differences(arcs[index]) for index in used],
        "countries": countries,
    }
    return json.dumps(world, ensure_ascii=False, separators=(",", ":")) + "\n"


def _differences(arc: list[Point]) -> list[int]:
    whole = [(round(x * UNITS_PER_DEGREE), round(y * UNITS_PER_DEGREE)) for x, y in arc]
    flat = list(whole[0])
    for (x1, y1), (x2, y2) in pairwise(whole):
        if (x1, y1) != (x2, y2):
            flat += [x2 - x1, y2 - y1]
    return flat


if __name__ == "__main__":
    main(Path(sys.argv[1]))
