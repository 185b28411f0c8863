"""Answers what the page of an event showed beside the event itself at a past moment, and since when it is public."""

from datetime import datetime

from events.domain.claims import Claim, ClaimActor, ClaimFigure, ClaimPlace, SideBySide, lay_side_by_side
from events.domain.errors import NotFound
from events.domain.merging import find_faults, interval_between
from events.domain.vocabulary import Factuality, Measure, PlacePrecision, Qualifier, Role, Stance, VictimClass
from events.models import EventVersion
from events.selectors.chains import Exchange, ExchangeEvent, ExchangeLink
from events.selectors.event_detail import event_detail
from events.selectors.event_values import EventDetail, LinkSeen, ReportSeen, RetractedEvent


def public_since(event_id: int) -> datetime | None:
    """Return when readers first saw an event, None where they never did."""
    shown = EventVersion.objects.filter(event=event_id, is_public=True).order_by("known_from")
    return shown.values_list("known_from", flat=True).first()


def became_of(event_id: int) -> str:
    """Return what became of an event that was public once: 'withdrawn', 'merged', or nothing of the kind."""
    try:
        now = event_detail(event_id)
    except NotFound:
        return "withdrawn"
    if isinstance(now, RetractedEvent):
        return "withdrawn"
    return "merged" if now.id != event_id else ""


def past_claims(detail: EventDetail) -> SideBySide:
    """Return what the reports said then, side by side; outlets that share their text count as one source.

    Which unmarked texts copy one another is not kept, so a source may be counted twice here.
    """
    owners = [report.article.copy_group or report.article.outlet for report in detail.reports]
    numbers = {owner: number for number, owner in enumerate(dict.fromkeys(owners))}
    return lay_side_by_side(
        _claim(report, numbers[owner]) for report, owner in zip(detail.reports, owners, strict=True)
    )


def past_exchange(detail: EventDetail, *, moment: datetime) -> Exchange:
    """Return an event with those that its own links named then, in the order of their dates."""
    others = [link.event_id for link in detail.links]
    shown = EventVersion.objects.as_of(moment).filter(event__in=others, is_public=True)
    kinds = dict(shown.values_list("event", "kind"))
    links = [link for link in detail.links if link.event_id in kinds]
    events = {link.event_id: _neighbour(link, kinds[link.event_id]) for link in links}
    events[detail.id] = ExchangeEvent(detail.id, detail.title, detail.kind, detail.date.bounds, ())
    return Exchange(
        events=tuple(sorted(events.values(), key=_by_date)),
        links=tuple(_link(detail, link, events) for link in links),
        is_cut=False,
    )


def _neighbour(link: LinkSeen, kind: str) -> ExchangeEvent:
    return ExchangeEvent(link.event_id, link.title, kind, link.date.bounds, ())


def _by_date(event: ExchangeEvent) -> tuple[bool, str, int]:
    first = event.bounds and (event.bounds.earliest or event.bounds.latest)
    return first is None, first.isoformat() if first else "", event.event_id


def _link(detail: EventDetail, link: LinkSeen, events: dict[int, ExchangeEvent]) -> ExchangeLink:
    later, earlier = (detail.id, link.event_id) if link.is_answer else (link.event_id, detail.id)
    dates = {pk: event.bounds for pk, event in events.items()}
    return ExchangeLink(
        link_id=0,
        later_id=later,
        earlier_id=earlier,
        kind=link.kind,
        asserter=link.asserter,
        asserted_by=link.asserted_by,
        wording=link.wording,
        is_confirmed=link.is_confirmed,
        interval=interval_between(dates[earlier], dates[later]),
        fault=find_faults(dates, [(later, earlier)]).get((later, earlier)),
    )


def _claim(report: ReportSeen, source: int) -> Claim:
    return Claim(
        report_id=report.id,
        outlet=report.article.outlet,
        url=report.article.url,
        published_on=report.article.published_on,
        published_at=None,
        source=source,
        stance=Stance(report.stance),
        factuality=Factuality(report.factuality),
        attribution=report.attribution,
        attribution_name=report.attribution_name,
        quote=report.quote,
        date_wording=report.date.wording,
        bounds=report.date.bounds,
        figures=tuple(_figures(report)),
        places=tuple(ClaimPlace(place.key, place.name, PlacePrecision(place.precision)) for place in report.places),
        actors=tuple(ClaimActor(actor.key, actor.name, actor.country, Role(actor.role)) for actor in report.actors),
        is_withdrawn=report.article.is_withdrawn,
    )


def _figures(report: ReportSeen) -> list[ClaimFigure]:
    return [
        ClaimFigure(
            measure=Measure(figure.measure),
            victim_class=VictimClass(figure.victim_class),
            qualifier=Qualifier(figure.qualifier),
            low=figure.low,
            best=figure.best,
            high=figure.high,
            wording=figure.wording,
        )
        for figure in report.figures
    ]
