"""The desk for drafts: evidence beside the decision, one service call for each, nobody's work lost."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from events.domain.vocabulary import ReviewState
from events.models import Correction, Event
from tests.factories import NOW, ArticleFactory, EditorFactory, EventFactory, ReportFactory

pytestmark = [pytest.mark.django_db]
LIST = "admin:events_event_changelist"
SENTENCE = "Israel struck Natanz on Friday, killing at least eight people."


@pytest.fixture
def editor():
    return EditorFactory(username="nour", is_superuser=True)


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def draft(number: int = 0, text: str = SENTENCE) -> Event:
    """Make a draft with one report whose act and date words are marked."""
    moment = NOW + timedelta(minutes=number)
    event = EventFactory(
        title=f"Draft {number}",
        state=ReviewState.DRAFT,
        published_by=None,
        first_published_at=None,
        created_at=moment,
        updated_at=moment,
    )
    spans = {"trigger_start": 7, "trigger_end": 13, "date_start": 21, "date_end": 30, "wording": "on Friday"}
    ReportFactory(event=event, article=ArticleFactory(text=text), state=ReviewState.DRAFT, **spans)
    return event


def address(event: Event) -> str:
    return reverse("admin:events_event_change", args=[event.pk])


def form_of(desk, event: Event, **changes) -> dict:
    """Return what a browser sends when an editor opens the page, changes this and presses a button."""
    context = desk.get(address(event)).context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    values = {form.add_prefix(name): form[name].value() for form in forms for name in form.fields}
    return {name: value for name, value in {**values, **changes}.items() if value is not None and value is not False}


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

    desk.post(reverse(LIST), {"action": "publish", "_selected_action": [event.pk]})

    event.refresh_from_db()
    assert (event.state, event.published_by) == (ReviewState.PUBLISHED, editor)
    latest = event.history.first()
    assert (latest.history_user, latest.history_change_reason) == (editor, "published")


def test_rejected_draft_leaves_the_desk_and_may_come_back(desk):
    event = draft()

    desk.post(reverse(LIST), {"action": "reject", "_selected_action": [event.pk]})
    event.refresh_from_db()
    assert event.state == ReviewState.REJECTED
    desk.post(reverse(LIST) + "?desk=rejected", {"action": "reopen", "_selected_action": [event.pk]})

    event.refresh_from_db()
    assert event.state == ReviewState.DRAFT


def test_withdrawal_asks_for_a_public_note_first(desk, editor):
    event = EventFactory()
    chosen = {"action": "withdraw", "_selected_action": [event.pk]}

    asked = desk.post(reverse(LIST) + "?desk=public", chosen)
    event.refresh_from_db()
    assert event.state == ReviewState.PUBLISHED
    assert "Public note" in asked.content.decode()
    desk.post(reverse(LIST) + "?desk=public", {**chosen, "note": "The outlet took it back."})

    event.refresh_from_db()
    assert event.state == ReviewState.RETRACTED
    assert Correction.objects.get().note == "The outlet took it back."
    assert Correction.objects.get().editor == editor


def test_one_refusal_does_not_stop_the_other_decisions(desk):
    good, without_source = draft(1), draft(2)
    without_source.reports.all().delete()

    answer = desk.post(
        reverse(LIST), {"action": "publish", "_selected_action": [good.pk, without_source.pk]}, follow=True
    )

    page = strip_tags(answer.content.decode())
    assert "an event without a report cannot be published" in page
    assert "1 published" in page
    assert set(Event.objects.values_list("state", flat=True)) == {ReviewState.PUBLISHED, ReviewState.DRAFT}


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
    desk.post(reverse(LIST), {"action": "publish", "_selected_action": [event.pk]})

    page = strip_tags(desk.get(reverse("admin:events_event_history", args=[event.pk])).content.decode())

    assert "nour" in page
    assert "published" in page


def test_who_is_no_editor_sees_nothing(client):
    client.force_login(EditorFactory(is_superuser=False))

    assert client.get(reverse(LIST)).status_code == 403
