"""The list of drafts: evidence beside the decision, one service call for each."""

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from events.domain.vocabulary import ReviewState
from events.models import Correction, Event
from tests.admin.drafts import LIST, SENTENCE, address, decide_many, draft
from tests.factories import EditorFactory, EventFactory, ReportFactory

pytestmark = [pytest.mark.django_db]


def test_list_shows_quote_marks_and_date_words_of_what_waits(desk):
    draft()
    EventFactory(title="Already public")

    page = desk.get(reverse(LIST)).content.decode()

    assert '<mark class="trigger">struck</mark>' in page
    assert '<mark class="date">on Friday</mark>' in page
    assert "16 June 2025" in strip_tags(page)
    assert "Already public" not in page


def test_markup_in_a_quote_is_shown_as_text(desk):
    draft(text=f"{SENTENCE} <script>alert(1)</script>")

    page = desk.get(reverse(LIST)).content.decode()

    assert "<script>alert(1)</script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


@pytest.mark.parametrize("drafts", [3, 50])
def test_number_of_queries_of_the_list_does_not_grow(desk, django_assert_max_num_queries, drafts):
    for number in range(drafts):
        draft(number)

    with django_assert_max_num_queries(12):
        desk.get(reverse(LIST))


@pytest.mark.parametrize("reports", [1, 8])
def test_number_of_queries_of_an_event_does_not_grow_with_its_reports(desk, django_assert_max_num_queries, reports):
    event = draft()
    for _ in range(reports):
        ReportFactory(event=event, state=ReviewState.DRAFT)

    with django_assert_max_num_queries(40):
        desk.get(address(event))


def test_two_hundred_drafts_are_paged(desk):
    for number in range(200):
        draft(number)

    listed = desk.get(reverse(LIST)).context["cl"]

    assert (listed.result_count, len(listed.result_list)) == (200, 50)


def test_publishing_needs_a_named_editor_and_is_kept_in_the_history(desk, editor):
    event = draft()
    assert Event.objects.public().count() == 0

    decide_many(desk, "publish", [event])

    event.refresh_from_db()
    assert (event.state, event.published_by) == (ReviewState.PUBLISHED, editor)
    latest = event.history.first()
    assert (latest.history_user, latest.history_change_reason) == (editor, "published")


def test_rejected_draft_leaves_the_desk_and_may_come_back(desk):
    event = draft()

    decide_many(desk, "reject", [event])
    event.refresh_from_db()
    assert event.state == ReviewState.REJECTED
    decide_many(desk, "reopen", [event], "?desk=rejected")

    event.refresh_from_db()
    assert event.state == ReviewState.DRAFT


def test_withdrawal_asks_for_a_public_note_first(desk, editor):
    event = EventFactory()

    asked = decide_many(desk, "withdraw", [event], "?desk=public", note=" ")
    event.refresh_from_db()
    assert event.state == ReviewState.PUBLISHED
    assert "Public note" in asked.content.decode()
    decide_many(desk, "withdraw", [event], "?desk=public", note="The outlet took it back.")

    event.refresh_from_db()
    assert event.state == ReviewState.RETRACTED
    assert Correction.objects.get().note == "The outlet took it back."
    assert Correction.objects.get().editor == editor


def test_one_refusal_does_not_stop_the_other_decisions(desk):
    good, without_source = draft(1), draft(2)
    without_source.reports.all().delete()

    answer = decide_many(desk, "publish", [good, without_source])

    page = strip_tags(answer.content.decode())
    assert "an event without a report cannot be published" in page
    assert "1 published" in page
    assert set(Event.objects.values_list("state", flat=True)) == {ReviewState.PUBLISHED, ReviewState.DRAFT}


@pytest.mark.parametrize(
    "query", ["", "?desk=all", "?desk=public", "?dated=no", "?type__exact=ASSAULT", "?q=struck", "?o=3"]
)
def test_every_filter_answers(desk, query):
    draft()
    EventFactory(bounds=None)

    assert desk.get(reverse(LIST) + query).status_code == 200


def test_events_are_neither_made_nor_deleted_by_hand(desk):
    event = draft()

    assert desk.get(reverse("admin:events_event_add")).status_code == 403
    assert desk.post(reverse("admin:events_event_delete", args=[event.pk])).status_code == 403
    actions = desk.get(reverse(LIST)).context["action_form"].fields["action"].choices
    assert "delete_selected" not in dict(actions)


def test_history_of_an_event_names_who_did_what(desk):
    event = draft()
    decide_many(desk, "publish", [event])

    page = strip_tags(desk.get(reverse("admin:events_event_history", args=[event.pk])).content.decode())

    assert "nour" in page
    assert "published" in page


def test_who_is_no_editor_sees_nothing(client):
    client.force_login(EditorFactory(is_superuser=False))

    assert client.get(reverse(LIST)).status_code == 403
