"""Answers how an exchange went: the events that links join, in order, with who says so and what cannot be."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from events.domain.daterange import Bounds
from events.domain.merging import Interval, LinkFault, find_faults, interval_between
from events.domain.vocabulary import PUBLIC_STATES, ReviewState, Role
from events.models import Event, EventLink

# an exchange of blows over months stays readable; beyond it the page of another event goes on
MAX_EVENTS = 40


@dataclass(frozen=True, slots=True)
class ExchangeEvent:
    """Hold one event of an exchange; `actors` are the names of those who act."""

    event_id: int
    title: str
    kind: str
    bounds: Bounds | None
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExchangeLink:
    """Hold what a later event is to an earlier one, who says so, how long after it came, and what is wrong with it.

    `str(interval)` puts it in words: '4 days later'.
    """

    link_id: int
    later_id: int
    earlier_id: int
    kind: str
    asserter: str
    asserted_by: str
    wording: str
    is_confirmed: bool
    interval: Interval | None
    fault: LinkFault | None


@dataclass(frozen=True, slots=True)
class Exchange:
    """Hold the events around one event in the order of their dates, unknown dates last, and the links among them."""

    events: tuple[ExchangeEvent, ...]
    links: tuple[ExchangeLink, ...]
    is_cut: bool


def public_exchange(event_id: int) -> Exchange:
    """Return the exchange that an event belongs to, as far as readers may see it."""
    return _exchange(event_id, Event.objects.filter(state__in=PUBLIC_STATES))


def whole_exchange(event_id: int) -> Exchange:
    """Return the exchange that an event belongs to, drafts too, for the desk."""
    return _exchange(event_id, Event.objects.exclude(state=ReviewState.REJECTED))


def _exchange(event_id: int, shown: QuerySet[Event]) -> Exchange:
    ids, is_cut = _reach(event_id, shown.filter(merged_into__isnull=True))
    events = {event.pk: event for event in Event.objects.filter(pk__in=ids).prefetch_related("participations")}
    links = list(_among(ids).select_related("actor", "article__outlet").order_by("pk"))
    dates = {pk: event.bounds for pk, event in events.items()}
    faults = find_faults(dates, [(link.later_id, link.earlier_id) for link in links])
    return Exchange(
        events=tuple(_event(event) for event in sorted(events.values(), key=_by_date)),
        links=tuple(_link(link, dates, faults.get((link.later_id, link.earlier_id))) for link in links),
        is_cut=is_cut,
    )


def _reach(event_id: int, shown: QuerySet[Event]) -> tuple[set[int], bool]:
    """Return what can be reached along links in either direction, and whether more was left out; a query a step."""
    reached = set(shown.filter(pk=event_id).values_list("pk", flat=True))
    edge = reached
    while edge and len(reached) < MAX_EVENTS:
        ends = EventLink.objects.filter(Q(later__in=edge) | Q(earlier__in=edge)).values_list("later", "earlier")
        beyond = {end for link in ends for end in link} - reached
        edge = set(shown.filter(pk__in=beyond).order_by("pk").values_list("pk", flat=True)[: MAX_EVENTS - len(reached)])
        reached = reached | edge
    return reached, len(reached) >= MAX_EVENTS


def _among(ids: Iterable[int]) -> QuerySet[EventLink]:
    wanted = list(ids)
    return EventLink.objects.filter(later__in=wanted, earlier__in=wanted)


def _by_date(event: Event) -> tuple[bool, str, int]:
    bounds = event.bounds
    first = bounds and (bounds.earliest or bounds.latest)
    return first is None, first.isoformat() if first else "", event.pk


def _event(event: Event) -> ExchangeEvent:
    acting = tuple(part.name for part in event.participations.all() if part.role in {Role.INITIATOR, Role.PARTICIPANT})
    return ExchangeEvent(event.pk, event.title, event.kind, event.bounds, acting)


def _link(link: EventLink, dates: dict[int, Bounds | None], fault: LinkFault | None) -> ExchangeLink:
    return ExchangeLink(
        link_id=link.pk,
        later_id=link.later_id,
        earlier_id=link.earlier_id,
        kind=link.kind,
        asserter=link.asserter,
        asserted_by=_asserted_by(link),
        wording=link.wording,
        is_confirmed=link.is_confirmed,
        interval=interval_between(dates[link.earlier_id], dates[link.later_id]),
        fault=fault,
    )


def _asserted_by(link: EventLink) -> str:
    if link.actor:
        return link.actor.name
    return link.article.outlet.name if link.article else ""
