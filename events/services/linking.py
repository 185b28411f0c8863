"""Knows how an article's reports find their events: joined where clear, proposed where not, else new."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Prefetch, prefetch_related_objects

from events.domain.merging import (
    Comparison,
    Match,
    ReportFacts,
    Verdict,
    choose_home,
    compare_event,
    count_alike,
    drop_doubles,
    most_exact_first,
    rank,
)
from events.domain.regions import RegionRule
from events.domain.vocabulary import Origin, ReviewState
from events.models import Article, Event, MergeProposal, ProposalState, Report
from events.selectors.candidates import candidates_for, counted_reports, kept_apart_from
from events.selectors.reference import region_rules
from events.services.building import PREFETCH, build_event, facts_of, new_event
from events.services.jobs import Claim, finishing
from events.services.links import link_events_of
from events.services.locks import hold_linking
from events.services.merging import absorb
from events.services.versions import record_versions

MAX_PROPOSALS = 5
# the first reports of an event speak for it: the five hundredth is not compared with all before it
MAX_COMPARED_REPORTS = 12


def link_reports(claim: Claim, at: datetime) -> None:
    """Give every report of an article its event, and every link between them its row."""
    article = Article.objects.get(pk=claim.article_id or 0)
    with finishing(claim, at=at):
        hold_linking()
        rules = region_rules()
        for report in _in_turn(_loose_reports(article, rules, at=at)):
            place_report(report, rules, at=at)
        link_events_of(article)
        # a link is seen on both ends, and an end may be public already
        record_versions(article.reports.filter(event__isnull=False).values_list("event", flat=True), at=at)


def _loose_reports(article: Article, rules: Sequence[RegionRule], *, at: datetime) -> list[Report]:
    """Return the reports without an event, those alone in a draft of their own, and those that no longer fit.

    A date may have come or changed since they were placed; what an editor touched stays where it is.
    """
    reports = article.reports.filter(state=ReviewState.DRAFT).select_related("event").prefetch_related(*PREFETCH)
    loose = []
    for report in reports.order_by("ordinal", "pk"):
        if report.event is not None and not _is_machines_draft(report.event):
            continue
        others = _others(report)
        if report.is_touched and report.event is not None:
            continue
        if others and compare_event(facts_of(report), others).verdict != Verdict.APART:
            continue
        if others and report.event is not None:
            _take_out(report, report.event, rules, at=at)
        loose.append(report)
    return loose


def _in_turn(reports: Sequence[Report]) -> list[Report]:
    """Return the reports of an article in the order in which they choose their events."""
    by_key = {str(report.pk): report for report in reports}
    return [by_key[facts.key] for facts in most_exact_first([facts_of(report) for report in reports])]


def _is_machines_draft(event: Event) -> bool:
    return event.state == ReviewState.DRAFT and event.origin == Origin.MACHINE and not event.is_touched


def _others(report: Report) -> list[ReportFacts]:
    """Return the reports that speak for a report's event besides it."""
    if report.event_id is None:
        return []
    others = counted_reports().filter(event=report.event_id).exclude(pk=report.pk).prefetch_related(*PREFETCH)
    return [facts_of(other) for other in others[:MAX_COMPARED_REPORTS]]


def _take_out(report: Report, left: Event, rules: Sequence[RegionRule], *, at: datetime) -> None:
    report.event, report.merge_reasons = None, []
    report.save(update_fields=["event", "merge_reasons"])
    build_event(left, rules=rules, at=at)


def place_report(report: Report, rules: Sequence[RegionRule], *, at: datetime) -> None:
    """Join a report to the event that it clearly tells of, or make it a draft of its own and ask about likely ones."""
    matches = _without_doubles(_matches(report))
    home = choose_home(matches)
    # nothing that an editor let through changes by itself: what would join it waits for an editor's word
    if home is not None and home.target.state == ReviewState.DRAFT:
        _join(report, home.target, home.comparison, rules, at=at)
        return
    own = report.event or new_event(at=at)
    if own.pk is None:
        _start(own, report)
    build_event(own, rules=rules, at=at)
    _propose(report, rank(matches), at=at)


def _matches(report: Report) -> list[Match[Event]]:
    facts, apart = _facts_in_article(report), kept_apart_from(report)
    events = [event for event in candidates_for(report, facts) if event.pk not in apart]
    speaking = counted_reports().prefetch_related(*PREFETCH)[:MAX_COMPARED_REPORTS]
    prefetch_related_objects(events, Prefetch("reports", queryset=speaking, to_attr="speaking"))
    compared = []
    for event in events:
        members = [facts_of(member) for member in getattr(event, "speaking", ())]
        if members:
            compared.append(Match(event, compare_event(facts, members)))
    return compared


def _facts_in_article(report: Report) -> ReportFacts:
    """Return a report with how many others of its article it is alike."""
    told = Report.objects.exclude(state=ReviewState.REJECTED).filter(article=report.article_id).exclude(pk=report.pk)
    facts = [facts_of(report), *(facts_of(other) for other in told.prefetch_related(*PREFETCH))]
    return count_alike(facts)[0]


def _without_doubles(matches: Sequence[Match[Event]]) -> list[Match[Event]]:
    """Keep one of the events that already wait for an editor to say whether they are one, a draft before others."""
    events = [match.target.pk for match in matches]
    waiting = MergeProposal.objects.filter(state=ProposalState.OPEN, report__event__in=events, event__in=events)
    return drop_doubles(
        matches,
        waiting.values_list("report__event_id", "event_id"),
        identity=lambda event: event.pk,
        prefers=lambda event: event.state == ReviewState.DRAFT,
    )


def _start(event: Event, report: Report) -> None:
    """Make an event of one report; the row needs its required columns before reports can point to it."""
    event.title, event.type, event.kind = report.title or report.get_kind_display(), report.type, report.kind
    event.save()
    report.event = event
    report.save(update_fields=["event"])


def _join(report: Report, event: Event, comparison: Comparison, rules: Sequence[RegionRule], *, at: datetime) -> None:
    """Move a report to an event; a draft that it leaves empty keeps its address, and can be had back."""
    reasons = reasons_of(comparison)
    if report.event is not None:
        absorb(event, report.event, reasons=reasons, at=at)
    report.event, report.merge_reasons = event, reasons
    report.save(update_fields=["event", "merge_reasons"])
    build_event(event, rules=rules, at=at)


def _propose(report: Report, matches: Sequence[Match[Event]], *, at: datetime) -> None:
    asked = MergeProposal.objects.filter(event=report.event, report__event__in=[match.target.pk for match in matches])
    asked_already = set(asked.values_list("report__event_id", flat=True))
    for match in [match for match in matches if match.target.pk not in asked_already][:MAX_PROPOSALS]:
        MergeProposal.objects.get_or_create(
            report=report,
            event=match.target,
            defaults={
                "score": min(1.0, match.comparison.score),
                "reasons": reasons_of(match.comparison),
                "created_at": at,
            },
        )


def reasons_of(comparison: Comparison) -> list[dict[str, object]]:
    """Return the reasons of a comparison as they are stored and shown."""
    return [{"code": r.code, "text": r.text, "weight": round(r.weight, 3)} for r in comparison.reasons]
