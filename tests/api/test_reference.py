"""Tests the tables that events refer to, the reports of articles, and the log of corrections."""

from datetime import timedelta

import pytest

from events.api.reference_serializers import ActorPageOut, KindsOut, PlacePageOut, RegionsOut
from events.domain.kinds import load_kinds
from events.domain.vocabulary import ReviewState
from tests.factories import (
    NOW,
    ActorFactory,
    CorrectionFactory,
    EventFactory,
    PlaceFactory,
    RegionFactory,
    ReportFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]


def all_rows(client, address):
    rows = []
    while address:
        page = client.get(address).json()
        rows += page["results"]
        address = page["next"]
    return rows


def test_actors_are_listed_by_name_in_pages(client):
    for name in ("Qatar", "Iran", "Israel", "Egypt", "Iran"):
        ActorFactory(name=name)
    ActorFactory(name="Proposed", is_proposed=True)
    ActorFactory(name="Merged", merged_into=ActorFactory(name="Zambia"))

    rows = all_rows(client, "/api/v1/actors/?page_size=2")

    assert [row["name"] for row in rows] == ["Egypt", "Iran", "Iran", "Israel", "Qatar", "Zambia"]


def test_actor_names_its_parent(client):
    child = ActorFactory(parent=ActorFactory(key="iran"))

    answer = client.get("/api/v1/actors/").json()

    row = next(row for row in answer["results"] if row["key"] == child.key)
    assert row["parent"] == "iran"
    assert ActorPageOut(answer).data == answer


def test_places_are_found_by_name_and_country(client):
    PlaceFactory(name="Natanz", country="IRN")
    PlaceFactory(name="Haifa", country="ISR")

    assert [row["name"] for row in all_rows(client, "/api/v1/places/?q=NATA")] == ["Natanz"]
    assert [row["name"] for row in all_rows(client, "/api/v1/places/?country=ISR")] == ["Haifa"]
    answer = client.get("/api/v1/places/").json()
    assert PlacePageOut(answer).data == answer


def test_regions_keep_the_order_of_the_editors(client):
    RegionFactory(slug="b", position=2)
    RegionFactory(slug="a", position=1)

    answer = client.get("/api/v1/regions/").json()

    assert [row["slug"] for row in answer["results"]] == ["a", "b"]
    assert RegionsOut(answer).data == answer


def test_kinds_are_all_there(client):
    answer = client.get("/api/v1/kinds/").json()

    assert [row["kind"] for row in answer["results"]] == list(load_kinds())
    assert KindsOut(answer).data == answer


def test_corrections_are_listed_newest_first_in_pages(client):
    made = [CorrectionFactory(made_at=NOW + timedelta(minutes=n // 2)) for n in range(5)]
    CorrectionFactory(event=EventFactory(state=ReviewState.DRAFT))

    rows = all_rows(client, "/api/v1/corrections/?page_size=2")

    assert [row["id"] for row in rows] == [note.pk for note in reversed(made)]


def test_cursor_of_another_list_is_refused(client):
    for name in ("Iran", "Israel"):
        ActorFactory(name=name)
    cursor = client.get("/api/v1/actors/?page_size=1").json()["next"].partition("cursor=")[2].partition("&")[0]

    answer = client.get(f"/api/v1/corrections/?cursor={cursor}")

    assert answer.status_code == 400
    assert "cursor" in answer.json()["fields"]


def test_reports_are_listed_newest_first_with_their_event(client):
    reports = [ReportFactory() for _ in range(3)]
    ReportFactory(event=EventFactory(state=ReviewState.DRAFT))
    ReportFactory(state=ReviewState.REJECTED)

    rows = all_rows(client, "/api/v1/reports/?page_size=2")

    assert [(row["id"], row["event"]) for row in rows] == [(r.pk, r.event_id) for r in reversed(reports)]
