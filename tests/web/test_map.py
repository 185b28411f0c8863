"""The map: nearly all events in view, areas never as points, what cannot be drawn is counted."""

import re
from itertools import combinations

import pytest

from events.domain.places.borders import read_borders
from events.domain.vocabulary import PlacePrecision
from events.selectors.map_places import PlaceCount
from events.web.map import build_map
from events.web.map_labels import LETTER_WIDTH, LINE_HEIGHT, place_labels
from events.web.projection import Box, Projection, clip
from events.web.world import load_world, shared_border
from tests import factories as make


def place(name, point, count=1, hostile=0, **changes):
    values = {"key": name.lower(), "name": name, "precision": PlacePrecision.TOWN, "country": "IRN", **changes}
    return PlaceCount(point=point, count=count, hostile=hostile, **values)


TEHRAN = place("Tehran", (35.69, 51.42), count=6, hostile=5)
QOM = place("Qom", (34.64, 50.88), count=2)
NEW_YORK = place("New York", (40.71, -74.01), country="USA")
IRAN = place("Iran", None, count=4, precision=PlacePrecision.COUNTRY)
HORMUZ = place("Strait of Hormuz", None, precision=PlacePrecision.SEA, country="")


def test_no_point_no_map():
    assert build_map([IRAN, HORMUZ], unplaced=3) is None


def test_far_conference_does_not_shrink_the_war():
    view = build_map([TEHRAN, QOM, NEW_YORK], unplaced=0)

    assert [mark.place.name for mark in view.marks] == ["Tehran", "Qom"]
    assert view.outside == [NEW_YORK]


def test_area_is_striped_and_never_a_point():
    view = build_map([TEHRAN, IRAN, HORMUZ], unplaced=0)

    assert {shape.name: shape.count for shape in view.shapes if shape.count} == {"Iran": 4}
    assert view.areas == [IRAN, HORMUZ]
    assert [mark.place.name for mark in view.marks] == ["Tehran"]


def test_point_grows_with_the_root_of_its_count_and_tells_hostile_places_apart():
    tehran, qom = build_map([TEHRAN, QOM], unplaced=0).marks

    assert tehran.radius > qom.radius
    assert tehran.is_hostile
    assert not qom.is_hostile


def test_single_town_is_shown_with_its_surroundings():
    view = build_map([QOM], unplaced=0)

    assert {"Iran"} <= {shape.name for shape in view.shapes}
    assert view.height > 100


@pytest.mark.parametrize("point", [(71.0, 179.9), (-84.9, 0.0), (89.0, 10.0)], ids=["date line", "south", "north"])
def test_edges_of_the_world_are_no_error(point):
    view = build_map([place("Edge", point)], unplaced=0)

    assert view.height > 0


def test_ring_is_cut_at_the_box():
    square = [(-10.0, -10.0), (10.0, -10.0), (10.0, 10.0), (-10.0, 10.0)]

    cut = clip(square, Box(0, 0, 5, 5))

    assert {(round(x), round(y)) for x, y in cut} == {(0, 0), (5, 0), (5, 5), (0, 5)}


def test_ring_outside_the_box_is_gone():
    assert clip([(20.0, 20.0), (21.0, 20.0), (21.0, 21.0)], Box(0, 0, 5, 5)) == []


def test_projection_keeps_shapes_in_the_middle():
    projection = Projection(Box(0, 59, 4, 61), 100)

    assert projection.project(0, 61) == (0, 0)
    assert projection.height == pytest.approx(100, rel=0.01)  # at 60 degrees a degree east is half one north


def test_labels_never_cover_each_other():
    marks = [(90.0, 50.0, 5.0, "Alpha"), (95.0, 52.0, 5.0, "Beta"), (100.0, 54.0, 5.0, "Gamma")]

    labels = place_labels(marks, 200, 100)

    spans = [_span(label) for label in labels]
    assert labels[0].text == "Alpha"
    assert len(labels) > 1
    assert not [pair for pair in combinations(spans, 2) if _touch(*pair)]


