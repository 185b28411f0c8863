"""Answers with everything that readers may know of one event: page, card and API show the same value."""

from django.db.models import Prefetch, QuerySet

from events.domain.errors import NotFound
from events.domain.exports.coordinates import public_point
from events.domain.vocabulary import PUBLIC_STATES, PlacePrecision, ReviewState
from events.models import (
    Article,
    Correction,
    Event,
    EventLink,
    EventRegion,
    Figure,
    Location,
    Participation,
    Report,
)
from events.selectors.event_values import (
    ActorSeen,
    ArticleSeen,
    CorrectionSeen,
    DateSeen,
    EventDetail,
    FigureSeen,
    LinkSeen,
    PlaceSeen,
    RegionSeen,
    ReportSeen,
    RetractedEvent,
)
from events.selectors.redirects import current_event_id


def event_detail(event_id: int) -> EventDetail | RetractedEvent:
    """Return what readers may know of an event, of the one it was merged into, or why it was withdrawn.

    Raises: NotFound for what is not public.
    """
    current = current_event_id(event_id)
    event = _load(current) if current else None
    if event is None or not _was_shown(event):
        raise NotFound(f"there is no public event {event_id}")
    corrections = tuple(_correction(row) for row in event.corrections.order_by("-made_at", "-pk"))
    if event.state == ReviewState.RETRACTED:
        return RetractedEvent(event.pk, event.updated_at, corrections)
    return _detail(event, corrections)


def _was_shown(event: Event) -> bool:
    return event.state in PUBLIC_STATES or (
        event.state == ReviewState.RETRACTED and event.first_published_at is not None
    )


def _load(event_id: int) -> Event | None:
    public_reports = Report.objects.filter(state__in=PUBLIC_STATES).order_by("article__published_on", "pk")
    related = public_reports.select_related("article__outlet").prefetch_related(
        "participations__actor", "locations__place", "figures"
    )
    shares = EventRegion.objects.order_by("-share", "region__slug").select_related("region")
    return (
        Event.objects.filter(pk=event_id)
        .prefetch_related(
            "participations__actor",
            "locations__place",
            Prefetch("region_shares", shares),
            Prefetch("reports", related),
        )
        .first()
    )


def _detail(event: Event, corrections: tuple[CorrectionSeen, ...]) -> EventDetail:
    return EventDetail(
        id=event.pk,
        title=event.title,
        summary=event.summary,
        type=event.type,
        kind=event.kind,
        status=event.status,
        grade=event.grade,
        grade_reasons=tuple(event.grade_reasons),
        source_count=event.source_count,
        state=event.state,
        date=_date(event),
        actors=tuple(_actor(part) for part in event.participations.all()),
        places=tuple(_place(location) for location in event.locations.all()),
        regions=tuple(
            RegionSeen(s.region.slug, s.region.name, s.share, s.region.name_ar) for s in event.region_shares.all()
        ),
        reports=tuple(report_seen(report) for report in event.reports.all()),
        links=_links(event),
        corrections=corrections,
        first_published_at=event.first_published_at,
        updated_at=event.updated_at,
    )


def _date(row: Event | Report) -> DateSeen:
    return DateSeen(row.bounds, row.edtf, row.wording, row.date_explanation, row.date_reason)


def _actor(part: Participation) -> ActorSeen:
    key = part.actor.key if part.actor else None
    return ActorSeen(key, part.name, part.role, part.country, part.office, part.depth)


def _place(location: Location) -> PlaceSeen:
    place = location.place
    precision = PlacePrecision(location.precision)
    point = public_point(precision, place.latitude, place.longitude) if place else None
    return PlaceSeen(place.key if place else None, location.name, precision, location.country, point)


def report_seen(report: Report) -> ReportSeen:
    """Return a report as readers see it; load it with its article, parties, places and figures."""
    return ReportSeen(
        id=report.pk,
        type=report.type,
        kind=report.kind,
        factuality=report.factuality,
        quote=report.quote,
        attribution=report.attribution,
        attribution_name=report.attribution_name,
        stance=report.stance,
        date=_date(report),
        article=_article(report.article),
        actors=tuple(_actor(part) for part in report.participations.all()),
        places=tuple(_place(location) for location in report.locations.all()),
        figures=tuple(_figure(figure) for figure in report.figures.all()),
        trigger=_in_quote(report, report.trigger_start, report.trigger_end),
        date_words=_in_quote(report, report.date_start, report.date_end),
        attribution_count=report.attribution_count,
    )


def _in_quote(report: Report, start: int | None, end: int | None) -> tuple[int, int] | None:
    """Return a stretch of the article as a span of the quoted sentence."""
    if start is None or end is None or not report.quote_start <= start < end <= report.quote_end:
        return None
    return start - report.quote_start, end - report.quote_start


def _article(article: Article) -> ArticleSeen:
    return ArticleSeen(
        id=article.pk,
        title=article.title,
        outlet=article.outlet.name,
        copy_group=article.outlet.copy_group,
        url=article.url,
        archive_url=article.archive_url,
        published_on=article.published_on,
        is_withdrawn=article.is_withdrawn,
    )


def _figure(row: Figure) -> FigureSeen:
    return FigureSeen(row.measure, row.victim_class, row.group, row.qualifier, row.low, row.best, row.high, row.wording)


def _links(event: Event) -> tuple[LinkSeen, ...]:
    """Return the links to other public events, earlier ones first."""
    back = _public_links("earlier").filter(later=event)
    forward = _public_links("later").filter(earlier=event)
    answers = [_link(link, link.earlier, is_answer=True) for link in back]
    return tuple([*answers, *(_link(link, link.later, is_answer=False) for link in forward)])


def _public_links(side: str) -> QuerySet[EventLink]:
    shown = {f"{side}__state__in": [state.value for state in PUBLIC_STATES], f"{side}__merged_into__isnull": True}
    related = (side, "actor", "article__outlet")
    return EventLink.objects.filter(**shown).select_related(*related).order_by(f"{side}__start_earliest", "pk")


def _link(link: EventLink, other: Event, *, is_answer: bool) -> LinkSeen:
    return LinkSeen(
        event_id=other.pk,
        title=other.title,
        date=_date(other),
        kind=link.kind,
        is_answer=is_answer,
        asserter=link.asserter,
        asserted_by=_asserted_by(link),
        wording=link.wording,
        is_confirmed=link.is_confirmed,
    )


def _asserted_by(link: EventLink) -> str:
    if link.actor:
        return link.actor.name
    return link.article.outlet.name if link.article else ""


def _correction(row: Correction) -> CorrectionSeen:
    return CorrectionSeen(row.kind, row.note, row.made_at)
