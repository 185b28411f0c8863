"""Knows the plain shape in which reports are compared with annotated articles: three roles, two bounds."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from events.domain.types import ArticleReading, Figure, ReportDraft, toll_limits
from events.domain.vocabulary import Measure, Role

# scorers know three roles; every party of a meeting is an initiator, a host only a place
_PLAIN_ROLES: dict[Role, str] = {
    Role.INITIATOR: "initiator",
    Role.PARTICIPANT: "initiator",
    Role.TARGET: "target",
    Role.ADDRESSEE: "target",
    Role.VICTIM: "target",
    Role.BENEFICIARY: "target",
    Role.CONDUIT: "intermediary",
    Role.MEDIATOR: "intermediary",
}


def plain_role(role: Role) -> str | None:
    """Return the scorers' word for a role, None for roles that belong to the report and not to the act."""
    return _PLAIN_ROLES.get(role)


def plain_date(earliest: date | None, latest: date | None) -> dict[str, str] | None:
    """Return the outer bounds as ISO days, None where either is open or unknown."""
    if earliest is None or latest is None:
        return None
    return {"earliest": earliest.isoformat(), "latest": latest.isoformat()}


def plain_reading(reading: ArticleReading) -> list[dict[str, Any]]:
    """Return the reports of one article as the scorers read them, in text order; ids are 'e1', 'e2' ..."""
    return [_plain_report(report) for report in reading.reports]


def _plain_report(report: ReportDraft) -> dict[str, Any]:
    bounds = report.date.bounds if report.date else None
    place = next(iter(report.places), None)
    return {
        "id": _id(report.ordinal),
        "type": report.type,
        "kind": report.kind,
        "title": report.title,
        "evidence": [[span.start, span.end] for span in (report.trigger, *report.sentences)],
        "date": plain_date(bounds.earliest, bounds.latest) if bounds else None,
        "status": report.factuality,
        "actors": [
            {"name": part.actor.name, "role": role, "country": part.actor.country}
            for part in report.participants
            if part.depth == 0 and (role := plain_role(part.role)) is not None
        ],
        "location": {"name": place.name, "country": place.country} if place else None,
        "fatalities": plain_toll(report.figures, Measure.KILLED),
        "injured": plain_toll(report.figures, Measure.INJURED),
        "responds_to": next((_id(link.earlier) for link in report.links), None),
    }


def _id(ordinal: int) -> str:
    return f"e{ordinal + 1}"


def plain_toll(figures: Iterable[Figure], measure: Measure) -> list[int | None] | None:
    """Return the lowest and highest number of one measure, the highest None where it is open; None without any."""
    limits = toll_limits(figures, measure)
    return list(limits) if limits else None
