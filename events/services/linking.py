"""Knows how an article's reports find their events: joined where clear, proposed where not, else new."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from events.domain.merging import Comparison, ReportFacts, Verdict, compare_event, family_of
from events.domain.regions import RegionRule
from events.domain.review import is_public
from events.domain.vocabulary import Origin, ReviewState, Type
from events.models import Article, Event, EventLink, MergeProposal, ProposalState, Report
from events.selectors.reference import region_rules
from events.services.building import PREFETCH, build_event, facts_of, members_of, new_event
from events.services.jobs import Claim, finishing
from events.services.locks import hold_linking
from events.services.versions import record_versions

OPEN_STATES = (ReviewState.DRAFT, ReviewState.REVIEW, ReviewState.PUBLISHED, ReviewState.CORRECTED)
MAX_CANDIDATES = 60
MAX_PROPOSALS = 5


@dataclass(frozen=True, slots=True)
class _Match:
    event: Event
    comparison: Comparison


def link_reports(claim: Claim, at: datetime) -> None:
    """Give every report of an article its event, and every link between them its row."""
    article = Article.objects.get(pk=claim.article_id)
    with finishing(claim, at=at):
        hold_linking()
        rules = region_rules()
        for report in _loose_reports(article):
            _place(report, rules, at=at)
        _link_events(article)
        # a link is seen on both ends, and an end may be public already
        record_versions(article.reports.filter(event__isnull=False).values_list("event", flat=True), at=at)


def _loose_reports(article: Article) -> list[Report]:
    """Return the reports without an event, and those alone in a draft of their own (a date may have come)."""
    reports = article.reports.filter(state=ReviewState.DRAFT).select_related("event").prefetch_related(*PREFETCH)
    return [report for report in reports.order_by("ordinal", "pk") if report.event is None or _is_own_draft(report)]


def _is_own_draft(report: Report) -> bool:
    event = report.event
    return (
        event.state == ReviewState.DRAFT
        and event.origin == Origin.MACHINE
        and not event.is_touched
        and event.reports.count() == 1
    )


def _place(report: Report, rules: Sequence[RegionRule], *, at: datetime) -> None:
    matches = sorted(_matches(report), key=lambda match: -match.comparison.score)
    best = next((m for m in matches if m.comparison.verdict == Verdict.MERGE), None)
    if best and not is_public(ReviewState(best.event.state)):
        _move(report, best.event, best.comparison, rules, at=at)
        return
    home = report.event or new_event(at=at)
    if home.pk is None:
        _start(home, report, rules, at=at)
    else:
        build_event(home, rules=rules, at=at)
    # nothing public changes by itself: what would join a published event waits for an editor's word
    _propose(report, [m for m in matches if m.comparison.verdict != Verdict.APART], at=at)


def _start(event: Event, report: Report, rules: Sequence[RegionRule], *, at: datetime) -> None:
    """Make an event of one report; the row needs its required columns before reports can point to it."""
    event.title, event.type, event.kind = report.title or report.get_kind_display(), report.type, report.kind
    event.save()
    report.event = event
    report.save(update_fields=["event"])
    build_event(event, rules=rules, at=at)


def _move(report: Report, event: Event, comparison: Comparison, rules: Sequence[RegionRule], *, at: datetime) -> None:
    left = report.event
    report.event = event
    report.merge_reasons = reasons_of(comparison)
    report.save(update_fields=["event", "merge_reasons"])
    if left is not None:
        left.delete()
    build_event(event, rules=rules, at=at)


def _matches(report: Report) -> list[_Match]:
    facts = facts_of(report)
    refused = set(
        MergeProposal.objects.filter(report=report, state=ProposalState.REJECTED).values_list("event_id", flat=True)
    )
    matches = []
    for event in _candidates(report, facts):
        if event.pk == report.event_id or event.pk in refused:
            continue
        members = [facts_of(member) for member in members_of(event)]
        if not members or any(member.article == facts.article for member in members):
            continue  # the article itself told them apart
        matches.append(_Match(event, compare_event(facts, members)))
    return matches


def _candidates(report: Report, facts: ReportFacts) -> Iterable[Event]:
    """Return the open events of the type's family whose days overlap and that share an actor or a place."""
    bounds = report.bounds
    if bounds is None:
        return []
    events = Event.objects.filter(
        state__in=OPEN_STATES, merged_into__isnull=True, type__in=[t.value for t in family_of(Type(report.type))]
    )
    if bounds.latest is not None:
        events = events.filter(Q(start_earliest__isnull=True) | Q(start_earliest__lte=bounds.latest))
    if bounds.earliest is not None:
        events = events.filter(Q(end_latest__isnull=True) | Q(end_latest__gte=bounds.earliest))
    return _sharing(events, facts).exclude(start_earliest__isnull=True, end_latest__isnull=True)[:MAX_CANDIDATES]


def _sharing(events: QuerySet[Event], facts: ReportFacts) -> QuerySet[Event]:
    keys = [actor.key for actor in facts.actors if actor.key]
    countries = [actor.country for actor in facts.actors if actor.country]
    names = [actor.name for actor in facts.actors]
    place_keys = [place.key for place in facts.places if place.key]
    shared = (
        Q(participations__actor__key__in=keys)
        | Q(participations__country__in=countries)
        | Q(participations__name__in=names)
        | Q(locations__place__key__in=place_keys)
    )
    return events.filter(shared).distinct().order_by("-start_earliest", "pk")


def _propose(report: Report, matches: Sequence[_Match], *, at: datetime) -> None:
    for match in matches[:MAX_PROPOSALS]:
        MergeProposal.objects.get_or_create(
            report=report,
            event=match.event,
            defaults={
                "score": match.comparison.score,
                "reasons": reasons_of(match.comparison),
                "created_at": at,
            },
        )


def reasons_of(comparison: Comparison) -> list[dict[str, object]]:
    """Return the reasons of a comparison as they are stored and shown."""
    return [{"code": r.code, "text": r.text, "weight": round(r.weight, 3)} for r in comparison.reasons]


def _link_events(article: Article) -> None:
    """Make the links that the article asserts between its reports links between their events."""
    reports = {report.ordinal: report for report in article.reports.exclude(state=ReviewState.REJECTED)}
    for report in reports.values():
        for link in report.links:
            earlier = reports.get(link["earlier"])
            if earlier is None or None in (earlier.event_id, report.event_id) or earlier.event_id == report.event_id:
                continue
            start, end = link["span"][:2]
            EventLink.objects.get_or_create(
                later_id=report.event_id,
                earlier_id=earlier.event_id,
                kind=link["kind"],
                defaults={
                    "article": article,
                    "asserter": EventLink.Asserter.ARTICLE,
                    "wording": article.text[start:end][:300],
                },
            )
