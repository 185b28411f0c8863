"""Knows how editors answer the question whether a report and an event are one."""

from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from events.domain.errors import NotFound
from events.domain.review import is_public
from events.domain.vocabulary import ReviewState
from events.models import Event, MergeProposal, ProposalState, Report
from events.selectors.redirects import current_event_id
from events.selectors.reference import region_rules
from events.services.building import build_event
from events.services.locks import hold_linking
from events.services.merging import merge_events, open_event, remember_apart
from events.services.versions import record_versions


def accept_proposal(*, proposal_id: int, editor: AbstractUser, at: datetime) -> Event:
    """Make one event of the report's event and the proposed one; it can be undone like every merge.

    Either of the two may have been merged since; what they are now counts. The published one is kept.
    """
    with transaction.atomic():
        hold_linking()
        proposal = _open_proposal(proposal_id)
        event = open_event(_current(proposal.event_id))
        home_id = _current(proposal.report.event_id) if proposal.report.event_id else None
        _decide(proposal, ProposalState.ACCEPTED, editor, at=at)
        if home_id is None:
            return _take_in(proposal, event, at=at)
        if home_id == event.pk:
            return event
        kept, absorbed = event, open_event(home_id)
        if is_public(ReviewState(absorbed.state)) and not is_public(ReviewState(kept.state)):
            kept, absorbed = absorbed, kept
        merge_events(kept_id=kept.pk, absorbed_id=absorbed.pk, editor=editor, at=at, reasons=proposal.reasons)
    kept.refresh_from_db()
    return kept


def reject_proposal(*, proposal_id: int, editor: AbstractUser, at: datetime) -> MergeProposal:
    """Remember that a report does not belong to an event."""
    with transaction.atomic():
        hold_linking()
        proposal = _open_proposal(proposal_id)
        remember_apart(proposal.report, proposal.event, editor, at=at)
        _decide(proposal, ProposalState.REJECTED, editor, at=at)
    return proposal


def _current(event_id: int) -> int:
    current = current_event_id(event_id)
    if current is None:
        raise NotFound(f"event {event_id} does not exist")
    return current


def _take_in(proposal: MergeProposal, event: Event, *, at: datetime) -> Event:
    """Give a report that has no event yet the proposed one."""
    state = ReviewState.PUBLISHED if is_public(ReviewState(event.state)) else ReviewState.DRAFT
    Report.objects.filter(pk=proposal.report_id).update(
        event=event, merge_reasons=proposal.reasons, is_touched=True, state=state
    )
    build_event(event, rules=region_rules(), at=at)
    record_versions([event.pk], at=at)
    return event


def _open_proposal(proposal_id: int) -> MergeProposal:
    proposals = MergeProposal.objects.select_related("report", "event")
    proposal = proposals.filter(pk=proposal_id, state=ProposalState.OPEN).first()
    if proposal is None:
        raise NotFound(f"proposal {proposal_id} does not exist or is decided already")
    return proposal


def _decide(proposal: MergeProposal, state: ProposalState, editor: AbstractUser, *, at: datetime) -> None:
    proposal.state, proposal.decided_by_id, proposal.decided_at = state, editor.pk, at
    proposal.save(update_fields=["state", "decided_by", "decided_at"])
