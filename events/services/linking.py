"""Knows how an article's reports find their events: joined where clear, proposed where not, else new."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Prefetch, prefetch_related_objects

from events.domain.merging import (
    Comparison,
    Match,
    ReportFacts,
    Verdict,
    choose_homes,
    compare_event,
    count_alike,
    drop_doubles,
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
        place_reports(_loose_reports(article, rules, at=at), rules, at=at)
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


def place_reports(reports: Sequence[Report], rules: Sequence[RegionRule], *, at: datetime) -> None:
    """Join each report of an article to the event that it clearly tells of; make the others drafts that ask."""
    matches = [_without_doubles(found) for found in _matches(reports)]
    homes = choose_homes(matches, identity=lambda event: event.pk)
    taken = {home.target.pk for home in homes if home is not None}
    for report, likely, home in zip(reports, matches, homes, strict=True):
        # nothing that an editor let through changes by itself: what would join it waits for an editor's word
        if home is not None and home.target.state == ReviewState.DRAFT:
            _join(report, home.target, home.comparison, rules, at=at)
            continue
        own = report.event or new_event(at=at)
        if own.pk is None:
            _start(own, report)
        build_event(own, rules=rules, at=at)
        # the article tells its reports apart: no question about an event that another of them joins
        _propose(report, [match for match in rank(likely) if match is home or match.target.pk not in taken], at=at)


def _matches(reports: Sequence[Report]) -> list[list[Match[Event]]]:
    """Return for each report of one article the events near it, compared."""
    told = _facts_in_article(reports)
    candidates = [_candidates(report, told[str(report.pk)]) for report in reports]
    events = {event.pk: event for found in candidates for event in found}
    speaking = counted_reports().prefetch_related(*PREFETCH)[:MAX_COMPARED_REPORTS]
    prefetch_related_objects(list(events.values()), Prefetch("reports", queryset=speaking, to_attr="speaking"))
    members = {pk: [facts_of(member) for member in getattr(event, "speaking", ())] for pk, event in events.items()}
    return [
        [
            Match(events[event.pk], compare_event(told[str(report.pk)], members[event.pk]))
            for event in found
            if members[event.pk]
        ]
        for report, found in zip(reports, candidates, strict=True)
    ]


def _candidates(report: Report, facts: ReportFacts) -> list[Event]:
    apart = kept_apart_from(report)
    return [event for event in candidates_for(report, facts) if event.pk not in apart]


def _facts_in_article(reports: Sequence[Report]) -> dict[str, ReportFacts]:
    """Return the facts of all reports of an article, each with how many others of it it is alike."""
    articles = {report.article_id for report in reports}
    told = Report.objects.exclude(state=ReviewState.REJECTED).filter(article__in=articles).order_by("pk")
    return {
        facts.key: facts for facts in count_alike([facts_of(report) for report in told.prefetch_related(*PREFETCH)])
    }


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
