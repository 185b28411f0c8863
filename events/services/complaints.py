"""Knows how a reader's complaint about an event is kept, and how an editor settles it."""

from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from events.domain.errors import Conflict, InvalidInput, NotFound
from events.domain.vocabulary import ComplaintState, ComplaintSubject
from events.models import Complaint
from events.selectors.event_detail import event_detail

MAX_TEXT = 2000


def make_complaint(*, event_id: int, subject: str, text: str, email: str = "", at: datetime) -> Complaint:
    """Keep a complaint about an event that readers can see, or saw until it was withdrawn; the one it was merged into.

    Raises: NotFound, InvalidInput.
    """
    said = text.strip()
    if not said or len(said) > MAX_TEXT:
        raise InvalidInput("text", f"{len(said)} characters", f"1 to {MAX_TEXT}")
    if subject not in set(ComplaintSubject):
        raise InvalidInput("subject", repr(subject), f"one of {', '.join(ComplaintSubject)}")
    shown = event_detail(event_id)
    return Complaint.objects.create(event_id=shown.id, subject=subject, text=said, email=email, made_at=at)


def uphold_complaint(*, complaint_id: int, editor: AbstractUser, at: datetime) -> Complaint:
    """Say that the reader was right; what has to change at the event is changed there. Raises: NotFound, Conflict."""
    return _settle(complaint_id, ComplaintState.UPHELD, editor, at)


def refuse_complaint(*, complaint_id: int, editor: AbstractUser, at: datetime) -> Complaint:
    """Say that nothing was wrong. Raises: NotFound, Conflict."""
    return _settle(complaint_id, ComplaintState.REFUSED, editor, at)


def _settle(complaint_id: int, state: ComplaintState, editor: AbstractUser, at: datetime) -> Complaint:
    """Close a complaint; the reader's address has served its purpose and goes."""
    with transaction.atomic():
        complaint = Complaint.objects.select_for_update().filter(pk=complaint_id).first()
        if complaint is None:
            raise NotFound(f"there is no complaint {complaint_id}")
        if complaint.state != ComplaintState.OPEN:
            raise Conflict(f"complaint {complaint_id} is {complaint.state} already")
        complaint.state, complaint.email = state, ""
        complaint.settled_at, complaint.settled_by_id = at, editor.pk
        complaint.save()
    return complaint
