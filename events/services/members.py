"""Knows what building an event reads of its reports: plain rows, because hundreds are read whenever one joins."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from events.domain.merging import ActorFact, PlaceFact, ReportFacts
from events.domain.vocabulary import Factuality, PlacePrecision, ReviewState, Role, Type
from events.models import Actor, Event, Location, Participation, Report

# long, and not needed for the event
_UNREAD = ("quote", "sentences", "rules", "links", "merge_reasons", "article__text")


@dataclass(frozen=True, slots=True)
class PartRow:
    """Hold an actor in a role of a report, by ids."""

    id: int
    actor_id: int | None
    name: str
    role: str
    depth: int


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """Hold a place of a report, by ids."""

    id: int
    place_id: int | None
    name: str


@dataclass(frozen=True, slots=True)
class Members:
    """Hold the reports that count for an event in the order they were written, and what they name, by report."""

    reports: Sequence[Report]
    parts: dict[int, list[PartRow]]
    places: dict[int, list[PlaceRow]]
    actors: dict[int, Actor]


def members_of(event: Event) -> Members:
    """Return an event's reports without their texts, in as many queries for one as for five hundred."""
    counted = event.reports.exclude(state=ReviewState.REJECTED)
    reports = list(counted.order_by("pk").select_related("article__outlet").defer(*_UNREAD))
    named = {"report__event": event}
    parts: dict[int, list[PartRow]] = defaultdict(list)
    part_columns = ("report", "id", "actor", "name", "role", "depth")
    for report, *row in Participation.objects.filter(**named).order_by("position", "id").values_list(*part_columns):
        parts[report].append(PartRow(*row))
    places: dict[int, list[PlaceRow]] = defaultdict(list)
    place_columns = ("report", "id", "place", "name")
    for report, *row in Location.objects.filter(**named).order_by("position", "id").values_list(*place_columns):
        places[report].append(PlaceRow(*row))
    known = {part.actor_id for rows in parts.values() for part in rows if part.actor_id is not None}
    return Members(reports, parts, places, Actor.objects.select_related("merged_into").in_bulk(known))


def outline_of(report: Report, members: Members) -> ReportFacts:
    """Return a report as the event's fields are chosen from it: who and where count by number only."""
    parts, places = members.parts.get(report.pk, ()), members.places.get(report.pk, ())
    return ReportFacts(
        key=str(report.pk),
        article=str(report.article_id),
        outlet=report.article.outlet.name,
        type=Type(report.type),
        kind=report.kind,
        bounds=report.bounds,
        factuality=Factuality(report.factuality),
        actors=tuple(ActorFact(None, part.name, None, Role(part.role)) for part in parts),
        places=tuple(PlaceFact(None, place.name, None, PlacePrecision.NONE) for place in places),
        is_background=report.is_background,
    )
