"""Knows how reports become the values that merging compares, and how an event is built from its reports."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from django.db.models import Prefetch

from events.domain.grading import ClaimSource, suggest_grade
from events.domain.merging import ActorFact, FigureFact, MergedFields, PlaceFact, ReportFacts, merge_fields
from events.domain.regions import RegionRule, share_regions
from events.domain.vocabulary import (
    AttributionKind,
    Factuality,
    Measure,
    Origin,
    PlacePrecision,
    ReviewState,
    Role,
    Type,
)
from events.models import Actor, Article, Event, EventRegion, Location, Participation, Region, Report
from events.models.dated import DATE_FIELDS
from events.selectors.claims import source_of
from events.services.members import Members, PartRow, members_of, outline_of

OwnedRow = TypeVar("OwnedRow", Participation, Location)
# the text of an article is large and not compared itself
_ARTICLES = Article.objects.defer("text").select_related("outlet")
PREFETCH = (
    "participations__actor__merged_into",
    "locations__place",
    "figures",
    Prefetch("article", queryset=_ARTICLES),
)


def facts_of(report: Report) -> ReportFacts:
    """Return a report as merging sees it; load it with PREFETCH."""
    return ReportFacts(
        key=str(report.pk),
        article=str(report.article_id),
        outlet=report.article.outlet.name,
        type=Type(report.type),
        kind=report.kind,
        bounds=report.bounds,
        factuality=Factuality(report.factuality),
        actors=tuple(_actor(part) for part in report.participations.all()),
        places=tuple(_place(location) for location in report.locations.all()),
        figures=tuple(FigureFact(Measure(f.measure), f.low, f.high) for f in report.figures.all()),
        quote=report.quote,
        published_on=report.article.published_on,
        is_background=report.is_background,
    )


def _actor(part: Participation) -> ActorFact:
    actor = standing_for(part.actor) if part.actor else None
    return ActorFact(actor.key if actor else None, part.name, part.country or None, Role(part.role))


def standing_for(actor: Actor) -> Actor:
    """Return the actor that an actor was merged into, itself where it was not; a circle ends where it began."""
    seen = {actor.pk}
    while actor.merged_into is not None and actor.merged_into_id not in seen:
        actor = actor.merged_into
        seen.add(actor.pk)
    return actor


def _place(location: Location) -> PlaceFact:
    place, at = location.place, None
    if place and place.latitude is not None and place.longitude is not None:
        at = (place.latitude, place.longitude)
    precision = PlacePrecision(location.precision)
    return PlaceFact(place.key if place else None, location.name, location.country or None, precision, at)


def build_event(event: Event, *, rules: Sequence[RegionRule], at: datetime) -> None:
    """Write what the reports together say into an event; an editor's words and dates stay.

    A new event (without a primary key) is saved first.
    """
    members = members_of(event)
    reports = members.reports
    if not reports:
        return
    # what a withdrawn article said no longer shapes the event, unless nothing else is left
    standing = [report for report in reports if not report.article.is_withdrawn] or reports
    fields = merge_fields([outline_of(report, members) for report in standing])
    if not event.is_touched:
        _set_columns(event, fields, standing)
    _set_grade(event, members)
    # a clock that went back must not hide a change from those who ask what is new
    event.updated_at = max(at, event.updated_at)
    event.save()
    if not event.is_touched:
        _set_roles_and_places(event, standing, members)
        _set_regions(event, rules)


def _set_columns(event: Event, fields: MergedFields, reports: Sequence[Report]) -> None:
    lead = next(report for report in reports if str(report.pk) == fields.title_from)
    event.title = lead.title or lead.get_kind_display()
    event.type, event.kind, event.status = fields.type, fields.kind, fields.status
    if event.date_by_editor:
        return
    dated = next((report for report in reports if str(report.pk) == fields.date_from), lead)
    for name in DATE_FIELDS:
        setattr(event, name, getattr(dated, name))
    event.set_bounds(fields.bounds)


def _set_grade(event: Event, members: Members) -> None:
    suggestion = suggest_grade([claim_of(report, members) for report in members.reports])
    event.source_count = suggestion.independent
    event.grade_reasons = list(suggestion.reasons)
    if not event.grade_confirmed:
        event.grade = suggestion.grade


def claim_of(report: Report, members: Members) -> ClaimSource:
    """Return a report as grading sees it; a party's own word is one wherever it is printed."""
    source = source_of(report)
    return replace(source, is_party=source.is_party or _vouched_by_party(report, members))


def _vouched_by_party(report: Report, members: Members) -> bool:
    """Say whether the report rests on the word of one who acts or is acted on: 'the Israeli army said'."""
    if report.attribution not in {AttributionKind.NAMED, AttributionKind.OFFICE}:
        return False
    voucher = f" {report.attribution_name} {report.attribution_side} ".casefold()
    parts = members.parts.get(report.pk, ())
    return any(f" {word.casefold()}" in voucher for part in parts for word in _names_of(part, members))


def _names_of(part: PartRow, members: Members) -> list[str]:
    actor = members.actors.get(part.actor_id) if part.actor_id else None
    return [part.name, *([actor.name, *actor.adjectives] if actor else [])]


def _set_roles_and_places(event: Event, reports: Sequence[Report], members: Members) -> None:
    """Give the event every actor in every role, and every place, once: as the first report names it."""
    parts: dict[tuple[object, str, int], int] = {}
    places: dict[object, int] = {}
    for report in reports:
        for part in members.parts.get(report.pk, ()):
            actor = standing_for(members.actors[part.actor_id]).pk if part.actor_id else part.name.casefold()
            parts.setdefault((actor, part.role, part.depth), part.id)
        for place in members.places.get(report.pk, ()):
            places.setdefault(place.place_id or place.name.casefold(), place.id)
    event.participations.all().delete()
    event.locations.all().delete()
    first_parts, first_places = Participation.objects.in_bulk(parts.values()), Location.objects.in_bulk(places.values())
    Participation.objects.bulk_create(_own(first_parts[pk], event, n) for n, pk in enumerate(parts.values()))
    Location.objects.bulk_create(_own(first_places[pk], event, n) for n, pk in enumerate(places.values()))


def _own(row: OwnedRow, event: Event, position: int) -> OwnedRow:
    """Return a copy of a report's row that belongs to the event; the words stay with the report."""
    row.pk, row.report, row.event, row.position = None, None, event, position
    row.start = row.end = None
    row._state.adding = True
    return row


def _set_regions(event: Event, rules: Sequence[RegionRule]) -> None:
    shares = share_regions(
        actors=[
            (p.actor.key if p.actor else None, p.country or None) for p in event.participations.select_related("actor")
        ],
        places=[
            (loc.place.key if loc.place else None, loc.country or None)
            for loc in event.locations.select_related("place")
        ],
        rules=rules,
    )
    ids = dict(Region.objects.filter(slug__in=shares).values_list("slug", "pk"))
    event.region_shares.all().delete()
    EventRegion.objects.bulk_create(
        EventRegion(event=event, region_id=ids[slug], share=share) for slug, share in shares.items() if slug in ids
    )


def new_event(*, at: datetime) -> Event:
    """Return an unsaved draft that a machine makes."""
    return Event(origin=Origin.MACHINE, state=ReviewState.DRAFT, created_at=at, updated_at=at)
