"""Tests that lists and single events show what is public, and no more."""

from datetime import UTC, date, datetime, timedelta

import pytest

from events.api.serializers import EventDetailOut, EventOut
from events.domain.vocabulary import CorrectionKind, PlacePrecision, ReviewState, Role
from tests.factories import (
    NOW,
    ActorFactory,
    ArticleFactory,
    CorrectionFactory,
    EventFactory,
    EventLinkFactory,
    EventRegionFactory,
    FigureFactory,
    LocationFactory,
    ParticipationFactory,
    PlaceFactory,
    RegionFactory,
    ReportFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]


def ids(answer) -> list[int]:
    assert answer.status_code == 200, answer.content
    return [row["id"] for row in answer.json()["results"]]


def list_ids(client, **params) -> list[int]:
    return ids(client.get("/api/v1/events/", params))


def rich_event(**more):
    """Make an event that has everything an event can have."""
    event = EventFactory(**more)
    ParticipationFactory(event=event, actor=ActorFactory(key="israel", name="Israel"))
    ParticipationFactory(event=event, actor=None, name="A local militia", role=Role.TARGET)
    LocationFactory(event=event)
    EventRegionFactory(event=event, region=RegionFactory(slug="iran", name="Iran"))
    FigureFactory(report=ReportFactory(event=event))
    EventLinkFactory(later=event)
    CorrectionFactory(event=event)
    return event


@pytest.mark.parametrize(
    ("state", "is_shown"),
    [
        (ReviewState.DRAFT, False),
        (ReviewState.REVIEW, False),
        (ReviewState.PUBLISHED, True),
        (ReviewState.CORRECTED, True),
        (ReviewState.RETRACTED, False),
        (ReviewState.REJECTED, False),
    ],
)
def test_list_shows_only_public_states(client, state, is_shown):
    event = EventFactory(state=state)

    assert (event.pk in list_ids(client)) == is_shown


def test_list_leaves_out_merged_events(client):
    kept = EventFactory()
    EventFactory(merged_into=kept)

    assert list_ids(client) == [kept.pk]


def test_list_is_ordered_by_day_then_id_with_undated_last(client):
    undated = EventFactory(bounds=None)
    old = EventFactory(on=date(2025, 1, 1))
    first, second = EventFactory(on=date(2025, 6, 2)), EventFactory(on=date(2025, 6, 2))

    assert list_ids(client) == [second.pk, first.pk, old.pk, undated.pk]


