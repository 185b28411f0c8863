"""Knows events as features of a map (RFC 7946): a point where readers may see one, else no geometry at all."""

from collections.abc import Mapping
from typing import Any

Row = Mapping[str, Any]


def feature_of(row: Row) -> dict[str, Any]:
    """Return an event as a feature; its first place with a point decides where it lies."""
    point = next((place for place in row["places"] if place["latitude"] is not None), None)
    position = [point["longitude"], point["latitude"]] if point else None
    return {
        "type": "Feature",
        "id": row["id"],
        "geometry": {"type": "Point", "coordinates": position} if position else None,
        "properties": {name: value for name, value in row.items() if name != "id"},
    }
