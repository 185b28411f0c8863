"""Daily counts: what the ledger keeps equals what a fresh count finds, whatever editors do."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from events import queue
from events.domain.kinds import load_kinds
from events.domain.vocabulary import CERTAINTY_OF_GRADE, Grade, ReviewState
from events.models import DailyCount, Event, Job, JobState, Purpose, StaleSpan
from events.services import jobs
from events.services.counting import join_days, recount_everything, refresh_counts
from events.services.review import publish_event
from events.services.staleness import Footprint, enqueue_forgotten, mark_stale
from tests.editing import BOUNDED, STEPS, Newsroom
from tests.factories import NOW, EditorFactory, EventFactory, EventRegionFactory, RegionFactory, ReportFactory

DAY = date(2025, 6, 16)


def run_waiting_counts(at):
    for job in Job.objects.filter(step=queue.COUNT, state=JobState.WAITING):
        jobs.run_job(job_id=job.pk, work=refresh_counts, at=at)


def counted_by_hand():
    """Count event by event in Python, by the words of the rule."""
    counts, severities = Counter(), Counter()
    for event in Event.objects.all():
        if event.state not in {ReviewState.PUBLISHED, ReviewState.CORRECTED} or event.merged_into_id:
            continue
        kind = load_kinds()[event.kind]
        interval = event.start_earliest is None or event.end_latest != event.start_earliest
        certainty = CERTAINTY_OF_GRADE[Grade(event.grade)]
        shares = {None: 1.0} | {share.region_id: share.share for share in event.region_shares.all()}
        for region, share in shares.items():
            key = (region, event.start_earliest, event.type, kind.series, certainty, interval)
            counts[key] += 1
            severities[key] += kind.severity * share
    return {key: (counts[key], pytest.approx(severities[key])) for key in counts}


def kept():
    return {
        (row.region_id, row.day, row.type, row.series, row.certainty, row.is_interval): (row.count, row.severity_sum)
        for row in DailyCount.objects.all()
    }


class AnyMixOfEdits(TestCase):
    """Hold the counts to the events after every job."""

    @given(steps=st.lists(STEPS, max_size=10), pause=st.integers(1, 4))
    @settings(BOUNDED, max_examples=20)
    def test_counts_follow_the_events(self, steps, pause):
        newsroom = Newsroom()

        for number, step in enumerate(steps):
            newsroom.take(step)
            if number % pause == 0:
                run_waiting_counts(newsroom.clock)
        run_waiting_counts(newsroom.clock)

        assert kept() == counted_by_hand()
        assert not StaleSpan.objects.filter(purpose=Purpose.COUNTS).exists()


pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]


def test_many_changes_wait_for_one_job():
    for n in range(5):
        mark_stale([Footprint(DAY + timedelta(days=n), DAY, frozenset())], at=NOW)

    assert Job.objects.filter(step=queue.COUNT).count() == 1
    assert StaleSpan.objects.count() == 5


def test_change_during_a_refresh_gets_a_job_of_its_own():
    region = RegionFactory()
    mark_stale([Footprint(DAY, DAY, frozenset({region.pk}))], at=NOW)
    running = Job.objects.get(step=queue.COUNT)
    jobs.claim_job(job_id=running.pk, at=NOW)

    mark_stale([Footprint(DAY, DAY, frozenset({region.pk}))], at=NOW)

    assert Job.objects.filter(step=queue.COUNT, state=JobState.WAITING).count() == 1


def test_mark_without_a_job_is_found_again():
    StaleSpan.objects.create(purpose=Purpose.COUNTS, first_day=DAY, last_day=DAY, marked_at=NOW)

    enqueue_forgotten(at=NOW)
    enqueue_forgotten(at=NOW)

    assert list(Job.objects.values_list("step", "state")) == [("count", "waiting")]


def test_refresh_that_fails_keeps_its_marks(monkeypatch):
    mark_stale([Footprint(DAY, DAY, frozenset())], at=NOW)
    job = Job.objects.get(step=queue.COUNT)
    claim = jobs.claim_job(job_id=job.pk, at=NOW)
    Job.objects.filter(pk=job.pk).update(attempts=2)

    with pytest.raises(jobs.ClaimLostError):
        refresh_counts(claim, NOW)

    assert StaleSpan.objects.count() == 1


def test_publishing_marks_the_day_and_queues_the_count():
    event = EventFactory(state=ReviewState.DRAFT, published_by=None, on=DAY)
    ReportFactory(event=event)

    publish_event(event_id=event.pk, editor=EditorFactory(), at=NOW)
    run_waiting_counts(NOW)

    assert list(DailyCount.objects.values_list("day", "count", "is_interval")) == [(DAY, 1, False)]


def test_everything_is_counted_afresh_after_a_load_past_the_services():
    share = EventRegionFactory(share=0.5)
    EventFactory(bounds=None)
    DailyCount.objects.create(
        day=date(2001, 1, 1),
        type="AID",
        quad="material-cooperation",
        series="deescalation",
        certainty="firm",
        is_interval=False,
        count=3,
        severity_sum=1,
    )

    written = recount_everything()

    assert written == 3
    assert kept() == counted_by_hand()
    assert DailyCount.objects.get(region=share.region).severity_sum == pytest.approx(9.5 / 2)


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        pytest.param([], [], id="none"),
        pytest.param([(None, None), (None, None)], [(None, None)], id="undated-once"),
        pytest.param([(1, 2), (3, 4)], [(1, 4)], id="neighbours"),
        pytest.param([(1, 9), (2, 3)], [(1, 9)], id="inside"),
        pytest.param([(5, 6), (1, 2), (None, None)], [(None, None), (1, 2), (5, 6)], id="apart"),
    ],
)
def test_spans_are_joined(spans, expected):
    def days(pair):
        return tuple(n and DAY.replace(day=n) for n in pair)

    assert list(join_days(map(days, spans))) == [days(pair) for pair in expected]
