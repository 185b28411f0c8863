"""The page of an event: decide with one press, change under one's name, and never over another's work unseen."""

from datetime import timedelta

import pytest
from django.urls import reverse

from events.domain.vocabulary import ReviewState
from events.models import Correction, Event
from tests.admin.drafts import LIST, address, draft, form_of
from tests.factories import NOW, EventFactory, ReportFactory

pytestmark = [pytest.mark.django_db]


@pytest.mark.parametrize(
    ("button", "state"), [("_publish_next", ReviewState.PUBLISHED), ("_reject_next", ReviewState.REJECTED)]
)
def test_one_press_decides_and_opens_the_next_draft(desk, button, state):
    later, event, earlier = draft(3), draft(2), draft(1)

    answer = desk.post(address(event), form_of(desk, event, **{button: "1"}))

    event.refresh_from_db()
    assert event.state == state
    assert answer.url == address(earlier), "the list goes from new to old"
    assert later.pk != event.pk


def test_last_draft_leads_back_to_the_list(desk):
    event = draft()

    answer = desk.post(address(event), form_of(desk, event, _publish_next="1"))

    assert answer.url == reverse(LIST)


def test_correction_of_a_draft_and_its_publication_are_one_press(desk):
    event = draft()

    desk.post(address(event), form_of(desk, event, title="As the editor puts it", _publish_next="1"))

    event.refresh_from_db()
    assert (event.title, event.state, event.is_touched) == ("As the editor puts it", ReviewState.PUBLISHED, True)


def test_refused_press_says_why_and_changes_nothing(desk):
    event = draft()
    event.reports.all().delete()
    form = form_of(desk, event, _publish_next="1")

    page = desk.post(address(event), form, follow=True).content.decode()

    assert "An event without a report cannot be published" in page
    event.refresh_from_db()
    assert event.state == ReviewState.DRAFT


def test_editor_who_saves_later_does_not_overwrite_the_first_unseen(desk):
    event = draft()
    form_of_second = form_of(desk, event, title="Second")
    desk.post(address(event), form_of(desk, event, title="First"))

    page = desk.post(address(event), form_of_second, follow=True).content.decode()

    event.refresh_from_db()
    assert event.title == "First"
    assert "load it again and repeat the change" in page


def test_editor_does_not_publish_what_changed_since_it_was_shown(desk):
    event = draft()
    shown = form_of(desk, event, _publish_next="1")
    desk.post(address(event), form_of(desk, event, title="Changed meanwhile"))

    desk.post(address(event), shown)

    event.refresh_from_db()
    assert event.state == ReviewState.DRAFT


def test_editor_does_not_publish_a_report_that_was_never_shown(desk):
    event = draft()
    shown = form_of(desk, event, _publish_next="1")
    ReportFactory(event=event, state=ReviewState.DRAFT)
    Event.objects.filter(pk=event.pk).update(updated_at=NOW + timedelta(days=1))  # as merging does
    shown |= {"reports-TOTAL_FORMS": 1}

    page = desk.post(address(event), shown, follow=True).content.decode()

    event.refresh_from_db()
    assert event.state == ReviewState.DRAFT
    assert "load it again" in page


def test_published_event_is_changed_by_a_correction_with_a_public_note(desk, editor):
    event = EventFactory(title="Before")
    ReportFactory(event=event)

    refused = desk.post(address(event), form_of(desk, event, title="After"))
    event.refresh_from_db()
    assert event.title == "Before"
    assert "Readers see this event" in refused.content.decode()
    note = {"correction_kind": "correction", "correction_note": "It was two convoys."}
    desk.post(address(event), form_of(desk, event, title="After", **note))

    event.refresh_from_db()
    assert (event.title, event.state) == ("After", ReviewState.CORRECTED)
    assert (Correction.objects.get().note, Correction.objects.get().editor) == ("It was two convoys.", editor)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        pytest.param({"edtf": "next week"}, "is not EDTF", id="no-edtf"),
        pytest.param(
            {"start_earliest": "2025-07-01"}, "The earliest start is after the latest", id="bounds-out-of-order"
        ),
        pytest.param({"start_earliest": "99999-01-01"}, "Enter a valid date", id="year-99999"),
        pytest.param({"title": ""}, "This field is required", id="no-title"),
        pytest.param({"title": "a\x00b"}, "Null characters are not allowed", id="nul"),
    ],
)
def test_slip_is_named_and_nothing_is_saved(desk, changes, reason):
    event = draft()

    page = desk.post(address(event), form_of(desk, event, **changes), follow=True).content.decode()

    event.refresh_from_db()
    assert reason in page
    assert (event.title, event.edtf, event.is_touched) == ("Draft 0", "", False)
