"""Knows where a page of events ends: by day and id, so that no page is counted and none shifts under a reader."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from events.models.event import EventQuerySet


@dataclass(frozen=True, slots=True)
class Position:
    """Hold the last event of a page; without a day it lies among the events without a start."""

    day: date | None
    pk: int


def parts_after(events: EventQuerySet, after: Position | None) -> tuple[EventQuerySet, EventQuerySet]:
    """Return what follows a position: first the events with a start, latest first, then those without, newest first.

    They are two queries, because no index of both databases holds the two in one order.
    """
    dated = events.filter(start_earliest__isnull=False).order_by("-start_earliest", "-pk")
    undated = events.filter(start_earliest__isnull=True).order_by("-pk")
    if after is None:
        return dated, undated
    if after.day is None:
        return dated.none(), undated.filter(pk__lt=after.pk)
    follows = Q(start_earliest__lt=after.day) | Q(pk__lt=after.pk)
    return dated.filter(follows, start_earliest__lte=after.day), undated