@pytest.mark.parametrize("page_size", [1, 2, 3, 7])
def test_pages_hold_every_event_once(client, page_size):
    for n in range(7):
        EventFactory(on=date(2025, 6, 1) + timedelta(days=n // 3))
    for _ in range(3):
        EventFactory(bounds=None)
    whole = list_ids(client)

    found, address = [], f"/api/v1/events/?page_size={page_size}"
    while address:
        page = client.get(address).json()
        found += [row["id"] for row in page["results"]]
        address = page["next"]

    assert found == whole
    assert len(whole) == 10


def test_next_page_keeps_the_filters(client):
    for _ in range(3):
        EventFactory(kind="shelling")
    EventFactory(kind="airstrike")

    page = client.get("/api/v1/events/", {"kind": "shelling", "page_size": 2}).json()
    following = client.get(page["next"]).json()

    assert [row["kind"] for row in following["results"]] == ["shelling"]
    assert following["next"] is None


def test_updated_since_finds_what_changed_and_buries_what_is_gone(client):
    moment = NOW + timedelta(days=1)
    later = moment + timedelta(hours=1)
    EventFactory(updated_at=NOW)
    changed = EventFactory(updated_at=later)
    retracted = EventFactory(updated_at=later, state=ReviewState.RETRACTED)
    merged = EventFactory(updated_at=later + timedelta(hours=1), merged_into=changed)
    EventFactory(updated_at=later, state=ReviewState.REJECTED, first_published_at=None)
    EventFactory(updated_at=NOW, state=ReviewState.RETRACTED)

    page = client.get("/api/v1/events/", {"updated_since": moment.isoformat()}).json()

    assert [row["id"] for row in page["results"]] == [changed.pk]
    assert [(row["id"], row["reason"], row["merged_into"]) for row in page["tombstones"]] == [
        (retracted.pk, "retracted", None),
        (merged.pk, "merged", changed.pk),
    ]


def test_rows_of_the_list_have_the_documented_shape(client):
    event = rich_event()

    row = next(row for row in client.get("/api/v1/events/").json()["results"] if row["id"] == event.pk)

    assert EventOut(_with_moments(row)).data == row
    assert all(row[name] for name in ("actors", "places", "regions", "answers"))


def test_event_has_the_documented_shape(client):
    event = rich_event()

    row = client.get(f"/api/v1/events/{event.pk}/").json()

    assert EventDetailOut(_with_moments(row)).data == row
    assert all(row[name] for name in ("reports", "links", "corrections", "answers"))
    assert row["reports"][0]["figures"][0]["high"] is None


def test_event_says_the_same_as_its_row_in_the_list(client):
    event = rich_event()

    rows = client.get("/api/v1/events/").json()["results"]
    row = next(row for row in rows if row["id"] == event.pk)
    detail = client.get(f"/api/v1/events/{event.pk}/").json()

    assert {name: detail[name] for name in row} == row


def _with_moments(value):
    """Return a JSON value with days and moments as the serializers take them."""
    if isinstance(value, dict):
        return {name: _moment(item) if name.endswith("_at") else _with_moments(item) for name, item in value.items()}
    return [_with_moments(item) for item in value] if isinstance(value, list) else value


def _moment(text):
    return datetime.fromisoformat(text) if text else None


@pytest.mark.parametrize("state", [ReviewState.DRAFT, ReviewState.REVIEW, ReviewState.REJECTED])
@pytest.mark.parametrize("part", ["", "reports/", "links/", "history/"])
def test_unpublished_event_does_not_exist(client, state, part):
    event = EventFactory(state=state, first_published_at=None)

    answer = client.get(f"/api/v1/events/{event.pk}/{part}")

    assert answer.status_code == 404
    assert answer.json()["code"] == "not_found"


@pytest.mark.parametrize("part", ["", "reports/", "links/", "history/"])
def test_merged_event_leads_to_the_one_that_took_it(client, part):
    kept = EventFactory()
    middle = EventFactory(merged_into=kept)
    first = EventFactory(merged_into=middle)

    answer = client.get(f"/api/v1/events/{first.pk}/{part}")

    assert answer.status_code == 301
    assert answer["Location"] == f"/api/v1/events/{kept.pk}/{part}"


def test_retracted_event_is_a_stub_with_its_note(client):
    event = rich_event(state=ReviewState.RETRACTED, title="Never happened")
    CorrectionFactory(event=event, kind=CorrectionKind.RETRACTION, note="The footage was old.")

    answer = client.get(f"/api/v1/events/{event.pk}/")

    assert answer.json().keys() == {"id", "state", "retracted_at", "corrections"}
    assert answer.json()["corrections"][0]["note"] == "The footage was old."
    assert b"Never happened" not in answer.content
    assert client.get(f"/api/v1/events/{event.pk}/reports/").status_code == 404
    assert client.get(f"/api/v1/events/{event.pk}/history/").status_code == 200


def test_reports_show_quotes_and_never_the_text(client):
    article = ArticleFactory(text="Israel struck Iran on Monday. Secret second sentence.")
    report = ReportFactory(article=article, quote="Israel struck Iran on Monday.")

    for address in (f"/api/v1/events/{report.event_id}/", f"/api/v1/events/{report.event_id}/reports/"):
        answer = client.get(address)
        assert b"Israel struck Iran on Monday." in answer.content
        assert b"Secret second sentence" not in answer.content


@pytest.mark.parametrize("state", [ReviewState.DRAFT, ReviewState.REJECTED])
def test_reports_that_no_editor_approved_stay_hidden(client, state):
    report = ReportFactory(state=state, quote="Nobody checked this.")

    assert b"Nobody checked" not in client.get(f"/api/v1/events/{report.event_id}/").content


def test_links_lead_to_public_events_only(client):
    event = EventFactory()
    answered = EventLinkFactory(later=event).earlier
    answering = EventLinkFactory(earlier=event).later
    EventLinkFactory(later=event, earlier=EventFactory(state=ReviewState.DRAFT))
    EventLinkFactory(later=event, earlier=EventFactory(merged_into=answered))

    links = client.get(f"/api/v1/events/{event.pk}/links/").json()["results"]
    row = next(row for row in client.get("/api/v1/events/").json()["results"] if row["id"] == event.pk)

    assert [(link["event"], link["is_answer"]) for link in links] == [(answered.pk, True), (answering.pk, False)]
    assert row["answers"] == [answered.pk]


@pytest.mark.parametrize(
    ("precision", "shown"),
    [
        (PlacePrecision.POINT, (33.7, 51.7)),
        (PlacePrecision.TOWN, (33.72, 51.73)),
        (PlacePrecision.DISTRICT, (None, None)),
        (PlacePrecision.COUNTRY, (None, None)),
    ],
)
def test_coordinates_are_never_exact(client, precision, shown):
    place = PlaceFactory(precision=precision, latitude=33.72461, longitude=51.72648)
    location = LocationFactory(place=place)

    rows = [
        client.get("/api/v1/events/").json()["results"][0]["places"][0],
        client.get(f"/api/v1/events/{location.event_id}/").json()["places"][0],
        client.get("/api/v1/places/").json()["results"][0],
    ]

    assert [(row["latitude"], row["longitude"]) for row in rows] == [shown] * 3


def test_list_needs_few_queries_however_long_it_is(client, django_assert_max_num_queries):
    for _ in range(20):
        event = EventFactory()
        ParticipationFactory(event=event)
        LocationFactory(event=event)

    with django_assert_max_num_queries(8):
        client.get("/api/v1/events/", {"page_size": 20})


def test_moments_are_utc(client):
    EventFactory(updated_at=datetime(2025, 6, 16, 12, 0, 1, 5000, tzinfo=UTC))

    row = client.get("/api/v1/events/").json()["results"][0]

    assert row["updated_at"] == "2025-06-16T12:00:01.005000Z"
