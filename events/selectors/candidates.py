"""Answers which events a report could tell of: near in time, of one family of types, with a shared actor or place.

The days are searched by range on both ends of the index, so that the cost follows how much happened in those
weeks, not how much is stored.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from events.domain.daterange import Bounds
from events.domain.merging import SINGULAR_KINDS, TOUCHING_DAYS, VAST, ReportFacts, family_of, is_vast
from events.domain.vocabulary import ReviewState, Type
from events.models import Actor, Event, Location, MergeProposal, Participation, ProposalState, Report
from events.selectors.redirects import current_event_ids

OPEN_STATES = (ReviewState.DRAFT, ReviewState.REVIEW, ReviewState.PUBLISHED, ReviewState.CORRECTED)
MAX_CANDIDATES = 60
_TOUCHING = timedelta(days=TOUCHING_DAYS)


def counted_reports() -> QuerySet[Report]:
    """Return the reports that count for their events, in the order they were written."""
    return Report.objects.exclude(state=ReviewState.REJECTED).order_by("pk")


def candidates_for(report: Report, facts: ReportFacts) -> list[Event]:
    """Return the events to compare a report with, those that share a place first.

    Never its own, none that another report of its article belongs to (the article tells them apart), none whose
    date is unknown or spans more than a month.
    """
    bounds = facts.bounds
    if bounds is None or is_vast(bounds):
        return []
    near = (
        Event.objects.filter(_near(bounds))
        .filter(state__in=OPEN_STATES, merged_into__isnull=True)
        .filter(type__in=[type_.value for type_ in family_of(Type(report.type))])
    )
    if report.event_id is not None:
        near = near.exclude(pk=report.event_id)
    near = near.exclude(Exists(counted_reports().filter(event=OuterRef("pk"), article=report.article_id)))
    at_place = Exists(_at_places(facts))
    # a truce may be told without its parties and its place
    is_deal = Q(kind=facts.kind) if facts.kind in SINGULAR_KINDS else Q(pk__in=[])
    found = near.annotate(at_place=at_place).filter(Q(Exists(_with_actors(facts))) | Q(at_place=True) | is_deal)
    return list(found.order_by("-at_place", "-start_earliest", "pk")[:MAX_CANDIDATES])


def _near(bounds: Bounds) -> Q:
    """Return the condition on an event's outer days; an open end reaches a month."""
    first, last = bounds.earliest, bounds.latest
    if first is None:
        first = _safe(last or date.max, -VAST)
    if last is None:
        last = _safe(first, VAST)
    starts = Q(start_earliest__range=(_safe(first, -VAST - _TOUCHING), _safe(last, _TOUCHING)))
    ends = Q(end_latest__range=(_safe(first, -_TOUCHING), _safe(last, VAST + _TOUCHING)))
    return (starts & (ends | Q(end_latest__isnull=True))) | (Q(start_earliest__isnull=True) & ends)


def _safe(day: date, step: timedelta) -> date:
    """Return the day so many days off, or the first or last day that a calendar has."""
    try:
        return day + step
    except OverflowError:
        return date.min if step < timedelta(0) else date.max


def _with_actors(facts: ReportFacts) -> QuerySet[Participation]:
    keys = [actor.key for actor in facts.actors if actor.key]
    countries = [actor.country for actor in facts.actors if actor.country]
    names = [actor.name for actor in facts.actors]
    known = Actor.objects.filter(Q(key__in=keys) | Q(merged_into__key__in=keys)).values_list("pk", flat=True)
    shared = Q(actor__in=list(known)) | Q(country__in=countries) | Q(name__in=names)
    return Participation.objects.filter(shared, event=OuterRef("pk"))


def _at_places(facts: ReportFacts) -> QuerySet[Location]:
    keys = [place.key for place in facts.places if place.key]
    names = [place.name for place in facts.places]
    return Location.objects.filter(Q(place__key__in=keys) | Q(name__in=names), event=OuterRef("pk"))


def kept_apart_from(report: Report) -> set[int]:
    """Return the events that editors said a report does not belong to, under the ids they have today.

    It works both ways: what was refused for another report and this one's event is refused for this one too.
    """
    refused = MergeProposal.objects.filter(state=ProposalState.REJECTED)
    theirs = refused.filter(report=report).values_list("event_id", flat=True)
    ours = refused.filter(_events_of(report)).values_list("report__event_id", flat=True)
    return _today({*theirs, *(event_id for event_id in ours if event_id)})


def _events_of(report: Report) -> Q:
    if report.event_id is None:
        return Q(pk__in=[])
    return Q(event=report.event_id) | Q(event__merged_into=report.event_id)


def _today(event_ids: Iterable[int]) -> set[int]:
    return set(current_event_ids(event_ids).values())
