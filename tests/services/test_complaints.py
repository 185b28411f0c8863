"""Complaints of readers: kept with what was said, settled once, and then without the reader's address."""

import pytest
from django.db import IntegrityError, transaction

from events.domain.errors import Conflict, InvalidInput, NotFound
from events.domain.vocabulary import ComplaintState, ReviewState
from events.models import Complaint
from events.services.complaints import MAX_TEXT, make_complaint, refuse_complaint, uphold_complaint
from tests import factories as make
from tests.desk_factories import ComplaintFactory

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]


def test_complaint_about_a_merged_event_goes_to_the_one_that_lives_on():
    kept = make.EventFactory()
    merged = make.EventFactory(merged_into=kept)

    complaint = make_complaint(event_id=merged.pk, subject="date", text=" Wrong day. ", at=make.NOW)

    assert (complaint.event_id, complaint.text, complaint.state) == (kept.pk, "Wrong day.", ComplaintState.OPEN)


def test_complaint_about_a_draft_is_refused_as_if_there_were_none():
    draft = make.EventFactory(state=ReviewState.DRAFT, published_by=None)

    with pytest.raises(NotFound):
        make_complaint(event_id=draft.pk, subject="date", text="Wrong day.", at=make.NOW)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param({"subject": "date", "text": "  "}, id="nothing said"),
        pytest.param({"subject": "date", "text": "x" * (MAX_TEXT + 1)}, id="too much said"),
        pytest.param({"subject": "weather", "text": "Wrong."}, id="unknown subject"),
    ],
)
def test_complaint_that_says_nothing_of_use_is_refused(said):
    event = make.EventFactory()

    with pytest.raises(InvalidInput):
        make_complaint(event_id=event.pk, **said, at=make.NOW)


@pytest.mark.parametrize(
    ("settle", "state"), [(uphold_complaint, ComplaintState.UPHELD), (refuse_complaint, ComplaintState.REFUSED)]
)
def test_settling_keeps_who_and_when_and_forgets_the_address(settle, state):
    complaint = ComplaintFactory(email="reader@mail.example")
    editor = make.EditorFactory()

    settle(complaint_id=complaint.pk, editor=editor, at=make.NOW)

    complaint.refresh_from_db()
    assert (complaint.state, complaint.email, complaint.settled_by) == (state, "", editor)
    assert complaint.settled_at == make.NOW


def test_a_settled_complaint_is_not_settled_again():
    complaint = ComplaintFactory()
    editor = make.EditorFactory()
    uphold_complaint(complaint_id=complaint.pk, editor=editor, at=make.NOW)

    with pytest.raises(Conflict):
        refuse_complaint(complaint_id=complaint.pk, editor=editor, at=make.NOW)


def test_the_database_keeps_no_address_of_a_settled_complaint():
    complaint = ComplaintFactory(email="reader@mail.example")

    with pytest.raises(IntegrityError), transaction.atomic():
        Complaint.objects.filter(pk=complaint.pk).update(state=ComplaintState.UPHELD)
