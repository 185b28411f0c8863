"""Answers with the tables that events refer to: actors, places, regions and kinds, as plain rows."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet

from events.domain.exports.coordinates import public_point
from events.domain.kinds import load_kinds
from events.domain.vocabulary import PlacePrecision
from events.models import Actor, Place, Region

Row = dict[str, Any]
NamedPosition = tuple[str, int]


def actor_page(q: str, *, after: NamedPosition | None, size: int) -> tuple[list[Row], NamedPosition | None]:
    """Return accepted actors whose name holds a text, by name, and the last one's place where more follow."""
    columns = ("pk", "key", "name", "kind", "country", "parent__key", "names")
    accepted = Actor.objects.filter(is_proposed=False, merged_into__isnull=True, name__icontains=q)
    rows, last = _page_by_name(accepted, columns, after, size)
    for row in rows:
        row["parent"] = row.pop("parent__key")
    return rows, last


def place_page(
    q: str, country: str, *, after: NamedPosition | None, size: int
) -> tuple[list[Row], NamedPosition | None]:
    """Return places whose name holds a text, by name; coordinates are as exact as readers may see them."""
    columns = ("pk", "key", "name", "precision", "country", "admin1", "latitude", "longitude")
    wanted = Place.objects.filter(name__icontains=q)
    rows, last = _page_by_name(wanted.filter(country=country) if country else wanted, columns, after, size)
    for row in rows:
        point = public_point(PlacePrecision(row["precision"]), row["latitude"], row["longitude"])
        row["latitude"], row["longitude"] = point or (None, None)
    return rows, last


def _page_by_name(
    found: QuerySet[Any], columns: tuple[str, ...], after: NamedPosition | None, size: int
) -> tuple[list[Row], NamedPosition | None]:
    if after:
        name, pk = after
        found = found.filter(Q(name__gt=name) | Q(name=name, pk__gt=pk))
    rows: list[Row] = list(found.order_by("name", "pk").values(*columns)[: size + 1])
    page = rows[:size]
    last = (page[-1]["name"], page[-1]["pk"]) if len(rows) > size else None
    for row in page:
        del row["pk"]
    return page, last


def region_rows() -> list[Row]:
    """Return the regions in the order in which readers see them."""
    columns = ("slug", "name", "name_ar", "description", "time_zone", "baseline_year")
    return list(Region.objects.order_by("position", "name", "pk").values(*columns))


def region_names() -> dict[str, str]:
    """Return the names of the regions by slug."""
    return dict(Region.objects.order_by("position", "name", "pk").values_list("slug", "name"))


def kind_rows() -> list[Row]:
    """Return the kinds of events with their place on the scales."""
    return [
        {
            "kind": kind.kind,
            "label": kind.label,
            "type": kind.type.value,
            "quad": kind.quad.value,
            "series": kind.series.value,
            "severity": kind.severity,
            "rung": kind.rung,
        }
        for kind in load_kinds().values()
    ]


def missing_keys(*, region: str = "", actor: str = "", place: str = "") -> list[str]:
    """Return which of the named things do not exist, by the name of the argument."""
    asked: list[tuple[str, str, Callable[[], QuerySet[Any]]]] = [
        ("region", region, lambda: Region.objects.filter(slug=region)),
        ("actor", actor, lambda: Actor.objects.filter(key=actor)),
        ("place", place, lambda: Place.objects.filter(key=place)),
    ]
    return [name for name, key, rows in asked if key and not rows().exists()]
