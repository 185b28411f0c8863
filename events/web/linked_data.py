"""Knows an event as search engines and archives read it (schema.org in JSON-LD), with nothing that is not known."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from events.domain.daterange import Bounds
from events.domain.vocabulary import DatePrecision
from events.selectors.event_values import ArticleSeen, CorrectionSeen, EventDetail, PlaceSeen

# inside a script element nothing may look like markup; the same signs that Django's json_script replaces
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def linked_data(detail: EventDetail, address: str) -> SafeString:
    """Return the text of a data block for the page of an event; browsers do not run it."""
    found = _event(detail, address)
    known = {name: value for name, value in found.items() if value not in (None, "", [])}
    return mark_safe(json.dumps(known, ensure_ascii=False).translate(_ESCAPES))  # noqa: S308 - escaped as above


def _event(detail: EventDetail, address: str) -> dict[str, Any]:
    first, last = _days(detail.date.bounds)
    return {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": f"{address}#event",
        "name": detail.title,
        "description": detail.summary,
        "url": address,
        "startDate": first,
        "endDate": last,
        "location": [_place(place) for place in detail.places],
        "about": [{"@type": "Thing", "name": name} for name in dict.fromkeys(actor.name for actor in detail.actors)],
        "additionalProperty": [_property(name, value) for name, value in _evidence(detail).items() if value],
        "subjectOf": [_article(report.article) for report in detail.reports if not report.article.is_withdrawn],
        "mainEntityOfPage": _page(detail, address),
    }


def _days(bounds: Bounds | None) -> tuple[str | None, str | None]:
    """Return first and last day where they are known, a month or year where only that is; EDTF says the rest."""
    if bounds is None:
        return None, None
    first, last = bounds.start_earliest, bounds.end_latest
    if first is not None and last is not None:
        if bounds.precision == DatePrecision.MONTH:
            return f"{first:%Y-%m}", f"{last:%Y-%m}"
        if bounds.precision == DatePrecision.YEAR:
            return f"{first:%Y}", f"{last:%Y}"
    is_known = bounds.start_earliest == bounds.start_latest, bounds.end_earliest == bounds.end_latest
    return (
        first.isoformat() if first and is_known[0] and _is_whole(bounds) else None,
        last.isoformat() if last and is_known[1] and _is_whole(bounds) else None,
    )


def _is_whole(bounds: Bounds) -> bool:
    """Say whether the event took all of its days, and is not on one unknown day of them."""
    return bounds.extent == "lasted" or bounds.start_earliest == bounds.end_latest


def _evidence(detail: EventDetail) -> dict[str, str | int]:
    return {
        "date (EDTF)": detail.date.edtf,
        "type of act (PLOVER)": detail.type,
        "kind of act": detail.kind,
        "status": detail.status,
        "evidence": detail.grade,
        "independent sources": detail.source_count,
    }


def _property(name: str, value: str | int) -> dict[str, Any]:
    return {"@type": "PropertyValue", "name": name, "value": value}


def _place(place: PlaceSeen) -> dict[str, Any]:
    found: dict[str, Any] = {"@type": "Place", "name": place.name}
    if place.point:
        latitude, longitude = place.point
        found["geo"] = {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
    return found


def _article(article: ArticleSeen) -> dict[str, Any]:
    found: dict[str, Any] = {
        "@type": "NewsArticle",
        "headline": article.title,
        "url": _web_address(article.url),
        "archivedAt": _web_address(article.archive_url),
        "datePublished": article.published_on.isoformat() if article.published_on else "",
        "publisher": {"@type": "Organization", "name": article.outlet},
    }
    return {name: value for name, value in found.items() if value}


def _web_address(url: str) -> str:
    return url if url.startswith(("https://", "http://")) else ""


def _page(detail: EventDetail, address: str) -> dict[str, Any]:
    found: dict[str, Any] = {"@type": "WebPage", "@id": address, "dateModified": detail.updated_at.isoformat()}
    if detail.first_published_at:
        found["datePublished"] = detail.first_published_at.isoformat()
    if detail.corrections:
        found["correction"] = [_correction(correction) for correction in detail.corrections]
    return found


def _correction(correction: CorrectionSeen) -> dict[str, Any]:
    return {
        "@type": "CorrectionComment",
        "text": correction.note,
        "datePublished": correction.made_at.isoformat(),
    }
