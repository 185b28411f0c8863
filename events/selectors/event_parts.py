"""Answers with who took part in the events of a page, where they were, and what they answer.

The statements of a page differ only in how many events it holds. The ORM writes each of them once and the process
keeps it, because writing them took longer than running them (docs/quality.md, API).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from events.domain.exports.coordinates import public_point
from events.domain.vocabulary import PlacePrecision
from events.models import EventLink, EventRegion, Location, Participation

Row = dict[str, Any]
Parts = dict[int, list[Any]]

_ACTOR = ("event_id", "actor__key", "name", "role", "country", "office", "depth")
_PLACE = (
    "event_id",
    "place__key",
    "name",
    "precision",
    "country",
    "place__latitude",
    "place__longitude",
)
_REGION = ("event_id", "region__slug", "region__name", "share")
# whether the earlier event is shown is looked at afterwards: as a condition it would lead SQLite through all of them
_ANSWER = ("later_id", "earlier_id", "earlier__shown")

_QUERIES: dict[str, Callable[[Iterable[int]], QuerySet[Any, Any]]] = {
    "actors": lambda ids: Participation.objects.filter(event__in=ids).order_by("position", "pk").values_list(*_ACTOR),
    "places": lambda ids: Location.objects.filter(event__in=ids).order_by("position", "pk").values_list(*_PLACE),
    "regions": lambda ids: EventRegion.objects.filter(event__in=ids).order_by("-share", "pk").values_list(*_REGION),
    "answers": lambda ids: EventLink.objects.filter(later__in=ids).order_by("pk").values_list(*_ANSWER),
}


def actors_of(ids: Sequence[int]) -> Parts:
    """Return the parties of each event, in their order."""
    found: Parts = defaultdict(list)
    for event, key, name, role, country, office, depth in _read("actors", ids):
        found[event].append(
            {"key": key, "name": name, "role": role, "country": country, "office": office, "depth": depth}
        )
    return found


def places_of(ids: Sequence[int]) -> Parts:
    """Return the places of each event, in their order; coordinates are as exact as readers may see them."""
    found: Parts = defaultdict(list)
    for event, key, name, precision, country, latitude, longitude in _read("places", ids):
        point = public_point(PlacePrecision(precision), latitude, longitude)
        found[event].append(
            {
                "key": key,
                "name": name,
                "precision": precision,
                "country": country,
                "latitude": point[0] if point else None,
                "longitude": point[1] if point else None,
            }
        )
    return found


def regions_of(ids: Sequence[int]) -> Parts:
    """Return the regions of each event, the greatest share first."""
    found: Parts = defaultdict(list)
    for event, slug, name, share in _read("regions", ids):
        found[event].append({"slug": slug, "name": name, "share": share})
    return found


def answers_of(ids: Sequence[int]) -> Parts:
    """Return for each event the ids of the earlier public ones that it answers."""
    found: Parts = defaultdict(list)
    for later, earlier, shown in _read("answers", ids):
        if shown:
            found[later].append(earlier)
    return found


def _read(part: str, ids: Sequence[int]) -> list[tuple[Any, ...]]:
    if not ids:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_statement(part, len(ids)), ids)
        return list(cursor.fetchall())


@lru_cache(maxsize=512)
def _statement(part: str, count: int) -> str:
    """Return the SQL of a part for so many events, with a mark for each id."""
    sql, _ = _QUERIES[part](range(count)).query.sql_with_params()
    return str(sql)
