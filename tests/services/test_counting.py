"""Sheets of days: what the ledger keeps is what the events say, whatever editors do and wherever the ledger stands."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from events import queue
from events.domain.vocabulary import ReviewState
from events.models import DaySheet, Event, Job, JobState, Purpose, StaleSpan
from events.selectors.sheets.columns import UNKNOWN, WORDS
from events.selectors.sheets.current import current_sheet
from events.selectors.sheets.packing import unpack
from events.services import jobs
from events.services.counting import join_days, recount_everything, refresh_counts
from events.services.review import publish_event
from events.services.staleness import Footprint, enqueue_forgotten, mark_counts, mark_stale
from tests.editing import BOUNDED, STEPS, Newsroom
from tests.factories import NOW, EditorFactory, EventFactory, EventRegionFactory, RegionFactory, ReportFactory

DAY = date(2025, 6, 16)


def run_waiting_counts(at):
    for job in Job.objects.filter(step=queue.COUNT, state=JobState.WAITING):
        jobs.run_job(job_id=job.pk, work=refresh_counts, at=at)


def told_by_the_events():
    """Tell event by event, by the words of the rule, what the sheets must hold."""
    told = {}
    for event in Event.objects.all():
        if event.state not in {ReviewState.PUBLISHED, ReviewState.CORRECTED} or event.merged_into_id:
            continue
        told[event.pk] = (
            event.start_earliest,
            event.end_latest,
            (event.type, event.kind, event.grade, event.status, event.source_count),
            sorted((share.region_id, share.share) for share in event.region_shares.all()),
            sorted((part.actor_id or UNKNOWN, part.role) for part in event.participations.all()),
            sorted(location.place_id for location in event.locations.all() if location.place_id),
        )
    return told


def told_by(sheet):
    """Tell event by event what a sheet holds."""
    events, told = sheet.events, {}
    for n, pk in enumerate(events.pk.tolist()):
        words = tuple(WORDS[name][getattr(events, name)[n]] for name in ("type", "kind", "grade", "status"))
        told[pk] = (
            _day(events.start[n]),
            _day(events.end[n]),
            (*words, events.sources[n]),
            _rows(sheet.regions, n, "region", "share"),
            [(actor, WORDS["role"][role]) for actor, role in _rows(sheet.parts, n, "actor", "role")],
            [place for (place,) in _rows(sheet.places, n, "place")],
        )
    return told


def _day(ordinal):
    return date.fromordinal(ordinal) if ordinal else None


def _rows(table, n, *names):
    return sorted(zip(*(getattr(table, name)[table.of == n].tolist() for name in names), strict=True))


def kept():
    """Tell what the database keeps."""
    told = {}
    for row in DaySheet.objects.all():
        sheet = unpack(row.packed)
        assert {_day(start) for start in sheet.events.start} <= {row.day}
        told |= told_by(sheet)
    return told


class AnyMixOfEdits(TestCase):
    """Hold the sheets to the events after every job, and what readers get to the events at every moment."""

    @given(steps=st.lists(STEPS, max_size=10), pause=st.integers(1, 4))
    @settings(BOUNDED, max_examples=20)
    def test_sheets_follow_the_events(self, steps, pause):
        newsroom = Newsroom()
        recount_everything()

        for number, step in enumerate(steps):
            newsroom.take(step)
            assert told_by(current_sheet()) == told_by_the_events()
            if number % pause == 0:
                run_waiting_counts(newsroom.clock)
                assert told_by(current_sheet()) == told_by_the_events()
        run_waiting_counts(newsroom.clock)

        assert kept() == told_by_the_events()
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

    assert [(row.day, len(unpack(row.packed))) for row in DaySheet.objects.all()] == [(DAY, 1)]


def test_everything_is_written_afresh_after_a_load_past_the_services():
    EventRegionFactory(share=0.5)
    EventFactory(bounds=None)
    DaySheet.objects.create(day=date(2001, 1, 1), stamp="old", packed=b"")

    written = recount_everything()

    assert written == 2
    assert kept() == told_by_the_events()


def test_wide_span_is_written_in_portions(monkeypatch):
    monkeypatch.setattr("events.services.counting.DAYS_AT_ONCE", 3)
    for n in range(7):
        EventFactory(on=DAY + timedelta(days=2 * n))
    mark_counts([(DAY - timedelta(days=9), DAY + timedelta(days=99)), (None, None)], at=NOW)

    portions = []
    while Job.objects.filter(step=queue.COUNT, state=JobState.WAITING).exists():
        run_waiting_counts(NOW)
        portions.append(DaySheet.objects.count())

    assert portions == [2, 5, 7]
    assert kept() == told_by_the_events()


def test_readers_get_no_sheet_while_a_wide_span_waits():
    EventFactory(on=DAY)
    recount_everything()
    mark_counts([(DAY, DAY + timedelta(days=99))], at=NOW)

    assert current_sheet() is None


def test_day_that_lost_its_events_is_told_to_processes_that_knew_them():
    event = EventFactory(on=DAY)
    recount_everything()
    assert len(current_sheet()) == 1
    Event.objects.filter(pk=event.pk).update(state=ReviewState.RETRACTED)
    mark_counts([(DAY, DAY)], at=NOW)
    run_waiting_counts(NOW)

    assert len(current_sheet()) == 0


def test_sheet_is_read_again_only_where_it_changed(django_assert_num_queries):
    EventFactory(on=DAY)
    recount_everything()
    current_sheet()

    with django_assert_num_queries(2):
        current_sheet()


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
