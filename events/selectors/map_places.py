"""Answers where events are put: how many at each place, and how many at none."""

from dataclasses import dataclass

from django.db.models import Count, Q

from events.domain.exports.coordinates import public_point
from events.domain.kinds import load_kinds
from events.domain.vocabulary import PlacePrecision, Series
from events.models import Location
from events.models.event import EventQuerySet

HOSTILE_KINDS = [name for name, kind in load_kinds().items() if kind.series == Series.HOSTILE]


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


def count_places(events: EventQuerySet) -> tuple[PlaceCount, ...]:
    """Return every known place of the events, the most frequent first; an event at two places counts at both."""
    rows = (
        Location.objects.filter(event__in=events.order_by(), place__isnull=False)
        .order_by()
        .values_list(
            "place__key", "place__name", "place__precision", "place__country", "place__latitude", "place__longitude"
        )
        .annotate(
            count=Count("event", distinct=True),
            hostile=Count("event", distinct=True, filter=Q(event__kind__in=HOSTILE_KINDS)),
        )
        .order_by("-count", "place__name")
    )
    return tuple(
        PlaceCount(key, name, precision, country, public_point(PlacePrecision(precision), lat, lon), count, hostile)
        for key, name, precision, country, lat, lon, count, hostile in rows
    )


def count_unplaced(events: EventQuerySet) -> int:
    """Return how many of the events have no place that a table knows."""
    placed = Location.objects.filter(event__isnull=False, place__isnull=False).order_by().values("event")
    return events.order_by().exclude(pk__in=placed).count()
