"""The index on the ledger: vintages of what changed, gaps where nothing was read, a baseline that is named."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from events import queue
from events.domain.daterange import Bounds
from events.domain.escalation import METHOD_VERSION, LeftOut
from events.domain.vocabulary import Grade, ReviewState
from events.models import IndexVintage, Job, JobState, Purpose, Region, StaleSpan
from events.selectors.escalation import region_escalation
from events.selectors.vintages import newest_vintages, outdated_since
from events.services import jobs, scoring
from events.services.scoring import mark_recent_days, refresh_index, refresh_stale_index
from events.services.versions import record_versions
from events.services.vintages import _VALUES
from tests.editing import BOUNDED, FIRST_DAY, STEPS, Newsroom
from tests.factories import (
    NOW,
    ArticleFactory,
    EventFactory,
    EventRegionFactory,
    RegionFactory,
)

DAY = date(2025, 6, 16)
HOUR = timedelta(hours=1)


def days_after(count):
    return DAY + timedelta(days=count)


def run_waiting_index(at):
    for job in Job.objects.filter(step=queue.INDEX, state=JobState.WAITING):
        jobs.run_job(job_id=job.pk, work=refresh_stale_index, at=at)


def standing(region):
    return {row.day: [getattr(row, name) for name in _VALUES] for row in newest_vintages(region.pk) if not row.is_gap}


class AnyMixOfEdits(TestCase):
    """Hold the index to the events after every job."""

    @given(steps=st.lists(STEPS, max_size=8), pause=st.integers(1, 4))
    @settings(BOUNDED, max_examples=8)
    def test_kept_index_is_what_a_fresh_computation_gives(self, steps, pause):
        newsroom = Newsroom()
        newsroom.clock += timedelta(days=60)
        for n in range(40):
            ArticleFactory(published_on=FIRST_DAY + timedelta(days=n))

        for number, step in enumerate(steps):
            newsroom.take(step)
            if number % pause == 0:
                run_waiting_index(newsroom.clock)
        run_waiting_index(newsroom.clock)

        assert not StaleSpan.objects.filter(purpose=Purpose.INDEX).exists()
        for region in Region.objects.all():
            kept = standing(region)
            refresh_index(region_id=region.pk, days=(FIRST_DAY, newsroom.clock.date()), at=newsroom.clock)
            fresh = standing(region)
            assert {day: values for day, values in fresh.items() if day in kept} == kept


pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]


@pytest.fixture
def region():
    return RegionFactory(slug="israel-iran", baseline_year=2024)


def strike(region, on=DAY, **changes):
    event = EventFactory(on=on, **changes)
    EventRegionFactory(event=event, region=region)
    return event


def publish_change(event, at):
    record_versions([event.pk], at=at)
    run_waiting_index(at)


def test_same_data_leaves_no_second_vintage(region):
    strike(region)

    first, second = (refresh_index(region_id=region.pk, days=(DAY, DAY), at=NOW + n * HOUR) for n in range(2))

    assert (first, second) == (1, 0)


def test_correction_adds_vintages_and_the_past_stays_readable(region):
    event = strike(region, grade=Grade.CONFIRMED)
    publish_change(event, NOW)
    before = region_escalation(region.slug, as_of=NOW)

    event.grade, event.state = Grade.DISCOUNTED, ReviewState.CORRECTED
    event.save()
    publish_change(event, NOW + HOUR)

    after = region_escalation(region.slug)
    assert before.days[0].rung == 5
    assert region_escalation(region.slug, as_of=NOW).days == before.days
    assert after.days == ()  # nothing else was read on that day: no data
    assert [out.reason for out in after.left_out] == [LeftOut.DISCOUNTED]


def test_clock_that_goes_back_does_not_hide_the_newer_value(region):
    event = strike(region)
    ArticleFactory(published_on=DAY)
    publish_change(event, NOW)

    event.state = ReviewState.RETRACTED
    event.save()
    publish_change(event, NOW - HOUR)

    assert [day.rung for day in region_escalation(region.slug).days] == [0]
    assert IndexVintage.objects.filter(day=DAY).count() == 2


def test_only_regions_of_the_event_are_computed(region):
    other = RegionFactory()
    strike(other)

    publish_change(strike(region), NOW)

    assert set(IndexVintage.objects.values_list("region__slug", flat=True)) == {region.slug}


def test_many_changes_of_a_region_are_one_job(region):
    events = [strike(region, on=days_after(-n)) for n in range(5)]

    for event in events:
        record_versions([event.pk], at=NOW)

    assert Job.objects.filter(step=queue.INDEX).count() == 1
    run_waiting_index(NOW)
    assert IndexVintage.objects.count() == 5


def test_event_that_changes_while_the_index_is_computed_is_not_lost(region, monkeypatch):
    event = strike(region)
    record_versions([event.pk], at=NOW)
    compute = scoring.compute_days

    def change_meanwhile(*args):
        monkeypatch.setattr(scoring, "compute_days", compute)
        yield from compute(*args)
        event.grade = Grade.SINGLE_NAMED
        event.save()
        record_versions([event.pk], at=NOW + HOUR)

    monkeypatch.setattr(scoring, "compute_days", change_meanwhile)
    run_waiting_index(NOW)
    assert not IndexVintage.objects.exists()
    run_waiting_index(NOW)

    (day,) = region_escalation(region.slug).days
    assert (day.rung, day.rung_unconfirmed) == (0, 5)
    assert not StaleSpan.objects.filter(purpose=Purpose.INDEX).exists()


def test_index_fades_although_nothing_happens(region):
    strike(region)
    publish_change(strike(region), NOW)
    week_later = NOW + timedelta(days=7)
    ArticleFactory(published_on=week_later.date())

    mark_recent_days(at=week_later)
    run_waiting_index(week_later)

    first, last = region_escalation(region.slug).days
    assert last.day == week_later.date()
    assert last.hostility_points.median == pytest.approx(first.hostility_points.median / 2, abs=0.02)


def test_days_of_an_older_method_are_computed_anew_and_stay_readable(region):
    publish_change(strike(region), NOW)
    IndexVintage.objects.update(method_version="0")
    month_later = NOW + timedelta(days=30)

    mark_recent_days(at=month_later)
    run_waiting_index(month_later)

    (day,) = region_escalation(region.slug).days
    (before,) = region_escalation(region.slug, as_of=NOW + HOUR).days
    assert (day.method_version, before.method_version) == (METHOD_VERSION, "0")
    assert outdated_since(region.pk, METHOD_VERSION) is None


def test_day_ahead_of_the_clock_is_not_computed(region):
    publish_change(strike(region, on=days_after(2)), NOW)

    assert not IndexVintage.objects.exists()
    assert not StaleSpan.objects.filter(purpose=Purpose.INDEX).exists()


def test_century_is_left_out_and_queues_nothing(region):
    wide = EventFactory(bounds=Bounds.within(date(1925, 1, 1), date(2025, 1, 1)))
    EventRegionFactory(event=wide, region=region)

    publish_change(wide, NOW)

    assert not Job.objects.filter(step=queue.INDEX).exists()
    assert [out.reason for out in region_escalation(region.slug).left_out] == [LeftOut.WIDE_DATE]


def test_baseline_is_built_until_ninety_days_exist(region):
    for n in range(90):
        strike(region, on=date(2024, 3, 1) + timedelta(days=n))

    refresh_index(region_id=region.pk, days=(date(2024, 3, 1), date(2024, 5, 28)), at=NOW)
    building = region_escalation(region.slug)
    refresh_index(region_id=region.pk, days=(date(2024, 5, 29), date(2024, 5, 29)), at=NOW + HOUR)
    built = region_escalation(region.slug)

    assert building.is_building
    assert building.days[0].hostility is None
    assert not built.is_building
    assert built.baseline_year == 2024
    mean = sum(day.hostility_points.median for day in built.days) / 90
    last = built.days[-1]
    assert last.hostility.median == pytest.approx(100 * last.hostility_points.median / mean, abs=0.06)
    assert region_escalation(region.slug, as_of=NOW).days == building.days


def test_quiet_baseline_is_never_below_one(region):
    for n in range(90):
        ArticleFactory(published_on=date(2024, 3, 1) + timedelta(days=n))
    strike(region)

    refresh_index(region_id=region.pk, days=(date(2024, 3, 1), date(2024, 5, 29)), at=NOW)
    refresh_index(region_id=region.pk, days=(DAY, DAY), at=NOW)

    last = region_escalation(region.slug).days[-1]
    assert last.hostility.median == pytest.approx(100 * last.hostility_points.median)
