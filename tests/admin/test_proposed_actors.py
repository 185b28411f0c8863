"""Proposed actors: found by the filter of the list, accepted by unticking, then read in texts."""

import pytest
from django.urls import reverse

from events.models import Actor
from events.selectors.gazetteer import actor_gazetteer
from tests.factories import ActorFactory, EditorFactory

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
