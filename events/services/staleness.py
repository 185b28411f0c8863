"""Knows how a change to a public event leads to new counts and a new index: marks in its transaction, then a job."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from events import queue
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
    spans: set[tuple[Purpose, int | None, date | None, date | None]] = set()
    for print_ in footprints:
        spans.add((Purpose.COUNTS, None, print_.first, print_.first))
    StaleSpan.objects.bulk_create(
        StaleSpan(purpose=purpose, region_id=region, first_day=first, last_day=last, marked_at=at)
        for purpose, region, first, last in sorted(spans, key=str)
    )
    for purpose, region_id in sorted({(purpose, region) for purpose, region, _, _ in spans}, key=str):
        enqueue_refresh(purpose=purpose, region_id=region_id, at=at)


def enqueue_refresh(*, purpose: Purpose, region_id: int | None, at: datetime) -> Job:
    """Insert the job that refreshes what is marked, unless one that has not begun will do it anyway."""
    step = STEP_OF[purpose]
    jobs = Job.objects.filter(step=step, region_id=region_id)
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
        if not Job.objects.filter(step=step, region_id=region_id, state__in=open_states).exists():
            enqueue_refresh(purpose=Purpose(purpose), region_id=region_id, at=at)
    return len(marked)
