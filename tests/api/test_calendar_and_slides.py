"""Tests the files for calendars and for TimelineJS: the rows of the list, revisions that grow, and what is left out."""

import json
from datetime import timedelta

import pytest

from events.domain.vocabulary import CorrectionKind
from events.services.review import correct_event, publish_event, withdraw_event
from tests.factories import NOW, EditorFactory, EventFactory, EventRegionFactory, RegionFactory, ReportFactory

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]

ICS = "/api/v1/exports/events.ics"
SLIDES = "/api/v1/exports/events.timelinejs.json"


def body(answer) -> str:
    assert answer.status_code == 200
    return b"".join(answer.streaming_content).decode()


@pytest.fixture
def published():
    """Give an event that went the way of the desk, so that its versions are kept."""
    event = ReportFactory(event=EventFactory(title="Strike", state="draft", first_published_at=None)).event
    publish_event(event_id=event.pk, editor=EditorFactory(), at=NOW)
    return event


def correct(event, title: str, *, hours: int) -> None:
    correct_event(
        event_id=event.pk,
        editor=EditorFactory(),
        at=NOW + timedelta(hours=hours),
        changes={"title": title},
        kind=CorrectionKind.CORRECTION,
        note="The outlet said so.",
    )


def test_calendar_has_its_type_and_the_events_of_the_filters(client, published):
    EventFactory(kind="shelling", title="Another")

    answer = client.get(f"{ICS}?kind={published.kind}")
    text = body(answer)

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    assert f"UID:event-{published.pk}@testserver\r\n" in text
    assert "Another" not in text


def test_sequence_grows_with_every_correction_and_the_id_stays(client, published):
    sequences = []
    for hours in (1, 2):
        sequences.append(body(client.get(ICS)))
        correct(published, f"Changed {hours}", hours=hours)
    sequences.append(body(client.get(ICS)))

    found = [[line for line in text.split("\r\n") if line.startswith(("UID", "SEQUENCE"))] for text in sequences]
    uid = f"UID:event-{published.pk}@testserver"
    assert found == [[uid, f"SEQUENCE:{number}"] for number in range(3)]


def test_withdrawn_event_is_cancelled_in_its_region_alone(client, published):
    EventRegionFactory(event=published, region=RegionFactory(slug="strait"))
    RegionFactory(slug="elsewhere")
    withdraw_event(event_id=published.pk, editor=EditorFactory(), at=NOW + timedelta(hours=1), note="It was not so.")

    everywhere, there, elsewhere = (body(client.get(f"{ICS}{q}")) for q in ("", "?region=strait", "?region=elsewhere"))

    assert "STATUS:CANCELLED" in everywhere
    assert "SEQUENCE:1" in everywhere
    assert published.title not in everywhere
    assert "STATUS:CANCELLED" in there
    assert "VEVENT" not in elsewhere


def test_calendar_of_a_past_day_knows_nothing_of_what_came_later(client, published):
    correct(published, "Changed", hours=48)

    text = body(client.get(f"{ICS}?as_of={NOW:%Y-%m-%d}"))

    assert f"SUMMARY:{published.title}" in text.replace("\r\n ", "")
    assert "SEQUENCE:0" in text


def test_slides_leave_out_what_has_no_day_and_count_it(client):
    dated, _undated = EventFactory(title="<b>Strike</b>"), EventFactory(bounds=None)

    found = json.loads(body(client.get(SLIDES)))

    assert found["omitted"] == 1
    assert [slide["unique_id"] for slide in found["events"]] == [f"event-{dated.pk}"]
    assert found["events"][0]["text"]["headline"] == "&lt;b&gt;Strike&lt;/b&gt;"
    assert found["events"][0]["start_date"] == {
        "year": dated.start_earliest.year,
        "month": dated.start_earliest.month,
        "day": dated.start_earliest.day,
    }
    assert found["events"][0]["display_date"]


@pytest.mark.parametrize("bounds", [{}, {"bounds": None}])
def test_slides_are_whole_whatever_comes_first(client, bounds):
    EventFactory.create_batch(2, **bounds)

    assert len(json.loads(body(client.get(SLIDES)))["events"]) == (0 if bounds else 2)


def test_empty_files_are_whole(client):
    assert json.loads(body(client.get(SLIDES))) == {"events": [], "omitted": 0}
    assert "VEVENT" not in body(client.get(ICS))
