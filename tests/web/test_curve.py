"""The drawing of the index: three outputs apart, gaps left open, the same in words."""

from datetime import UTC, date, datetime, timedelta

import pytest

from events.domain.escalation import METHOD_VERSION
from events.models import IndexVintage
from events.selectors.escalation import region_escalation
from events.web.curve import build_curve
from tests import factories as make

pytestmark = pytest.mark.django_db
FIRST = date(2025, 6, 10)
CUTOFF = datetime(2025, 7, 1, tzinfo=UTC)


def vintage(region, offset, *, points=10.0, rung=0, baseline=None, **changes):
    return IndexVintage.objects.create(
        region=region,
        day=FIRST + timedelta(days=offset),
        method_version=METHOD_VERSION,
        data_cutoff=CUTOFF,
        rung=rung,
        hostility_points=points,
        hostility_points_low=points / 2,
        hostility_points_high=points * 2,
        deescalation_points=points / 10,
        deescalation_points_low=0,
        deescalation_points_high=points / 5,
        baseline_year=2022,
        hostility_baseline=baseline,
        deescalation_baseline=baseline,
        **changes,
    )


@pytest.fixture
def region():
    return make.RegionFactory(slug="strait")


def curve():
    return build_curve(region_escalation("strait"))


def test_no_day_no_drawing(region, client):
    assert curve() is None
    assert "curve-title" not in client.get("/regions/strait/").content.decode()


def test_gap_breaks_the_line(region):
    for offset in (0, 1, 4):
        vintage(region, offset)

    view = curve()

    assert view.hostility.median.count("M") == 2
    assert [(gap.x, gap.width) for gap in view.gaps] == [(400.0, 400.0)]


def test_day_without_data_that_had_some_is_a_gap(region):
    vintage(region, 0)
    vintage(region, 1, is_gap=True)
    vintage(region, 2)

    assert len(curve().gaps) == 1


def test_drawing_begins_with_the_first_act(region):
    vintage(region, 0, points=0)
    vintage(region, 5)

    assert curve().ticks == [FIRST + timedelta(days=5)]


def test_axis_ends_on_a_round_number_above_the_band(region):
    vintage(region, 0, points=70.0)

    assert curve().hostility.top == 200


def test_higher_rung_that_is_not_corroborated_is_drawn_apart(region):
    vintage(region, 0, rung=2, rung_unconfirmed=5)

    view = curve()

    assert view.rungs
    assert view.rungs_unconfirmed
    assert view.rungs != view.rungs_unconfirmed


def test_deescalation_leaves_hostility_alone(region):
    calm = make.RegionFactory(slug="calm")
    vintage(region, 0)
    row = vintage(calm, 0)
    IndexVintage.objects.filter(pk=row.pk).update(deescalation_points=9, deescalation_points_high=99)

    assert build_curve(region_escalation("calm")).hostility == curve().hostility


def test_page_says_the_state_in_words(region, client):
    vintage(region, 0, rung=5, points=70.0, baseline=50.0)

    text = " ".join(client.get("/regions/strait/").content.decode().split())

    assert "Rung 5 of 7: direct strikes on another side&#x27;s territory or cities." in text
    assert "Hostility index 140 (70 to 280); 100 is an average day of 2022." in text
    assert "10 June 2025" in text


def test_page_shows_raw_points_while_the_baseline_is_built(region, client):
    vintage(region, 0)

    assert "raw points, because the baseline is still being built" in client.get("/regions/strait/").content.decode()


def test_table_holds_the_drawn_values(region, client):
    vintage(region, 0)

    assert "<td>10.0 (5.0–20.0)</td><td>1.0 (0.0–2.0)</td>" in client.get("/regions/strait/").content.decode()


def test_page_names_the_acts_of_the_last_day(region, client):
    event = make.EventFactory(title="The heavy strike")
    vintage(region, 0, acts=[{"event": event.pk, "line": "hostility", "points": 8.0, "part": 0.8}])

    assert "The heavy strike" in client.get("/regions/strait/").content.decode()


def test_period_of_the_filter_bounds_the_drawing(region, client):
    vintage(region, 0, rung=1)
    vintage(region, 9, rung=4)

    text = client.get("/regions/strait/?to=2025-06-12").content.decode()

    assert "Rung 1 of 7" in text
    assert "Rung 4 of 7" not in text


def test_home_shows_the_rung_of_each_region(region, client):
    make.EventRegionFactory(region=region)
    vintage(region, 0, rung=2)
    vintage(region, 1, rung=3)

    text = client.get("/").content.decode()

    assert "Rung 3 of 7" in text
    assert "Rung 2 of 7" not in text
