"""The desk for merges and links, used as an editor uses it: pages, buttons, inlines."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils.html import strip_tags

from events.domain.vocabulary import ReviewState
from events.models import Event, EventLink, EventMerge, MergeProposal
from events.services.review import publish_event, reject_event
from tests.admin.drafts import LIST, draft
from tests.factories import NOW, EditorFactory, EventLinkFactory
from tests.services.reporting import linked, living_events
from tests.services.test_links import exchange

pytestmark = [pytest.mark.django_db]
BOUNDS = ("start_earliest", "start_latest", "end_earliest", "end_latest")
PROPOSALS = "admin:events_mergeproposal_changelist"


@pytest.fixture
def editor():
    return EditorFactory(is_superuser=True)


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def proposal():
    linked("Herald", quote="Missiles hit Haifa.")
    linked("Courier", at="Tel Aviv", quote="Missiles hit <b>Tel Aviv</b>.")
    return MergeProposal.objects.get()


def test_both_sides_stand_beside_each_other_with_score_and_reasons(desk, proposal):
    page = desk.get(reverse(PROPOSALS)).content.decode()

    for shown in (
        "Missiles hit Haifa.",
        "Herald",
        "Courier",
        "Tel Aviv is not Haifa",
        "16 June 2025",
        f"{proposal.score:.0%}",
    ):
        assert shown in strip_tags(page)
    assert "<b>Tel Aviv</b>" not in page


def test_button_accepts(desk, proposal):
    desk.post(reverse(PROPOSALS), {"_accept": proposal.pk})

    assert len(living_events()) == 1
    assert EventMerge.objects.get().merged_by is not None


def test_button_rejects(desk, proposal):
    desk.post(reverse(PROPOSALS), {"_reject": proposal.pk})

    proposal.refresh_from_db()
    assert (proposal.state, len(living_events())) == ("rejected", 2)


def test_action_decides_several(desk, proposal):
    linked("Third", at="Arad")
    chosen = list(MergeProposal.objects.values_list("pk", flat=True))

    desk.post(reverse(PROPOSALS), {"action": "reject", "_asked": "1", "_selected_action": chosen})

    assert set(MergeProposal.objects.values_list("state", flat=True)) == {"rejected"}


def test_answered_and_pointless_questions_leave_the_list(desk, proposal, editor):
    reject_event(event_id=proposal.event_id, editor=editor, at=NOW)

    assert "Missiles hit Haifa." not in strip_tags(desk.get(reverse(PROPOSALS)).content.decode())
    assert "Not the same" in desk.get(reverse(PROPOSALS) + "?answer=all").content.decode()


def test_refusal_of_a_service_is_shown(desk, proposal, editor):
    reject_event(event_id=proposal.event_id, editor=editor, at=NOW)

    page = desk.post(reverse(PROPOSALS), {"_accept": proposal.pk}, follow=True).content.decode()

    assert "rejected or withdrawn" in page
    assert len(living_events()) == 2


def test_who_may_only_look_cannot_decide(client, proposal):
    viewer = EditorFactory()
    viewer.user_permissions.add(Permission.objects.get(codename="view_mergeproposal"))
    client.force_login(viewer)

    assert client.get(reverse(PROPOSALS)).status_code == 200
    assert client.post(reverse(PROPOSALS), {"_accept": proposal.pk}).status_code == 403
    assert len(living_events()) == 2


def test_number_of_queries_does_not_grow_with_the_list(desk, django_assert_max_num_queries):
    linked("Herald")
    for number in range(12):
        linked(f"Outlet {number}", at=f"Town {number}", killed=number + 1)

    assert MergeProposal.objects.count() > 8
    with django_assert_max_num_queries(16):
        desk.get(reverse(PROPOSALS))


def test_merge_is_undone_from_its_list(desk, proposal):
    desk.post(reverse(PROPOSALS), {"_accept": proposal.pk})

    desk.post(
        reverse("admin:events_eventmerge_changelist"),
        {"action": "undo", "_asked": "1", "_selected_action": [EventMerge.objects.get().pk]},
    )

    assert len(living_events()) == 2


def test_merging_selected_events_keeps_the_published_one(desk, proposal, editor):
    newer = publish_event(event_id=proposal.report.event_id, editor=editor, at=NOW)
    chosen = [event.pk for event in living_events()]

    listed = reverse("admin:events_event_changelist") + "?desk=all"
    asked = desk.post(listed, {"action": "merge", "_selected_action": chosen})
    proposed, other = asked.context["events"]
    seen = [f"{event.pk}={event.updated_at.isoformat()}" for event in (proposed, other)]
    desk.post(listed, {"_merge": proposed.pk, "seen": seen})

    assert living_events() == [newer]
    assert other.pk != newer.pk


def test_merge_of_many_is_whole_or_nothing(desk):
    first, second, changed = (draft(number) for number in range(3))
    seen = [f"{event.pk}={event.updated_at.isoformat()}" for event in (first, second)]
    seen.append(f"{changed.pk}={(changed.updated_at - timedelta(days=1)).isoformat()}")

    page = desk.post(reverse(LIST), {"_merge": first.pk, "seen": seen}, follow=True).content.decode()

    assert "Nothing was merged" in page
    assert not EventMerge.objects.exists()


def test_report_is_taken_out_of_its_event(desk):
    linked("Herald")
    second = linked("Courier")

    desk.post(
        reverse("admin:events_report_changelist"),
        {"action": "take_out", "_asked": "1", "_selected_action": [second.pk]},
    )

    assert len(living_events()) == 2


@pytest.mark.parametrize(("action", "sources"), [("withdraw", 1), ("put_up_again", 2)])
def test_withdrawn_article_counts_no_longer(desk, action, sources):
    linked("Herald")
    second = linked("Courier")

    desk.post(
        reverse("admin:events_article_changelist"),
        {"action": action, "_asked": "1", "_selected_action": [second.article_id]},
    )

    assert living_events()[0].source_count == sources


def posted(event: Event, links: list[dict[str, object]], initial: int) -> dict[str, object]:
    """Return the form of an event's page with these links and nothing else changed."""
    form = {
        "title": event.title,
        "kind": event.kind,
        "status": event.status,
        "grade": event.grade,
        "summary": "",
        "seen_at": event.updated_at.isoformat(),
        "extent": event.extent,
        "precision": event.precision,
        "wording": event.wording,
        **{
            name: getattr(event, name) or ""
            for name in ("start_earliest", "start_latest", "end_earliest", "end_latest")
        },
    }
    for prefix, total, first in (
        ("reports", event.reports.count(), event.reports.count()),
        ("participations", 0, 0),
        ("links_back", len(links), initial),
    ):
        form |= {f"{prefix}-TOTAL_FORMS": total, f"{prefix}-INITIAL_FORMS": first}
    form |= {f"reports-{n}-id": report.pk for n, report in enumerate(event.reports.order_by("pk"))}
    form |= {f"reports-{n}-event": event.pk for n in range(event.reports.count())}
    for number, link in enumerate(links):
        form |= {f"links_back-{number}-{name}": value for name, value in {"later": event.pk, **link}.items()}
    return form


