"""The desk for complaints: the open ones first, settled by an action, and shown at the event they are about."""

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from events.domain.vocabulary import ComplaintState
from tests import factories as make
from tests.desk_factories import ComplaintFactory

pytestmark = [pytest.mark.django_db]
DESK = "admin:events_complaint_changelist"


def test_open_complaints_are_listed_with_the_way_to_their_event(desk):
    complaint = ComplaintFactory(text="<b>Wrong</b> day")
    ComplaintFactory(text="Settled long ago", state=ComplaintState.REFUSED)

    page = desk.get(reverse(DESK)).content.decode()

    assert "&lt;b&gt;Wrong&lt;/b&gt; day" in page
    assert reverse("admin:events_event_change", args=[complaint.event_id]) in page
    assert "Settled long ago" not in page
    assert "Settled long ago" in desk.get(reverse(DESK), {"state": "all"}).content.decode()


@pytest.mark.parametrize(("action", "state"), [("uphold", ComplaintState.UPHELD), ("refuse", ComplaintState.REFUSED)])
def test_a_complaint_is_settled_by_an_action(desk, editor, action, state):
    complaint = ComplaintFactory(email="reader@mail.example")

    desk.post(reverse(DESK), {"action": action, "_selected_action": [complaint.pk]})

    complaint.refresh_from_db()
    assert (complaint.state, complaint.settled_by, complaint.email) == (state, editor, "")


def test_the_desk_of_events_finds_those_complained_about_and_shows_why(desk):
    complaint = ComplaintFactory(text="It was the day before.")
    make.EventFactory(title="Nobody complained about this")

    found = desk.get(reverse("admin:events_event_changelist"), {"desk": "complained"}).content.decode()
    page = desk.get(reverse("admin:events_event_change", args=[complaint.event_id])).content.decode()

    assert complaint.event.title in found
    assert "Nobody complained about this" not in found
    assert "It was the day before." in strip_tags(page)
