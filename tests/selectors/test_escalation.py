"""The index as it is read: three outputs, gaps, what is left out and why, and the acts behind a day."""

from datetime import date, timedelta

import pytest
from django.db.models import ProtectedError

from events.domain.errors import NotFound
from events.domain.escalation import LeftOut, Toll
from events.domain.vocabulary import Grade, Measure, ReviewState, Role, Stance, Status
from events.models import StaleSpan
from events.selectors.acts import join_tolls, region_acts
from events.selectors.escalation import Gap, explain_day, region_escalation
from events.services.scoring import refresh_index
from events.services.staleness import mark_index
from events.services.versions import record_versions
from tests.factories import (
    NOW,
    ArticleFactory,
    EventFactory,
    EventRegionFactory,
    FigureFactory,
    LocationFactory,
    ParticipationFactory,
    PlaceFactory,
    RegionFactory,
    ReportFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]

DAY = date(2025, 6, 16)
HOUR = timedelta(hours=1)


def days_after(count):
    return DAY + timedelta(days=count)


@pytest.fixture
def region():
    return RegionFactory(slug="israel-iran", baseline_year=2024)


def strike(region, on=DAY, **changes):
    event = EventFactory(on=on, **changes)
    EventRegionFactory(event=event, region=region)
    return event


def test_day_without_news_is_a_gap_and_not_zero(region):
    strike(region)
    strike(region, on=days_after(5))
    ArticleFactory(published_on=days_after(1))

    refresh_index(region_id=region.pk, days=(DAY, days_after(6)), at=NOW)

    found = region_escalation(region.slug)
    assert [day.day for day in found.days] == [DAY, days_after(1), days_after(5)]
    assert found.gaps == (Gap(days_after(2), days_after(4)),)
    assert found.days[1].hostility_points.median < found.days[0].hostility_points.median


def test_values_name_method_and_cut_off(region):
    strike(region)

    refresh_index(region_id=region.pk, days=(DAY, DAY), at=NOW)

    (day,) = region_escalation(region.slug).days
    assert (day.method_version, day.data_cutoff, day.rung) == ("2", NOW, 5)


def test_left_out_events_say_why(region):
    for changes in ({"bounds": None}, {"status": Status.PLANNED}, {}, {"kind": "protest", "bounds": None}):
        EventRegionFactory(event=EventFactory(**changes), region=region)

    record_versions(region.events.values_list("pk", flat=True), at=NOW)

    found = region_escalation(region.slug).left_out

    assert {out.reason for out in found} == {LeftOut.NO_DATE, LeftOut.NOT_HAPPENED}
    assert set(region_escalation(region.slug, as_of=NOW).left_out) == set(found)
    assert region_escalation(region.slug, as_of=NOW - HOUR).left_out == ()


def test_day_explains_itself_by_its_acts(region):
    heavy = strike(region, title="Strike on a plant")
    light = strike(region, kind="condemnation", type="ACCUSE", title="Condemnation", grade=Grade.SINGLE_NAMED)

    refresh_index(region_id=region.pk, days=(DAY, DAY), at=NOW)
    explained = explain_day(region.slug, DAY)

    assert [act.title for act in explained.contributions] == ["Strike on a plant", "Condemnation"]
    assert sum(act.part for act in explained.contributions) == pytest.approx(1, abs=0.01)
    assert explained.rung_events == (heavy.pk,)
    light.state = ReviewState.RETRACTED
    light.save()
    assert [act.title for act in explain_day(region.slug, DAY).contributions] == ["Strike on a plant", ""]


def test_unknown_region_and_day_without_data_are_not_found(region):
    with pytest.raises(NotFound, match="atlantis"):
        region_escalation("atlantis")
    with pytest.raises(NotFound, match="2025-06-16"):
        explain_day(region.slug, DAY)


def test_last_week_is_provisional(region):
    for n in (0, -7):
        strike(region, on=days_after(n))
    refresh_index(region_id=region.pk, days=(days_after(-7), DAY), at=NOW)

    assert [day.is_provisional for day in region_escalation(region.slug, as_of=NOW).days] == [False, True]


def test_event_becomes_an_act_with_sides_toll_and_target(region):
    event = strike(region)
    ParticipationFactory(event=event, country="IRN")
    ParticipationFactory(event=event, actor=None, name="Border Guards", role=Role.TARGET)
    ParticipationFactory(event=event, country="QAT", role=Role.CONDUIT)
    LocationFactory(event=event, place=PlaceFactory(key="natanz-irn"))
    first, second, denial = (ReportFactory(event=event) for _ in range(3))
    denial.stance = Stance.DENIES
    denial.save()
    FigureFactory(report=first, low=8, best=8, high=None)
    FigureFactory(report=first, low=3, best=3, high=3)
    FigureFactory(report=second, low=11, best=11, high=11)
    FigureFactory(report=denial, low=0, best=0, high=0)
    FigureFactory(report=first, measure=Measure.INJURED, low=100, best=100, high=None)

    (act,) = region_acts(region.pk, days=(DAY, DAY))

    assert (act.initiators, act.targets) == ({"IRN"}, {"border guards"})
    assert (act.killed, act.injured) == (Toll(8, 8, 16), Toll(100, 100, 200))
    assert act.hits_core


@pytest.mark.parametrize(
    ("tolls", "expected"),
    [
        pytest.param([Toll(8, 8, 8)], Toll(8, 8, 8), id="one"),
        pytest.param([Toll(8, 8, None)], Toll(8, 8, 16), id="open"),
        pytest.param([Toll(8, 8, 8), Toll(11, 11, 11), Toll(30, 30, 30)], Toll(8, 11, 30), id="span-and-middle"),
        pytest.param([Toll(0, None, 20)], Toll(0, 0, 20), id="up-to"),
    ],
)
def test_tolls_of_several_reports_are_joined(tolls, expected):
    assert join_tolls(tolls) == expected


def test_region_with_events_or_an_index_cannot_be_deleted(region):
    strike(region)

    with pytest.raises(ProtectedError) as refused:
        region.delete()
    assert refused.value.protected_objects

    empty = RegionFactory()
    mark_index({(empty.pk, DAY, DAY)}, at=NOW)
    empty.delete()
    assert not StaleSpan.objects.exists()
