"""Proposed actors: found by the filter of the list, accepted by unticking, then read in texts."""

import pytest
from django.urls import reverse

from events.models import Actor
from events.selectors.gazetteer import actor_gazetteer
from tests.factories import ActorFactory, EditorFactory, EventFactory, ParticipationFactory

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def desk(client):
    client.force_login(EditorFactory(is_superuser=True))
    return client


def test_list_filters_proposals(desk):
    ActorFactory(key="irn", name="Iran")
    ActorFactory(key="proposed-novotny", name="Jan Novotny", is_proposed=True)

    page = desk.get(reverse("admin:events_actor_changelist"), {"is_proposed__exact": "1"})

    assert [row.name for row in page.context["cl"].result_list] == ["Jan Novotny"]


def test_unticking_accepts_a_proposal(desk):
    row = ActorFactory(key="proposed-novotny", name="Jan Novotny", kind="person", is_proposed=True)
    form = {
        "key": row.key,
        "name": row.name,
        "kind": row.kind,
        "country": "CZE",
        "names": "[]",
        "adjectives": "[]",
        "metonyms": "[]",
        "provenance": "",
        "offices-TOTAL_FORMS": "0",
        "offices-INITIAL_FORMS": "0",
    }

    answer = desk.post(reverse("admin:events_actor_change", args=[row.pk]), form)

    assert answer.status_code == 302
    assert not Actor.objects.get(pk=row.pk).is_proposed
    assert actor_gazetteer().entries[row.key].country == "CZE"


def test_proposals_are_accepted_by_a_button_after_a_question(desk):
    rows = [ActorFactory(key=f"proposed-{n}", name=f"Name {n}", kind="person", is_proposed=True) for n in range(2)]
    chosen = {"action": "accept", "_selected_action": [row.pk for row in rows]}

    asked = desk.post(reverse("admin:events_actor_changelist"), chosen)
    assert "These names are actors from now on" in asked.content.decode()
    assert Actor.objects.filter(is_proposed=True).count() == 2
    answer = desk.post(reverse("admin:events_actor_changelist"), {**chosen, "_asked": "1"}, follow=True)

    assert "2 names were accepted." in answer.content.decode()
    assert not Actor.objects.filter(is_proposed=True).exists()


def test_list_says_in_which_event_a_name_was_seen(desk):
    row = ActorFactory(key="proposed-novotny", name="Jan Novotny", is_proposed=True)
    event = EventFactory(title="Talks in Prague")
    ParticipationFactory(event=event, actor=row)

    page = desk.get(reverse("admin:events_actor_changelist"), {"is_proposed__exact": "1"}).content.decode()

    assert reverse("admin:events_event_change", args=[event.pk]) in page
    assert "Talks in Prague" in page
