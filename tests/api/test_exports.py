"""Tests that files hold the rows of the list, and that no cell becomes a formula."""

import csv
import io
import json

import pytest

from events.domain.exports.tables import EVENT_COLUMNS, REPORT_COLUMNS
from events.domain.vocabulary import PlacePrecision, ReviewState, Role
from tests.api.test_errors import fault
from tests.factories import (
    ActorFactory,
    EventFactory,
    FigureFactory,
    LocationFactory,
    ParticipationFactory,
    PlaceFactory,
    ReportFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]


def table(answer) -> list[dict[str, str]]:
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode())))


def test_events_as_a_table(client):
    event = EventFactory(title="Israel strikes, twice")
    ParticipationFactory(event=event, actor=ActorFactory(name="Israel"))
    ParticipationFactory(event=event, actor=ActorFactory(name="Iran"), role=Role.TARGET)
    ParticipationFactory(event=event, actor=ActorFactory(name="Qatar"), role=Role.MEDIATOR)
    LocationFactory(event=event, place=PlaceFactory(name="Natanz", latitude=33.7246, longitude=51.7265))

    answer = client.get("/api/v1/exports/events.csv")
    rows = table(answer)

    assert answer["Content-Disposition"] == 'attachment; filename="events.csv"'
    assert len(rows) == 1
    assert tuple(rows[0]) == EVENT_COLUMNS
    assert rows[0]["title"] == "Israel strikes, twice"
    assert (rows[0]["initiators"], rows[0]["targets"], rows[0]["others"]) == ("Israel", "Iran", "Qatar (mediator)")
    assert (rows[0]["latitude"], rows[0]["longitude"]) == ("33.72", "51.73")
    assert rows[0]["url"].endswith(f"/events/{event.pk}/")


def test_reports_as_a_table(client):
    report = ReportFactory()
    FigureFactory(report=report, low=8, high=None)
    ReportFactory(state=ReviewState.DRAFT)

    rows = table(client.get("/api/v1/exports/reports.csv"))

    assert len(rows) == 1
    assert tuple(rows[0]) == REPORT_COLUMNS
    assert (rows[0]["event"], rows[0]["killed_low"], rows[0]["killed_high"]) == (str(report.event_id), "8", "")
    assert rows[0]["quote"] == report.quote


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_text_never_becomes_a_formula(client, start):
    event = EventFactory(title=f"{start}cmd|' /C calc'!A0")
    ReportFactory(event=event, quote=f"{start}SUM(A1:A9)")

    events = table(client.get("/api/v1/exports/events.csv"))
    reports = table(client.get("/api/v1/exports/reports.csv"))

    assert events[0]["title"].startswith("'")
    assert reports[0]["quote"].startswith("'")


def test_json_file_holds_the_rows_of_the_list(client):
    for _ in range(3):
        EventFactory()

    rows = client.get("/api/v1/events/").json()["results"]

    assert _json(client.get("/api/v1/exports/events.json"))["results"] == rows


def test_features_have_a_point_only_where_one_may_be_shown(client):
    town = LocationFactory().event
    area = LocationFactory(place=PlaceFactory(precision=PlacePrecision.PROVINCE)).event

    found = _json(client.get("/api/v1/exports/events.geojson"))

    geometries = {feature["id"]: feature["geometry"] for feature in found["features"]}
    assert found["type"] == "FeatureCollection"
    assert geometries[town.pk] == {"type": "Point", "coordinates": [51.7, 33.7]}
    assert geometries[area.pk] is None


@pytest.mark.parametrize("name", ["events.csv", "events.json", "events.geojson", "reports.csv"])
def test_empty_file_is_whole(client, name):
    answer = client.get(f"/api/v1/exports/{name}", headers={"Accept": "text/csv"})
    body = b"".join(answer.streaming_content)

    assert answer.status_code == 200
    if name.endswith("csv"):
        assert body.count(b"\r\n") == 1
    else:
        assert json.loads(body)


@pytest.mark.parametrize("name", ["events.csv", "events.json", "events.geojson", "reports.csv"])
def test_files_take_the_filters_of_the_list(client, name):
    ReportFactory(event=EventFactory(kind="shelling"))
    ReportFactory(event=EventFactory(kind="airstrike"))

    body = b"".join(client.get(f"/api/v1/exports/{name}?kind=shelling").streaming_content)

    assert b"shelling" in body
    assert b"airstrike" not in body
    fault(client.get(f"/api/v1/exports/{name}?kind=x"), 400, "invalid_input")


def test_too_much_for_a_file_is_said_before_it_begins(client, monkeypatch):
    monkeypatch.setattr("events.selectors.pages.MAX_EXPORT_ROWS", 2)
    for _ in range(3):
        EventFactory()

    fields = fault(client.get("/api/v1/exports/events.csv"), 400, "invalid_input")

    assert "narrower" in fields["from"][0]


def test_file_longer_than_a_portion_holds_every_event_once(client, monkeypatch):
    monkeypatch.setattr("events.selectors.pages.CHUNK", 2)
    events = [EventFactory(bounds=None) if n == 4 else EventFactory() for n in range(5)]

    rows = table(client.get("/api/v1/exports/events.csv"))

    assert sorted(int(row["id"]) for row in rows) == [event.pk for event in events]


def _json(answer):
    assert answer.status_code == 200
    return json.loads(b"".join(answer.streaming_content))
