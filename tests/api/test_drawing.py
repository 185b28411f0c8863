"""Tests that what a timeline draws is what bins and list of the same filters say, in the reader's language."""

from datetime import date

import pytest
from django.utils.translation import gettext, override

from events.domain.daterange import Bounds
from events.domain.kinds import load_kinds
from events.domain.vocabulary import DatePrecision
from events.services.counting import recount_everything
from events.templatetags.kind_names import KINDS
from tests.factories import (
    EventFactory,
    EventLinkFactory,
    EventRegionFactory,
    LocationFactory,
    ParticipationFactory,
    RegionFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]

DRAWING = "/api/v1/timeline/drawing/"


@pytest.fixture
def _some_events():
    gaza = RegionFactory(slug="gaza", name="Gaza", name_ar="غزة")
    iran = RegionFactory(slug="iran", name="Iran", name_ar="")
    earlier = None
    for n in range(6):
        event = EventFactory(on=date(2025, 1 + n, 3), kind="airstrike" if n % 2 else "talks")
        EventRegionFactory(event=event, region=gaza if n % 3 else iran)
        ParticipationFactory(event=event, name="Iran", role="initiator")
        ParticipationFactory(event=event, name="Oman", role="target", depth=1, position=2)
        LocationFactory(event=event, name="Muscat")
        if earlier:
            EventLinkFactory(earlier=earlier, later=event)
        earlier = event
    june = Bounds.within(date(2025, 6, 1), date(2025, 6, 30), precision=DatePrecision.MONTH)
    EventRegionFactory(event=EventFactory(bounds=june), region=gaza)
    EventFactory(bounds=None)
    recount_everything()


@pytest.mark.usefixtures("_some_events")
@pytest.mark.parametrize(
    "params", [{}, {"region": "gaza"}, {"from": "2025-02-10", "to": "2025-06-15"}, {"kind": "talks"}], ids=str
)
def test_drawing_says_what_list_and_bins_say(client, params):
    drawn = client.get(DRAWING, params).json()

    listed = client.get("/api/v1/events/", params).json()["results"]
    bins = client.get("/api/v1/timeline/bins/", {**params, "step": "month"}).json()
    assert [as_listed(drawn["events"], n) for n in range(len(listed))] == [short(row) for row in listed]
    assert sum(drawn["bins"]["count"]) == sum(one["count"] for one in bins["bins"])
    assert (drawn["total"], drawn["undated"]) == (bins["total"], bins["undated"])


def as_listed(events, n):
    """Return the n-th event of a drawing with its numbers resolved."""
    one = {name: column[n] for name, column in events["columns"].items()}
    kinds, actors, places = events["kinds"], events["actors"], events["places"]
    return {
        **{name: one[name] for name in ("id", "title", "first", "last", "status", "grade", "sources", "answers")},
        "kind": [kinds[part][one["kind"]] for part in ("kind", "label", "series", "quad", "severity")],
        "words": one["words"],
        "regions": one["regions"],
        "places": [places["name"][number] for number in one["places"]],
        "actors": [[actors["name"][n], role] for n, role in zip(one["parties"], one["roles"], strict=True)],
    }


def short(row):
    """Return an event of the list as a drawing needs it."""
    found = row["date"]
    is_day = found["start_earliest"] and found["start_earliest"] == found["end_latest"]
    return {
        **{name: row[name] for name in ("id", "title", "status", "grade", "answers")},
        "first": found["start_earliest"],
        "last": found["end_latest"],
        "sources": row["source_count"],
        "kind": [row[part] for part in ("kind", "kind_label", "series", "quad", "severity")],
        "words": "" if is_day else found["words"],
        "regions": [share["slug"] for share in row["regions"]],
        "places": [place["name"] for place in row["places"]],
        "actors": [[actor["name"], actor["role"]] for actor in row["actors"] if actor["depth"] == 0],
    }


@pytest.mark.usefixtures("_some_events")
def test_drawing_gives_single_events_only_where_they_are_few(client):
    assert client.get(DRAWING, {"most": 7}).json()["events"] is None
    assert len(client.get(DRAWING, {"most": 8}).json()["events"]["columns"]["id"]) == 8


@pytest.mark.usefixtures("_some_events")
def test_drawing_speaks_the_language_asked_for(client):
    drawn = client.get(DRAWING, {"lang": "ar"}).json()

    assert drawn["region_names"] == {"gaza": "غزة", "iran": "Iran"}
    assert "غارة جوية" in drawn["events"]["kinds"]["label"]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_kind_has_one_name_for_pages_and_drawings(language):
    with override(language):
        assert {name: gettext(kind.label) for name, kind in load_kinds().items()} == {
            name: str(label) for name, label in KINDS.items()
        }