def _span(label):
    length = len(label.text) * LETTER_WIDTH
    left = label.x if label.anchor == "start" else label.x - length
    return left, label.y, left + length, label.y + LINE_HEIGHT


def _touch(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def test_world_holds_small_and_disputed_areas():
    codes = {country.code for country in load_world()}

    assert {"PSE", "BHR", "XKX", "TWN", "ESH", "ISR", "UKR", "SDN"} <= codes
    assert all(len(ring) >= 4 for country in load_world() for ring in country.rings)


@pytest.mark.django_db
def test_map_follows_the_filter(client, theatre):
    assert 'class="spot' in client.get("/regions/strait/").content.decode()
    assert 'class="spot' not in client.get("/regions/strait/?kind=talks").content.decode()


@pytest.mark.django_db
def test_events_without_place_are_counted(client, theatre):
    assert "4 events without a known place" in client.get("/regions/strait/").content.decode()


@pytest.mark.django_db
def test_place_link_keeps_the_filter(client, theatre):
    make.LocationFactory(event=theatre.appeal, place=make.PlaceFactory(key="muscat", name="Muscat"))

    text = client.get("/regions/strait/?actor=omn").content.decode()

    assert 'href="?actor=omn&amp;place=muscat"' in text


@pytest.mark.django_db
def test_map_alone_shows_the_days_asked_for_on_the_ground_of_all(client, theatre):
    make.LocationFactory(event=theatre.appeal, place=make.PlaceFactory(key="muscat", name="Muscat"))
    whole = client.get("/regions/strait/").content.decode()

    part = client.get("/regions/strait/?part=map&from=2025-06-14&to=2025-06-15&actor=omn").content.decode()

    assert "<html" not in part
    assert "14 June 2025 – 15 June 2025" in part
    assert 'data-place="Muscat"' in part
    assert 'data-place="Natanz"' not in part
    assert 'href="?actor=omn&amp;place=muscat"' in part
    assert 'data-place="Natanz"' in whole


@pytest.mark.django_db
def test_map_alone_keeps_its_ground_where_nothing_happened(client, theatre):
    whole = client.get("/regions/strait/").content.decode()

    part = client.get("/regions/strait/?part=map&from=2024-01-01&to=2024-01-02").content.decode()

    assert "No event with a known place in these days." in part
    assert re.search(r'viewBox="[^"]+"', part[part.index('role="img"') - 60 :])[0] in whole
    assert 'class="spot' not in part


def test_border_is_drawn_as_editors_say():
    places = [place("Pristina", (42.66, 21.16), country="XKX"), place("Belgrade", (44.8, 20.46), country="SRB")]

    plain = build_map(places, unplaced=0, borders=read_borders("SRB XKX solid"))
    dashed, none = (
        build_map(places, unplaced=0, borders=read_borders(f"SRB XKX {look}")).borders for look in ("dashed", "none")
    )

    assert plain.borders == []
    assert (dashed[0].is_dashed, none[0].is_dashed) == (True, False)
    assert dashed[0].path.startswith("M")


def test_border_of_areas_that_do_not_touch_is_no_line():
    assert shared_border("FRA", "JPN") == ()
    assert len(shared_border("IND", "PAK")) >= 1


@pytest.mark.django_db
def test_note_on_borders_stands_under_the_map_in_the_language_of_the_reader(client, theatre):
    make.LocationFactory(event=theatre.strike, place=make.PlaceFactory(key="muscat", name="Muscat"))
    theatre.region.borders = "IRN IRQ dashed"
    theatre.region.border_note, theatre.region.border_note_ar = "Disputed since 1980.", "متنازع عليها."
    theatre.region.save()

    english, arabic = (client.get(f"{prefix}/regions/strait/").content.decode() for prefix in ("", "/ar"))

    assert "Disputed since 1980." in english
    assert "متنازع عليها." in arabic
    assert 'class="border-disputed"' in english
    assert 'class="border-disputed"' not in client.get("/events/").content.decode()
