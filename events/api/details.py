"""Knows how what readers may know of an event becomes the public shape (events.api.serializers)."""

from typing import Any

from events.domain.kinds import load_kinds
from events.selectors.event_rows import date_row
from events.selectors.event_values import (
    ActorSeen,
    CorrectionSeen,
    DateSeen,
    EventDetail,
    FigureSeen,
    LinkSeen,
    PlaceSeen,
    ReportSeen,
    RetractedEvent,
)

Row = dict[str, Any]


def detail_row(event: EventDetail, *, url: str) -> Row:
    """Return an event with its reports, links and corrections."""
    return {
        **_event(event),
        "date": _date(event.date),
        "actors": [_actor(actor) for actor in event.actors],
        "places": [_place(place) for place in event.places],
        "regions": [{"slug": region.slug, "name": region.name, "share": region.share} for region in event.regions],
        "answers": [link.event_id for link in event.links if link.is_answer],
        "url": url,
        "first_published_at": event.first_published_at,
        "updated_at": event.updated_at,
        "grade_reasons": list(event.grade_reasons),
        "date_explanation": event.date.explanation,
        "reports": [report_row(report) for report in event.reports],
        "links": [link_row(link) for link in event.links],
        "corrections": [correction_row(correction) for correction in event.corrections],
    }


def _event(event: EventDetail) -> Row:
    kind = load_kinds()[event.kind]
    return {
        "id": event.id,
        "title": event.title,
        "summary": event.summary,
        "type": event.type,
        "kind": event.kind,
        "kind_label": kind.label,
        "quad": kind.quad,
        "series": kind.series,
        "severity": kind.severity,
        "rung": kind.rung,
        "status": event.status,
        "grade": event.grade,
        "source_count": event.source_count,
        "state": event.state,
    }


def retracted_row(event: RetractedEvent) -> Row:
    """Return the stub of a withdrawn event."""
    return {
        "id": event.id,
        "state": "retracted",
        "retracted_at": event.retracted_at,
        "corrections": [correction_row(correction) for correction in event.corrections],
    }


def _date(seen: DateSeen) -> Row:
    return date_row(seen.bounds, edtf=seen.edtf, wording=seen.wording)


def report_row(report: ReportSeen) -> Row:
    """Return one article's account; of the article only what identifies it."""
    article = report.article
    return {
        "id": report.id,
        "type": report.type,
        "kind": report.kind,
        "factuality": report.factuality,
        "quote": report.quote,
        "attribution": report.attribution,
        "attribution_name": report.attribution_name,
        "stance": report.stance,
        "date": _date(report.date),
        "article": {
            "id": article.id,
            "title": article.title,
            "outlet": article.outlet,
            "url": article.url,
            "archive_url": article.archive_url,
            "published_on": article.published_on,
            "is_withdrawn": article.is_withdrawn,
        },
        "actors": [_actor(actor) for actor in report.actors],
        "places": [_place(place) for place in report.places],
        "figures": [_figure(figure) for figure in report.figures],
    }


def _actor(actor: ActorSeen) -> Row:
    return {
        "key": actor.key,
        "name": actor.name,
        "role": actor.role,
        "country": actor.country,
        "office": actor.office,
        "depth": actor.depth,
    }


def _place(place: PlaceSeen) -> Row:
    return {
        "key": place.key,
        "name": place.name,
        "precision": place.precision,
        "country": place.country,
        "latitude": place.point[0] if place.point else None,
        "longitude": place.point[1] if place.point else None,
    }


def _figure(figure: FigureSeen) -> Row:
    return {
        "measure": figure.measure,
        "victim_class": figure.victim_class,
        "group": figure.group,
        "qualifier": figure.qualifier,
        "low": figure.low,
        "best": figure.best,
        "high": figure.high,
        "wording": figure.wording,
    }


def link_row(link: LinkSeen) -> Row:
    """Return a link with who asserts it."""
    return {
        "event": link.event_id,
        "title": link.title,
        "date": _date(link.date),
        "kind": link.kind,
        "is_answer": link.is_answer,
        "asserter": link.asserter,
        "asserted_by": link.asserted_by,
        "wording": link.wording,
        "is_confirmed": link.is_confirmed,
    }


def correction_row(correction: CorrectionSeen) -> Row:
    """Return a public note."""
    return {"kind": correction.kind, "note": correction.note, "made_at": correction.made_at}
