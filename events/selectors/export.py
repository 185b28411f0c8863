"""Answers with the whole timeline as plain data: every merged event with the reports that it rests on."""

from collections.abc import Iterator
from typing import Any

from events.domain.exports.scorer import plain_date, plain_role
from events.domain.vocabulary import Measure, ReviewState, Role
from events.models import Event, Location, Report

CHUNK = 500


def timeline_rows(*, published_only: bool) -> Iterator[dict[str, Any]]:
    """Yield every event, drafts too unless told otherwise, in the order of time; rejected and merged ones never."""
    events = Event.objects.filter(merged_into__isnull=True).exclude(state=ReviewState.REJECTED)
    if published_only:
        events = events.public()
    related = (
        "participations",
        "locations",
        "region_shares__region",
        "links_back",
        "reports__article__outlet",
        "reports__participations",
        "reports__locations",
        "reports__figures",
    )
    for event in events.order_by("start_earliest", "pk").prefetch_related(*related).iterator(chunk_size=CHUNK):
        yield _event(event)


def _event(event: Event) -> dict[str, Any]:
    return {
        "id": event.pk,
        "title": event.title,
        "type": event.type,
        "kind": event.kind,
        "status": event.status,
        "grade": event.grade,
        "state": event.state,
        "date": plain_date(event.start_earliest, event.end_latest),
        "edtf": event.edtf or None,
        "wording": event.wording or None,
        "actors": _actors(event.participations.all()),
        "location": _location(event.locations.all()),
        "regions": {share.region.slug: share.share for share in event.region_shares.all()},
        "responds_to": [link.earlier_id for link in event.links_back.all()],
        "reports": [_report(report) for report in event.reports.all() if report.state != ReviewState.REJECTED],
    }


def _report(report: Report) -> dict[str, Any]:
    return {
        "article": report.article.external_id or report.article.canonical_url or str(report.article_id),
        "outlet": report.article.outlet.name,
        "url": report.article.url or None,
        "type": report.type,
        "kind": report.kind,
        "status": report.factuality,
        "evidence": [[report.trigger_start, report.trigger_end], *report.sentences],
        "quote": report.quote,
        "date": plain_date(report.start_earliest, report.end_latest),
        "actors": _actors(report.participations.all()),
        "location": _location(report.locations.all()),
        "fatalities": _figure(report, Measure.KILLED),
        "injured": _figure(report, Measure.INJURED),
    }


def _actors(parts: Any) -> list[dict[str, Any]]:
    rows = []
    for part in parts:
        role = plain_role(Role(part.role))
        if role is not None:
            rows.append({"name": part.name, "role": role, "country": part.country or None})
    return rows


def _location(locations: Any) -> dict[str, Any] | None:
    first: Location | None = next(iter(locations), None)
    return {"name": first.name, "country": first.country or None} if first else None


def _figure(report: Report, measure: Measure) -> list[int | None] | None:
    figure = next((figure for figure in report.figures.all() if figure.measure == measure), None)
    return [figure.low, figure.high] if figure else None
