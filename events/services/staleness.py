"""Knows how a change to a public event leads to new counts and a new index: marks in its transaction, then a job."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from events import queue
from events.domain.escalation.method import MAX_SPAN_DAYS
from events.models import Job, JobState, Purpose, StaleSpan

STEP_OF = {Purpose.COUNTS: queue.COUNT, Purpose.INDEX: queue.INDEX}


@dataclass(frozen=True, slots=True)
class Footprint:
    """Hold where a public event leaves a trace: its first and last day (None: open or unknown) and its regions."""

    first: date | None
    last: date | None
    region_ids: frozenset[int]


def mark_stale(footprints: Iterable[Footprint], *, at: datetime) -> None:
    """Note that the days of these events must be counted and computed again.

    Call it in the transaction that changes the events.
    """
    found = list(footprints)
    starts = {print_.first for print_ in found}
    mark_counts([(day, day) for day in sorted(starts, key=str)], at=at)
    mark_index(
        {(region, *days) for print_ in found if (days := _placed(print_)) for region in print_.region_ids}, at=at
    )


def mark_counts(spans: Sequence[tuple[date | None, date | None]], *, at: datetime) -> None:
    """Note that the sheets of these first to last days must be written again; two empty ends are an unknown start."""
    StaleSpan.objects.bulk_create(
        StaleSpan(purpose=Purpose.COUNTS, first_day=first, last_day=last, marked_at=at) for first, last in spans
    )
    if spans:
        enqueue_refresh(purpose=Purpose.COUNTS, region_id=None, at=at)


def mark_index(spans: set[tuple[int, date, date]], *, at: datetime) -> None:
    """Note that the index of these regions must be computed again for these first to last days."""
    StaleSpan.objects.bulk_create(
        StaleSpan(purpose=Purpose.INDEX, region_id=region, first_day=first, last_day=last, marked_at=at)
        for region, first, last in sorted(spans)
    )
    for region in sorted({region for region, _, _ in spans}):
        enqueue_refresh(purpose=Purpose.INDEX, region_id=region, at=at)


def _placed(print_: Footprint) -> tuple[date, date] | None:
    """Return the days on which the index can see an event; a date that is open or too wide is in no line."""
    if print_.first is None or print_.last is None or (print_.last - print_.first).days >= MAX_SPAN_DAYS:
        return None
    return print_.first, print_.last


def enqueue_refresh(*, purpose: Purpose, region_id: int | None, at: datetime) -> Job:
    """Insert the job that refreshes what is marked, unless one that has not begun will do it anyway."""
    step = STEP_OF[purpose]
    jobs = _jobs_of(step, region_id)
    waiting = jobs.filter(state=JobState.WAITING, attempts=0).first()
    if waiting:
        return waiting
    job, created = Job.objects.get_or_create(
        key=f"{step}:{region_id or 'site'}:{jobs.count()}",
        defaults={"step": step, "region_id": region_id, "created_at": at, "sent_at": at},
    )
    if created:
        queue.wake(job.pk, step)
    return job


def enqueue_forgotten(*, at: datetime) -> int:
    """Insert jobs for marks that no open job will see; return how many kinds of work were marked.

    A change that commits while the job it relied on is ending leaves such a mark.
    """
    marked = StaleSpan.objects.order_by().values_list("purpose", "region_id").distinct()
    for purpose, region_id in marked:
        open_states = (JobState.WAITING, JobState.RUNNING)
        step = STEP_OF[Purpose(purpose)]
        if not _jobs_of(step, region_id).filter(state__in=open_states).exists():
            enqueue_refresh(purpose=Purpose(purpose), region_id=region_id, at=at)
    return len(marked)


def _jobs_of(step: str, region_id: int | None) -> QuerySet[Job]:
    jobs = Job.objects.filter(step=step)
    return jobs.filter(region__isnull=True) if region_id is None else jobs.filter(region=region_id)
