"""Tests that bins, list and past states of the same filters say the same."""

from datetime import UTC, date, datetime

import pytest

from events.api.timeline_serializers import BinsOut
from events.domain.daterange import Bounds
from events.domain.vocabulary import DatePrecision, Grade, ReviewState
from events.services.counting import recount_everything
from tests.factories import (
    ActorFactory,
    EventFactory,
    EventRegionFactory,
    ParticipationFactory,
    RegionFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]

BINS = "/api/v1/timeline/bins/"


@pytest.fixture
def _some_events():
    gaza, iran = RegionFactory(slug="gaza", name="Gaza"), RegionFactory(slug="iran", name="Iran")
    israel = ActorFactory(key="israel")
    for n in range(12):
        event = EventFactory(
            on=date(2025, 1 + n // 2, 1 + n),
            kind="airstrike" if n % 3 else "ceasefire",
            type="ASSAULT" if n % 3 else "AGREE",
            grade=Grade.CONTESTED if n % 4 else Grade.CONFIRMED,
        )
        EventRegionFactory(event=event, region=gaza if n % 2 else iran)
        if n % 5 == 0:
            ParticipationFactory(event=event, actor=israel)
    shared = EventFactory(bounds=Bounds.within(date(2025, 2, 1), date(2025, 2, 28), precision=DatePrecision.MONTH))
    for region in (gaza, iran):
        EventRegionFactory(event=shared, region=region, share=0.5)
    EventRegionFactory(event=EventFactory(bounds=None), region=gaza)
    EventFactory(bounds=Bounds.lasted(None, date(2025, 3, 1)))
    EventFactory(state=ReviewState.DRAFT)


def total_of_list(client, params) -> int:
    """Return how many events the pages of the list hold together."""
    count, address = 0, "/api/v1/events/"
    answer = client.get(address, {**params, "page_size": 5})
    while True:
        page = answer.json()
        count += len(page["results"])
        if not page["next"]:
            return count
        answer = client.get(page["next"])


@pytest.mark.usefixtures("_some_events")
@pytest.mark.parametrize("step", ["day", "week", "month"])
@pytest.mark.parametrize(
    "params",
    [
        {},
        {"region": "gaza"},
        {"from": "2025-02-10", "to": "2025-04-30"},
        {"from": "2025-02-10"},
        {"to": "2025-02-10"},
        {"series": "hostile"},
        {"kind": "ceasefire", "region": "iran"},
        {"actor": "israel"},
        {"grade": "contested"},
        {"q": "strikes"},
        {"min_sources": 3},
    ],
    ids=str,
)
def test_bins_hold_what_the_list_holds(client, params, step, refresh_counts):
    refresh_counts()

    answer = client.get(BINS, {**params, "step": step, "lanes": "site"}).json()

    told = sum(one["count"] for one in answer["bins"]) + answer["before"] + answer["undated"]
    assert told == answer["total"] == total_of_list(client, params)


@pytest.fixture
def refresh_counts():
    """Return what brings the sheets up to date."""
    return recount_everything


@pytest.mark.usefixtures("_some_events")
def test_regions_are_lanes(client, refresh_counts):
    refresh_counts()

    answer = client.get(BINS, {"step": "month"}).json()

    assert {one["region"] for one in answer["bins"]} == {"gaza", "iran"}
    assert answer["region_names"] == {"gaza": "Gaza", "iran": "Iran"}
    assert sum(one["count"] for one in answer["bins"]) == 14  # the shared event counts in both
    assert BinsOut(answer).data == answer


@pytest.mark.usefixtures("_some_events")
@pytest.mark.parametrize(("step", "start"), [("day", "2025-02-03"), ("week", "2025-02-03"), ("month", "2025-02-01")])
def test_bins_start_with_their_step(client, step, start):
    answer = client.get(BINS, {"step": step, "from": "2025-02-03", "to": "2025-02-03", "q": "strikes"}).json()

    assert {one["start"] for one in answer["bins"]} == {start}


@pytest.mark.usefixtures("_some_events")
def test_bins_have_a_new_state_when_the_counts_have_followed(client, refresh_counts):
    tag = client.get(BINS)["ETag"]

    refresh_counts()

    assert client.get(BINS, headers={"If-None-Match": tag}).status_code == 200


def test_bins_refuse_unknown_steps(client):
    answer = client.get(BINS, {"step": "year"})

    assert answer.status_code == 400
    assert "day, week, month" in answer.json()["fields"]["step"][0]


def test_past_moment_is_read_as_day_or_moment(client):
    for moment in ("2025-06-16", "2025-06-16T12:00:00Z"):
        assert client.get("/api/v1/events/", {"as_of": moment}).json() == {"results": [], "next": None}
    assert client.get("/api/v1/events/", {"as_of": "2025-13-01"}).status_code == 400


def test_changes_of_a_past_state_are_refused(client):
    answer = client.get("/api/v1/events/", {"as_of": "2025-06-16", "updated_since": datetime(2025, 1, 1, tzinfo=UTC)})

    assert "updated_since" in answer.json()["fields"]