def save(desk, event: Event, links: list[dict[str, object]], *, initial: int = 0) -> None:
    address = reverse("admin:events_event_change", args=[event.pk])
    answer = desk.post(address, posted(event, links, initial))
    assert answer.status_code == 302, answer.context["errors"]


def test_editor_adds_a_link_on_the_event_page(desk):
    first, second = linked("Herald").event, linked("Courier", day=20, by="Israel", on="Iran", at="").event

    save(desk, second, [{"kind": "retaliates", "earlier": first.pk, "id": ""}])

    found = EventLink.objects.get()
    assert (found.later, found.earlier, found.asserter, found.is_confirmed) == (second, first, "editor", True)


def test_editor_confirms_and_removes_a_suggested_link(desk):
    _, answer = exchange()
    found = EventLink.objects.get()

    save(desk, answer.event, [{"id": found.pk, "is_confirmed": "on"}], initial=1)
    found.refresh_from_db()
    assert found.is_confirmed
    answer.event.refresh_from_db()
    save(desk, answer.event, [{"id": found.pk, "is_confirmed": "on", "DELETE": "on"}], initial=1)

    assert not EventLink.objects.exists()


def test_event_page_warns_of_an_answer_before_its_cause_and_of_contradictions(desk):
    event = linked("Herald", killed=8).event
    linked("Courier", killed=9)
    later = linked("Third", day=20, by="Israel", on="Iran", at="").event
    EventLinkFactory(later=event, earlier=later, kind="responds")

    page = desk.get(reverse("admin:events_event_change", args=[event.pk])).content.decode()

    assert "the answer is dated before its cause" in page
    assert "tolls: killed" in page
    assert event.state == ReviewState.DRAFT
