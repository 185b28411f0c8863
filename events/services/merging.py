"""Knows how events are joined and parted again; both ids stay valid, nothing is lost, a parting is remembered."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.db.models import Q

from events.domain.errors import Conflict, NotFound
from events.domain.review import is_public
from events.domain.vocabulary import ReviewState
from events.models import Event, EventMerge, MergeProposal, ProposalState, Report
from events.selectors.redirects import current_event_id
from events.selectors.reference import region_rules
from events.services.building import build_event, new_event
from events.services.history import save_event
from events.services.links import give_links_back, links_of, move_links
from events.services.locks import hold_linking
from events.services.versions import record_versions

CLOSED_STATES = (ReviewState.RETRACTED, ReviewState.REJECTED)


def merge_events(
    *, kept_id: int, absorbed_id: int, editor: AbstractUser, at: datetime, reasons: Sequence[dict[str, Any]] = ()
) -> EventMerge:
    """Move all reports and links of one event to another; the absorbed address leads to the kept one.

    Raises: Conflict where a published event would vanish behind a draft: it is the one to keep.
    """
    with transaction.atomic():
        hold_linking()
        kept, absorbed = open_event(kept_id), open_event(absorbed_id)
        if is_public(ReviewState(absorbed.state)) and not is_public(ReviewState(kept.state)):
            raise Conflict(f"event {absorbed_id} is published and {kept_id} is not; keep the published one")
        state = kept.state if kept.state == ReviewState.REVIEW else ReviewState.DRAFT
        if is_public(ReviewState(kept.state)):
            state = ReviewState.PUBLISHED
        merge = absorb(kept, absorbed, reasons=reasons, at=at, editor=editor)
        Report.objects.filter(pk__in=[row["id"] for row in merge.before["reports"]]).update(
            is_touched=True, state=state
        )
        build_event(kept, rules=region_rules(), at=at)
        record_versions([kept.pk, absorbed.pk], at=at)
    return merge


def absorb(
    kept: Event, absorbed: Event, *, reasons: Sequence[dict[str, Any]], at: datetime, editor: AbstractUser | None = None
) -> EventMerge:
    """Write the merge of two events that the caller holds; without an editor it is a machine's.

    The caller builds the kept event afterwards.
    """
    if kept.pk == absorbed.pk:
        raise Conflict(f"event {kept.pk} cannot be merged into itself")
    reports = absorbed.reports.exclude(state=ReviewState.REJECTED)
    before = {"reports": list(reports.values("id", "state")), "links": links_of(absorbed)}
    merge = EventMerge(
        kept=kept,
        absorbed=absorbed,
        before=before,
        reasons=list(reasons),
        merged_by_id=editor.pk if editor else None,
        merged_at=at,
    )
    merge.save()
    reports.update(event=kept)
    move_links(merge)
    merge.save(update_fields=["before"])
    absorbed.merged_into, absorbed.updated_at = kept, max(at, absorbed.updated_at)
    save_event(absorbed, editor, f"merged into {kept.pk}")
    return merge


def undo_merge(*, merge_id: int, editor: AbstractUser, at: datetime) -> Event:
    """Give the absorbed event its reports and links back, and remember that the two are not one.

    What happened since stays: reports that joined the kept event stay there, a report that was moved elsewhere or
    rejected meanwhile is left alone, and a kept event that was merged further gives back what it carried along.
    """
    with transaction.atomic():
        hold_linking()
        merge = EventMerge.objects.select_related("absorbed").filter(pk=merge_id, undone_at=None).first()
        if merge is None:
            raise NotFound(f"merge {merge_id} does not exist or was undone already")
        absorbed, holder = merge.absorbed, Event.objects.get(pk=current_event_id(merge.kept_id) or merge.kept_id)
        returned = _give_reports_back(merge, holder)
        give_links_back(merge)
        merge.undone_at = at
        merge.save(update_fields=["undone_at"])
        absorbed.merged_into, absorbed.updated_at = None, max(at, absorbed.updated_at)
        save_event(absorbed, editor, "merge undone")
        for report in returned:
            remember_apart(report, holder, editor, at=at)
        for event in (absorbed, holder):
            build_event(event, rules=region_rules(), at=at)
        record_versions([absorbed.pk, holder.pk], at=at)
    return absorbed


def _give_reports_back(merge: EventMerge, holder: Event) -> list[Report]:
    """Return the reports that went back to the absorbed event, in the state in which they came."""
    states = {row["id"]: row["state"] for row in merge.before["reports"]}
    reports = Report.objects.filter(pk__in=states, event=holder)
    if holder.state not in CLOSED_STATES:
        # rejected one by one since; where the whole event was closed, that was not about these reports
        reports = reports.exclude(state=ReviewState.REJECTED)
    returned = list(reports)
    for report in returned:
        report.event, report.state, report.is_touched = merge.absorbed, states[report.pk], True
        report.save(update_fields=["event", "state", "is_touched"])
    return returned


def split_report(*, report_id: int, editor: AbstractUser, at: datetime) -> Event:
    """Take a report out of its event and make it an event of its own; the parting is remembered."""
    with transaction.atomic():
        hold_linking()
        report = Report.objects.select_related("event").filter(pk=report_id).first()
        if report is None or report.event is None:
            raise NotFound(f"report {report_id} does not exist or has no event")
        left = report.event
        if left.reports.count() < 2:
            raise Conflict(f"report {report_id} is the only one of event {left.pk}")
        event = new_event(at=at)
        event.title, event.type, event.kind = report.title or report.get_kind_display(), report.type, report.kind
        save_event(event, editor, f"split from {left.pk}")
        Report.objects.filter(pk=report_id).update(event=event, state=ReviewState.DRAFT, merge_reasons=[])
        remember_apart(report, left, editor, at=at)
        for touched in (event, left):
            build_event(touched, rules=region_rules(), at=at)
        record_versions([event.pk, left.pk], at=at)
    return event


def remember_apart(report: Report, event: Event, editor: AbstractUser, *, at: datetime) -> None:
    """Keep for good that a report does not belong to an event.

    Both sides count as touched: reports that are read anew would come back without the memory.
    """
    decided = {"state": ProposalState.REJECTED, "decided_by": editor, "decided_at": at}
    MergeProposal.objects.update_or_create(
        report=report, event=event, defaults=decided, create_defaults={**decided, "created_at": at, "score": 0.0}
    )
    Report.objects.filter(Q(pk=report.pk) | Q(event=event)).update(is_touched=True)


def open_event(event_id: int) -> Event:
    """Return an event that reports may join, held until the end of the transaction.

    Raises: NotFound, Conflict.
    """
    event = Event.objects.select_for_update().filter(pk=event_id).first()
    if event is None:
        raise NotFound(f"event {event_id} does not exist")
    if event.merged_into_id or event.state in CLOSED_STATES:
        raise Conflict(f"event {event_id} was merged, rejected or withdrawn; choose another one")
    return event
