"""Knows how editors join events and part them again; both ids stay valid, nothing is lost."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from events.domain.errors import Conflict, NotFound
from events.domain.review import is_public
from events.domain.vocabulary import ReviewState
from events.models import Event, EventLink, EventMerge, MergeProposal, ProposalState, Report
from events.selectors.reference import region_rules
from events.services.building import build_event, new_event
from events.services.history import save_event
from events.services.locks import hold_linking
from events.services.versions import record_versions


def merge_events(*, kept_id: int, absorbed_id: int, editor: AbstractUser, at: datetime) -> EventMerge:
    """Move all reports and links of one event to another; the absorbed address leads to the kept one."""
    with transaction.atomic():
        hold_linking()
        kept, absorbed = _open_event(kept_id), _open_event(absorbed_id)
        if kept.pk == absorbed.pk:
            raise Conflict(f"event {kept_id} cannot be merged into itself")
        merge = EventMerge.objects.create(
            kept=kept, absorbed=absorbed, before=_snapshot(absorbed), merged_by=editor, merged_at=at
        )
        state = ReviewState.PUBLISHED if is_public(ReviewState(kept.state)) else ReviewState.DRAFT
        absorbed.reports.exclude(state=ReviewState.REJECTED).update(event=kept, is_touched=True, state=state)
        _move_links(absorbed, kept)
        absorbed.merged_into, absorbed.updated_at = kept, at
        save_event(absorbed, editor, f"merged into {kept.pk}")
        build_event(kept, rules=region_rules(), at=at)
        record_versions([kept.pk, absorbed.pk], at=at)
    return merge


def undo_merge(*, merge_id: int, editor: AbstractUser, at: datetime) -> Event:
    """Give the absorbed event its reports and links back."""
    with transaction.atomic():
        hold_linking()
        merge = EventMerge.objects.select_related("kept", "absorbed").filter(pk=merge_id, undone_at=None).first()
        if merge is None:
            raise NotFound(f"merge {merge_id} does not exist or was undone already")
        absorbed = merge.absorbed
        for row in merge.before["reports"]:
            Report.objects.filter(pk=row["id"]).update(event=absorbed, state=row["state"])
        EventLink.objects.filter(pk__in=merge.before["moved_links"]).delete()
        for row in merge.before["links"]:
            _give_back(row)
        absorbed.merged_into, absorbed.updated_at = None, at
        save_event(absorbed, editor, "merge undone")
        for event in (absorbed, merge.kept):
            build_event(event, rules=region_rules(), at=at)
        merge.undone_at = at
        merge.save(update_fields=["undone_at"])
        record_versions([absorbed.pk, merge.kept_id], at=at)
    return absorbed


def split_report(*, report_id: int, editor: AbstractUser, at: datetime) -> Event:
    """Take a report out of its event and make it an event of its own; the parting is remembered."""
    with transaction.atomic():
        hold_linking()
        report = Report.objects.select_related("event").filter(pk=report_id, event__isnull=False).first()
        if report is None:
            raise NotFound(f"report {report_id} does not exist or has no event")
        left = report.event
        if left.reports.count() < 2:
            raise Conflict(f"report {report_id} is the only one of event {left.pk}")
        event = new_event(at=at)
        event.title, event.type, event.kind = report.title or report.get_kind_display(), report.type, report.kind
        save_event(event, editor, f"split from {left.pk}")
        Report.objects.filter(pk=report_id).update(event=event, is_touched=True, state=ReviewState.DRAFT)
        _remember(report, left, editor, at=at)
        for touched in (event, left):
            build_event(touched, rules=region_rules(), at=at)
        record_versions([event.pk, left.pk], at=at)
    return event


def accept_proposal(*, proposal_id: int, editor: AbstractUser, at: datetime) -> Event:
    """Join the report to the proposed event."""
    with transaction.atomic():
        hold_linking()
        proposal = _open_proposal(proposal_id)
        event, left = _open_event(proposal.event_id), proposal.report.event
        state = ReviewState.PUBLISHED if is_public(ReviewState(event.state)) else ReviewState.DRAFT
        Report.objects.filter(pk=proposal.report_id).update(
            event=event, merge_reasons=proposal.reasons, is_touched=True, state=state
        )
        _decide(proposal, ProposalState.ACCEPTED, editor, at=at)
        if left is not None and left.pk != event.pk:
            _leave(left, event, editor, at=at)
        build_event(event, rules=region_rules(), at=at)
        record_versions([event.pk] if left is None else [event.pk, left.pk], at=at)
    return event


def reject_proposal(*, proposal_id: int, editor: AbstractUser, at: datetime) -> MergeProposal:
    """Remember that a report does not belong to an event."""
    with transaction.atomic():
        proposal = _open_proposal(proposal_id)
        _decide(proposal, ProposalState.REJECTED, editor, at=at)
    return proposal


def _open_event(event_id: int) -> Event:
    event = Event.objects.select_for_update().filter(pk=event_id).first()
    if event is None:
        raise NotFound(f"event {event_id} does not exist")
    if event.merged_into_id or event.state in {ReviewState.RETRACTED, ReviewState.REJECTED}:
        raise Conflict(f"event {event_id} was merged, rejected or withdrawn; choose another one")
    return event


def _open_proposal(proposal_id: int) -> MergeProposal:
    proposals = MergeProposal.objects.select_related("report__event", "event")
    proposal = proposals.filter(pk=proposal_id, state=ProposalState.OPEN).first()
    if proposal is None:
        raise NotFound(f"proposal {proposal_id} does not exist or is decided already")
    return proposal


def _decide(proposal: MergeProposal, state: ProposalState, editor: AbstractUser, *, at: datetime) -> None:
    proposal.state, proposal.decided_by, proposal.decided_at = state, editor, at
    proposal.save(update_fields=["state", "decided_by", "decided_at"])


def _remember(report: Report, event: Event, editor: AbstractUser, *, at: datetime) -> None:
    MergeProposal.objects.update_or_create(
        report=report,
        event=event,
        defaults={"state": ProposalState.REJECTED, "decided_by": editor, "decided_at": at},
        create_defaults={
            "state": ProposalState.REJECTED,
            "decided_by": editor,
            "decided_at": at,
            "created_at": at,
            "score": 0.0,
        },
    )


def _leave(left: Event, event: Event, editor: AbstractUser, *, at: datetime) -> None:
    """Point an emptied event to the one that took its last report; rebuild one that still has reports."""
    if left.reports.exists():
        build_event(left, rules=region_rules(), at=at)
        return
    left.merged_into, left.updated_at = event, at
    save_event(left, editor, f"merged into {event.pk}")


def _snapshot(event: Event) -> dict[str, Any]:
    columns = ("id", "later_id", "earlier_id", "kind", "asserter", "actor_id", "article_id", "wording", "is_confirmed")
    links = EventLink.objects.filter(later=event) | EventLink.objects.filter(earlier=event)
    return {
        "reports": list(event.reports.values("id", "state")),
        "links": list(links.values(*columns)),
        "moved_links": [],
    }


def _move_links(absorbed: Event, kept: Event) -> None:
    """Make links of the absorbed event links of the kept one, and note the new rows for the way back."""
    merge = EventMerge.objects.filter(absorbed=absorbed, kept=kept, undone_at=None).latest("pk")
    for row in merge.before["links"]:
        later = kept.pk if row["later_id"] == absorbed.pk else row["later_id"]
        earlier = kept.pk if row["earlier_id"] == absorbed.pk else row["earlier_id"]
        if later == earlier:
            continue
        values = {name: row[name] for name in ("asserter", "actor_id", "article_id", "wording", "is_confirmed")}
        link, created = EventLink.objects.get_or_create(
            later_id=later, earlier_id=earlier, kind=row["kind"], defaults=values
        )
        if created:
            merge.before["moved_links"].append(link.pk)
    EventLink.objects.filter(pk__in=[row["id"] for row in merge.before["links"]]).delete()
    merge.save(update_fields=["before"])


def _give_back(row: dict[str, Any]) -> None:
    values = {name: value for name, value in row.items() if name not in {"id", "later_id", "earlier_id", "kind"}}
    both = Event.objects.filter(pk__in=[row["later_id"], row["earlier_id"]]).count()
    if both == 2:
        EventLink.objects.get_or_create(
            later_id=row["later_id"], earlier_id=row["earlier_id"], kind=row["kind"], defaults=values
        )
