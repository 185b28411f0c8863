"""One decision about many events: foreseen, taken in stretches, each event wholly or not at all."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils.html import strip_tags

from events.admin import bulk
from events.domain.vocabulary import ReviewState
from events.models import Correction, Event
from tests.admin.drafts import LIST, carry, decide_many, draft
from tests.factories import NOW, EditorFactory, EventFactory

pytestmark = [pytest.mark.django_db]


def ask(desk, action, events, **more):
    return desk.post(reverse(LIST), {"action": action, "_selected_action": [event.pk for event in events], **more})


def test_question_says_what_would_happen_and_does_nothing(desk):
    good, without_source = draft(1), draft(2)
    without_source.reports.all().delete()

    page = " ".join(strip_tags(ask(desk, "publish", [good, without_source]).content.decode()).split())

    assert "Readers see these events at once, under your name." in page
    assert "Draft 1 : published" in page or "Draft 1: published" in page
    assert "stays as it is, an event without a report cannot be published" in page
    assert not Event.objects.public().exists()
    assert good.history.count() == without_source.history.count() == 0 or not good.history.filter(
        history_change_reason="published"
    )


def test_question_foresees_a_second_editor(desk, settings):
    settings.SECOND_EDITOR = True
    grave = draft(1)
    Event.objects.filter(pk=grave.pk).update(kind="chemical-attack", type="ASSAULT")

    page = strip_tags(ask(desk, "publish", [grave]).content.decode())
    decide_many(desk, "publish", [grave])

    assert "sent to a second editor" in page
    grave.refresh_from_db()
    assert grave.state == ReviewState.REVIEW


def test_long_work_goes_on_stretch_by_stretch(desk, monkeypatch):
    monkeypatch.setattr(bulk, "STRETCH_SECONDS", 0)
    page = ask(desk, "publish", [draft(number) for number in range(3)])

    published = []
    while "chosen" in (page.context or {}) and page.context["progress"].left:
        page = desk.post(reverse(LIST), carry(page))
        published.append(Event.objects.public().count())

    assert published == [1, 2, 3]
    assert page.url == reverse(LIST)


def test_all_that_a_filter_shows_are_decided_at_once(desk):
    for number in range(60):
        draft(number)
    draft(99)
    Event.objects.filter(title="Draft 99").update(title="Another matter")

    asked = desk.post(
        reverse(LIST) + "?q=Draft",
        {"action": "reject", "select_across": "1", "_selected_action": [Event.objects.first().pk]},
    )
    desk.post(reverse(LIST) + "?q=Draft", carry(asked))

    assert Event.objects.filter(state=ReviewState.REJECTED).count() == 60
    assert Event.objects.get(title="Another matter").state == ReviewState.DRAFT


def test_event_that_changed_since_the_question_is_refused(desk):
    changed, other = draft(1), draft(2)
    asked = ask(desk, "publish", [changed, other])
    Event.objects.filter(pk=changed.pk).update(updated_at=NOW + timedelta(days=9))

    page = strip_tags(desk.post(reverse(LIST), carry(asked)).content.decode())

    assert "load it again and repeat the change" in page
    assert [event.pk for event in Event.objects.public()] == [other.pk]


def test_withdrawal_of_many_keeps_the_note_for_each(desk, monkeypatch):
    monkeypatch.setattr(bulk, "STRETCH_SECONDS", 0)
    events = [EventFactory(), EventFactory()]
    address = reverse(LIST) + "?desk=public"
    page = desk.post(address, {"action": "withdraw", "_selected_action": [event.pk for event in events]})

    page = desk.post(address, {**carry(page), "note": "The agency took it back."})
    desk.post(address, {**carry(page), "note": page.context["note"]})

    assert list(Correction.objects.values_list("note", flat=True)) == ["The agency took it back."] * 2


@pytest.mark.parametrize("tampered", [{"chosen": "x"}, {"done": "[]"}, {"refused": "{"}, {"chosen": "1=2=3,"}])
def test_form_that_was_changed_on_its_way_is_refused(desk, tampered):
    asked = ask(desk, "publish", [draft()])

    assert desk.post(reverse(LIST), {**carry(asked), **tampered}).status_code == 400


def test_who_may_only_look_decides_nothing(client):
    viewer = EditorFactory(is_superuser=False)
    viewer.user_permissions.add(Permission.objects.get(codename="view_event"))
    client.force_login(viewer)
    event = draft()

    client.post(reverse(LIST), {"action": "publish", "_selected_action": [event.pk]})
    answers = [client.post(reverse(LIST), {"_bulk": "publish"}), client.post(reverse(LIST), {"_merge": event.pk})]

    assert [answer.status_code for answer in answers] == [403, 403]
    event.refresh_from_db()
    assert event.state == ReviewState.DRAFT


@pytest.mark.parametrize(
    ("query", "offered"),
    [("", ["publish", "reject", "merge"]), ("?desk=public", ["merge", "withdraw"]), ("?desk=rejected", ["reopen"])],
)
def test_each_desk_offers_the_buttons_that_fit(desk, query, offered):
    draft()
    EventFactory()
    EventFactory(state=ReviewState.REJECTED)

    choices = desk.get(reverse(LIST) + query).context["action_form"].fields["action"].choices

    assert [name for name, _ in choices if name] == offered
