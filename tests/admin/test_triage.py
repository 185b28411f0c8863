"""The queue of drafts from page to page: its place, its neighbours, within the filters of the list."""

import pytest
from django.urls import reverse

from events.domain.vocabulary import ReviewState
from events.models import Correction, Event
from tests.admin.drafts import LIST, address, draft, form_of
from tests.factories import EventFactory, ReportFactory

pytestmark = [pytest.mark.django_db]
FILTERS = "?_changelist_filters=q%3DShelling"


def test_page_says_where_in_the_queue_it_stands(desk):
    later, event, earlier = draft(3), draft(2), draft(1)

    place = desk.get(address(event)).context["place"]

    assert (place.number, place.waiting) == (2, 3)
    assert (place.before, place.after) == (address(later), address(earlier))


def test_drafts_of_the_same_moment_come_one_after_the_other(desk):
    events = [draft(1) for _ in range(3)]

    walked, here = [], address(events[-1])
    while here:
        walked.append(here)
        here = desk.get(here).context["place"].after

    assert walked == [address(event) for event in reversed(events)]


def test_next_draft_is_one_that_the_list_shows(desk):
    event, _other, fitting = draft(3), draft(2), draft(1)
    Event.objects.filter(pk__in=[event.pk, fitting.pk]).update(title="Shelling of a town")

    answer = desk.post(address(event) + FILTERS, form_of(desk, event, title="Shelling of a town", _publish_next="1"))
    after = desk.post(answer.url, form_of(desk, fitting, title="Shelling of a town", _reject_next="1"))

    assert answer.url == address(fitting) + FILTERS
    assert after.url == reverse(LIST) + "?q=Shelling", "the others are not of this queue"


def test_end_of_the_queue_leads_to_what_was_skipped(desk):
    skipped, event = draft(2), draft(1)

    answer = desk.post(address(event), form_of(desk, event, _publish_next="1"))

    assert answer.url == address(skipped)


def test_refusal_keeps_what_was_typed(desk):
    event = draft()
    event.reports.all().delete()

    page = desk.post(address(event), form_of(desk, event, title="Typed at length", _publish_next="1"))

    assert "An event without a report cannot be published" in page.content.decode()
    assert page.context["adminform"].form["title"].value() == "Typed at length"
    event.refresh_from_db()
    assert event.title == "Draft 0"


def test_rejected_draft_is_reopened_from_its_page(desk):
    event = draft()
    desk.post(address(event), form_of(desk, event, _reject_next="1"))

    desk.post(address(event), form_of(desk, event, _reopen="1"))

    event.refresh_from_db()
    assert event.state == ReviewState.DRAFT


def test_published_event_is_withdrawn_from_its_page_with_its_note(desk, editor):
    event = EventFactory()
    ReportFactory(event=event)

    without = desk.post(address(event), form_of(desk, event, _withdraw="1"))
    desk.post(address(event), form_of(desk, event, _withdraw="1", correction_note="Nobody saw it."))

    assert "a public note that says why" in without.content.decode()
    event.refresh_from_db()
    assert event.state == ReviewState.RETRACTED
    assert (Correction.objects.get().note, Correction.objects.get().editor) == ("Nobody saw it.", editor)


def test_note_without_another_change_is_kept_as_a_clarification(desk):
    event = EventFactory()
    ReportFactory(event=event)
    note = {"correction_kind": "clarification", "correction_note": "Both outlets mean the same convoy."}

    desk.post(address(event), form_of(desk, event, **note))

    assert Correction.objects.get().note == "Both outlets mean the same convoy."


def test_report_leaves_its_event_from_the_page(desk):
    event = draft()
    other = ReportFactory(event=event, state=ReviewState.DRAFT)

    answer = desk.post(address(event), form_of(desk, event, _split=other.pk))

    other.refresh_from_db()
    assert other.event_id != event.pk
    assert answer.url == address(other.event)
