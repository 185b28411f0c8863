"""Answers what every report of an event claims, laid side by side: the value that page, desk and API show."""

from django.db.models import QuerySet

from events.domain.claims import Claim, ClaimActor, ClaimFigure, ClaimPlace, SideBySide, lay_side_by_side
from events.domain.grading import ClaimSource, source_numbers
from events.domain.vocabulary import (
    PUBLIC_STATES,
    AttributionKind,
    Factuality,
    Measure,
    PlacePrecision,
    Qualifier,
    ReviewState,
    Role,
    Stance,
    VictimClass,
)
from events.models import Report
from events.selectors.copies import marks_of


def public_claims(event_id: int) -> SideBySide:
    """Return the claims that readers may see; an event without any gives an empty value."""
    return _side_by_side(Report.objects.filter(event=event_id, state__in=PUBLIC_STATES))


def all_claims(event_id: int) -> SideBySide:
    """Return the claims of all reports but the rejected ones, for the desk."""
    return _side_by_side(Report.objects.filter(event=event_id).exclude(state=ReviewState.REJECTED))


def _side_by_side(reports: QuerySet[Report]) -> SideBySide:
    related = ("participations__actor", "locations__place", "figures")
    loaded = list(reports.select_related("article__outlet").defer("article__text").prefetch_related(*related))
    sources = source_numbers([source_of(report) for report in loaded])
    return lay_side_by_side(_claim(report, source) for report, source in zip(loaded, sources, strict=True))


def source_of(report: Report) -> ClaimSource:
    """Return a report as grading sees it; whether a party vouches for it is for the caller to add."""
    outlet, marks = report.article.outlet, marks_of(report.article)
    return ClaimSource(
        outlet=outlet.name,
        copy_group=outlet.copy_group,
        agency=marks.agency,
        attribution=AttributionKind(report.attribution),
        attribution_name=report.attribution_name,
        stance=Stance(report.stance),
        factuality=Factuality(report.factuality),
        is_party=outlet.is_party,
        is_withdrawn=report.article.is_withdrawn,
        sketch=marks.sketch,
    )


def _claim(report: Report, source: int) -> Claim:
    article = report.article
    return Claim(
        report_id=report.pk,
        outlet=article.outlet.name,
        url=article.url,
        published_on=article.published_on,
        published_at=article.published_at,
        source=source,
        stance=Stance(report.stance),
        factuality=Factuality(report.factuality),
        attribution=report.attribution,
        attribution_name=report.attribution_name,
        quote=report.quote,
        date_wording=report.wording,
        bounds=report.bounds,
        figures=tuple(_figures(report)),
        places=tuple(
            ClaimPlace(loc.place.key if loc.place else None, loc.name, PlacePrecision(loc.precision))
            for loc in report.locations.all()
        ),
        actors=tuple(
            ClaimActor(part.actor.key if part.actor else None, part.name, part.country, Role(part.role))
            for part in report.participations.all()
        ),
        is_withdrawn=article.is_withdrawn,
    )


def _figures(report: Report) -> list[ClaimFigure]:
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
        for figure in report.figures.all()
    ]
