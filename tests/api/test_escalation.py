"""Tests that the index is answered as it was published, with its gaps, its reasons and its past."""

from datetime import date, timedelta

import pytest

from events import queue
from events.domain.vocabulary import ReviewState
from events.models import Job
from events.services import jobs
from events.services.counting import refresh_counts
from events.services.scoring import refresh_index
from events.services.staleness import Footprint, mark_stale
from tests.factories import NOW, EventFactory, EventRegionFactory, RegionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]

DAY = date(2025, 6, 16)
SERIES = "/api/v1/regions/gaza/escalation/"


@pytest.fixture
def strikes():
    region = RegionFactory(slug="gaza", name="Gaza", baseline_year=2024)
    events = [EventFactory(on=DAY + timedelta(days=n), title=f"Strike {n}") for n in (0, 3)]
    for event in (*events, EventFactory(bounds=None, title="Strike at an unknown time")):
        EventRegionFactory(event=event, region=region)
    refresh_index(region_id=region.pk, days=(DAY, DAY + timedelta(days=3)), at=NOW)
    return events


def test_series_shows_three_outputs_gaps_and_what_is_left_out(client, strikes):
    answer = client.get(SERIES).json()

    assert [(day["day"], day["rung"]) for day in answer["days"]] == [("2025-06-16", 5), ("2025-06-19", 5)]
    assert set(answer["days"][0]["hostility_points"]) == {"median", "low", "high"}
    assert answer["days"][0]["deescalation_points"]["median"] == 0
    assert answer["gaps"] == [{"first": "2025-06-17", "last": "2025-06-18"}]
    assert [event["reason"] for event in answer["left_out"]] == ["no usable date"]
    assert (answer["is_building"], answer["days"][0]["hostility"], answer["method_version"]) == (True, None, "2")
    assert answer["data_cutoff"].startswith("2025-06-16T12:00:00")


def test_days_are_cut_by_from_and_to(client, strikes):
    assert [day["day"] for day in client.get(SERIES, {"from": "2025-06-17"}).json()["days"]] == ["2025-06-19"]
    assert client.get(SERIES, {"from": "2025-06-18", "to": "2025-06-17"}).json()["fields"].keys() == {"to"}


def test_day_is_explained_by_its_events(client, strikes):
    answer = client.get(f"{SERIES}2025-06-19/").json()

    assert [row["event"] for row in answer["contributions"]] == [strikes[1].pk, strikes[0].pk]
    assert sum(row["part"] for row in answer["contributions"]) == pytest.approx(1, abs=0.01)
    assert answer["rung_events"] == [event.pk for event in strikes]


def test_past_state_is_answered_as_it_was_published(client, strikes):
    before = client.get(SERIES, {"as_of": "2025-06-16"}).json()["days"]
    strikes[0].state = ReviewState.RETRACTED
    strikes[0].save()
    refresh_index(
        region_id=strikes[1].regions.get().pk, days=(DAY, DAY + timedelta(days=3)), at=NOW + timedelta(days=1)
    )

    assert [day["day"] for day in client.get(SERIES).json()["days"]] == ["2025-06-19"]
    assert client.get(SERIES, {"as_of": "2025-06-16"}).json()["days"] == before


def test_new_value_changes_the_tag(client, strikes):
    tag = client.get(SERIES)["ETag"]
    assert client.get(SERIES, headers={"If-None-Match": tag}).status_code == 304

    refresh_index(
        region_id=strikes[0].regions.get().pk, days=(DAY + timedelta(days=3), DAY + timedelta(days=4)), at=NOW
    )
    EventRegionFactory(event=EventFactory(on=DAY), region=strikes[0].regions.get())
    refresh_index(region_id=strikes[0].regions.get().pk, days=(DAY, DAY), at=NOW)

    assert client.get(SERIES, headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("/api/v1/regions/atlantis/escalation/", id="region"),
        pytest.param(f"{SERIES}2025-06-17/", id="gap"),
        pytest.param(f"{SERIES}2025-02-30/", id="no-such-day"),
    ],
)
def test_what_is_not_there_is_not_found(client, strikes, address):
    answer = client.get(address)

    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_bins_have_a_new_tag_when_the_counts_have_followed_the_events(client):
    mark_stale([Footprint(DAY, DAY, frozenset())], at=NOW)
    before = client.get("/api/v1/timeline/bins/")["ETag"]

    jobs.run_job(job_id=Job.objects.get(step=queue.COUNT).pk, work=refresh_counts, at=NOW)

    assert client.get("/api/v1/timeline/bins/", headers={"If-None-Match": before}).status_code == 200
