"""Answers which events readers see: the one filtered read behind page, API, bins, map and exports."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from events.domain.kinds import load_kinds
from events.domain.vocabulary import Grade, Quad, ReviewState, Role, Series, Status, Type
from events.models import Event, EventRegion, Location, Participation
from events.models.event import EventQuerySet
from events.selectors.event_detail import event_detail

__all__ = ["TimelineFilter", "count_events", "event_detail", "find_events", "find_tombstones", "public_events"]


@dataclass(frozen=True, slots=True)
class TimelineFilter:
    """Hold what a reader asks for; an empty field asks for nothing.

    Days are inclusive, and an event belongs to them when its outer bounds overlap them. `region`, `actor` and
    `place` are keys. Several values of one field are alternatives, several fields must all hold.
    """

    date_from: date | None = None
    date_to: date | None = None
    region: str = ""
    types: tuple[Type, ...] = ()
    kinds: tuple[str, ...] = ()
    quads: tuple[Quad, ...] = ()
    series: tuple[Series, ...] = ()
    actor: str = ""
    role: Role | None = None
    place: str = ""
    statuses: tuple[Status, ...] = ()
    grades: tuple[Grade, ...] = ()
    min_sources: int = 0
    q: str = ""
    updated_since: datetime | None = None
    as_of: datetime | None = None


def find_events(wanted: TimelineFilter) -> EventQuerySet:
    """Return the public events that a reader asks for, latest first, those without a date last."""
    return public_events().filter(
        in_time(wanted) & of_kind(wanted) & known_as(wanted) & _of_whom_and_where(wanted) & named(wanted)
    )


def count_events(wanted: TimelineFilter) -> int:
    """Return how many events `find_events` finds."""
    return find_events(wanted).order_by().count()


def public_events() -> EventQuerySet:
    """Return every event that readers may see, latest first; merged ones live on in the one that took them."""
    return Event.objects.filter(shown=1)


def find_tombstones(since: datetime) -> EventQuerySet:
    """Return what readers saw once and must forget: events withdrawn or merged since a moment, oldest first."""
    gone = Q(state=ReviewState.RETRACTED) | Q(merged_into__isnull=False)
    seen = Event.objects.filter(gone, first_published_at__isnull=False, updated_at__gte=since)
    return seen.order_by("updated_at", "pk")


def in_time(wanted: TimelineFilter) -> Q:
    """Keep what can overlap the days asked for; an open end reaches any day, no date at all reaches none."""
    found = Q()
    if wanted.date_from:
        found &= Q(end_latest__gte=wanted.date_from) | Q(end_latest__isnull=True, start_earliest__isnull=False)
    if wanted.date_to:
        found &= Q(start_earliest__lte=wanted.date_to) | Q(start_earliest__isnull=True, end_latest__isnull=False)
    return found


def of_kind(wanted: TimelineFilter) -> Q:
    """Keep events of the types, kinds and classes asked for."""
    found = Q()
    if wanted.types:
        found &= Q(type__in=[kind.value for kind in wanted.types])
    if wanted.kinds:
        found &= Q(kind__in=wanted.kinds)
    if wanted.quads:
        found &= Q(kind__in=[name for name, kind in load_kinds().items() if kind.quad in wanted.quads])
    if wanted.series:
        found &= Q(kind__in=[name for name, kind in load_kinds().items() if kind.series in wanted.series])
    return found


def _of_whom_and_where(wanted: TimelineFilter) -> Q:
    found = Q()
    if wanted.region:
        found &= Q(pk__in=EventRegion.objects.filter(region__slug=wanted.region).values("event"))
    if wanted.actor or wanted.role:
        found &= Q(pk__in=_taking_part(wanted).values("event"))
    if wanted.place:
        places = Location.objects.filter(place__key=wanted.place, event__isnull=False)
        found &= Q(pk__in=places.order_by().values("event"))
    return found


def _taking_part(wanted: TimelineFilter) -> QuerySet[Participation]:
    parts = Participation.objects.filter(event__isnull=False).order_by()
    if wanted.actor:
        parts = parts.filter(Q(actor__key=wanted.actor) | Q(actor__merged_into__key=wanted.actor))
    return parts.filter(role=wanted.role.value) if wanted.role else parts


def known_as(wanted: TimelineFilter) -> Q:
    """Keep what is as well supported, and as fresh, as asked for."""
    found = Q()
    if wanted.statuses:
        found &= Q(status__in=[status.value for status in wanted.statuses])
    if wanted.grades:
        found &= Q(grade__in=[grade.value for grade in wanted.grades])
    if wanted.min_sources > 1:
        found &= Q(source_count__gte=wanted.min_sources)
    if wanted.updated_since:
        found &= Q(updated_at__gte=wanted.updated_since)
    return found


def named(wanted: TimelineFilter, *, among: Collection[int] | None = None) -> Q:
    """Keep what holds every word in its title, its summary or the name of a party; `among` are all that can matter."""
    found = Q() if among is None else Q(pk__in=among)
    parties = Participation.objects.filter(event__isnull=False) if among is None else _parties(among)
    for word in wanted.q.split():
        events = parties.filter(name__icontains=word).order_by().values("event")
        found &= Q(title__icontains=word) | Q(summary__icontains=word) | Q(pk__in=events)
    return found


def _parties(event_ids: Collection[int]) -> QuerySet[Participation]:
    return Participation.objects.filter(event__in=event_ids)
