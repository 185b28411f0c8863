"""Turning points in the answer of a region's escalation: as editors marked them, and as they stood."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from events.domain.vocabulary import ReviewState
from tests import factories as make
from tests.desk_factories import TurningPointFactory

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]
SERIES = "/api/v1/regions/strait/escalation/"


@pytest.fixture
def region():
    return make.RegionFactory(slug="strait", name="Strait region")


def marks(client, **query):
    return client.get(SERIES, query).json()["turning_points"]


def test_marks_come_in_the_order_of_time_with_both_languages_and_their_event(client, region):
    event = make.EventFactory(title="Navy closes the strait")
    TurningPointFactory(region=region, first_day=date(2025, 6, 20), last_day=date(2025, 6, 23), text="Pause")
    TurningPointFactory(region=region, first_day=date(2025, 6, 13), text="Closed", text_ar="أُغلق", event=event)
    TurningPointFactory(text="In another region")

    assert marks(client) == [
        {
            "first": "2025-06-13",
            "last": "2025-06-13",
            "text": "Closed",
            "text_ar": "أُغلق",
            "event": event.pk,
            "title": "Navy closes the strait",
        },
        {"first": "2025-06-20", "last": "2025-06-23", "text": "Pause", "text_ar": "", "event": None, "title": ""},
    ]


def test_marks_are_cut_by_from_and_to_like_the_days(client, region):
    TurningPointFactory(region=region, first_day=date(2025, 6, 20), last_day=date(2025, 6, 23))

    assert len(marks(client, **{"from": "2025-06-23"})) == 1
    assert marks(client, **{"from": "2025-06-24"}) == []
    assert marks(client, to="2025-06-19") == []


def test_a_mark_names_no_event_that_readers_cannot_see(client, region):
    draft = make.EventFactory(state=ReviewState.DRAFT, published_by=None, title="Nobody has seen this")
    TurningPointFactory(region=region, event=draft)

    assert marks(client)[0]["event"] is None
    assert marks(client)[0]["title"] == ""


def test_a_new_mark_changes_the_tag(client, region):
    before = client.get(SERIES)["ETag"]
    mark = TurningPointFactory(region=region)
    marked = client.get(SERIES)["ETag"]
    mark.text = "The strait opens"
    mark.save()

    assert len({before, marked, client.get(SERIES)["ETag"]}) == 3


def test_the_past_shows_the_mark_as_it_stood(client, region):
    mark = TurningPointFactory(region=region, text="First words")
    mark.history.update(history_date=timezone.now() - timedelta(days=5))
    mark.text = "Second words"
    mark.save()

    day = (timezone.now() - timedelta(days=2)).date()
    assert [one["text"] for one in marks(client, as_of=day)] == ["First words"]
    assert marks(client, as_of=day - timedelta(days=10)) == []
    assert [one["text"] for one in marks(client)] == ["Second words"]
