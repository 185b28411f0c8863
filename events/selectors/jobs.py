"""Answers how the queue stands."""

from dataclasses import dataclass

from django.db.models import Count, Min
from django.utils import timezone

from events.models import Job, JobState, StaleSpan


@dataclass(frozen=True, slots=True)
class JobFigures:
    """Hold how many jobs stand where, and how long the oldest waiting one has waited."""

    waiting: int
    running: int
    done: int
    failed: int
    oldest_waiting_seconds: float | None


def job_figures() -> JobFigures:
    """Return the figures of the ledger as they are now."""
    counts = dict(Job.objects.order_by().values_list("state").annotate(Count("pk")))
    oldest = Job.objects.filter(state=JobState.WAITING).aggregate(oldest=Min("created_at"))["oldest"]
    return JobFigures(
        waiting=counts.get(JobState.WAITING, 0),
        running=counts.get(JobState.RUNNING, 0),
        done=counts.get(JobState.DONE, 0),
        failed=counts.get(JobState.FAILED, 0),
        oldest_waiting_seconds=(timezone.now() - oldest).total_seconds() if oldest else None,
    )


def open_work() -> int:
    """Return how many jobs have not ended, and how many changes no job has counted yet."""
    jobs = Job.objects.filter(state__in=(JobState.WAITING, JobState.RUNNING)).count()
    return jobs + StaleSpan.objects.count()


def failed_jobs() -> list[tuple[str, str]]:
    """Return name and reason of every job that was given up, those of articles aside: articles keep theirs."""
    failed = Job.objects.filter(state=JobState.FAILED, article__isnull=True).order_by("pk")
    return [(str(job), job.last_error) for job in failed]
