"""Knows the background tasks: a job id in, one service call, nothing out.

Unknown arguments are tolerated, so that messages of an older version still wake a worker.
"""

from typing import Any

from celery import shared_task
from django.utils import timezone

from events import queue
from events.services import (
    counting,
    dating,
    extracting,
    feeds,
    fetching,
    housekeeping,
    jobs,
    linking,
    scoring,
    staleness,
)


@shared_task(name=queue.task_name(queue.FETCH), soft_time_limit=30, time_limit=40)
def fetch(job_id: int, **_tolerated: Any) -> None:
    """Read the article's address."""
    jobs.run_job(job_id=job_id, work=fetching.fetch_article, at=timezone.now())


@shared_task(name=queue.task_name(queue.EXTRACT))
def extract(job_id: int, **_tolerated: Any) -> None:
    """Find the reports of an article."""
    jobs.run_job(job_id=job_id, work=extracting.extract_reports, at=timezone.now())


@shared_task(name=queue.task_name(queue.DATE))
def date(job_id: int, **_tolerated: Any) -> None:
    """Resolve the dates of an article's reports."""
    jobs.run_job(job_id=job_id, work=dating.date_reports, at=timezone.now())


@shared_task(name=queue.task_name(queue.LINK))
def link(job_id: int, **_tolerated: Any) -> None:
    """Merge an article's reports into events."""
    jobs.run_job(job_id=job_id, work=linking.link_reports, at=timezone.now())


@shared_task(name=queue.task_name(queue.POLL), soft_time_limit=30, time_limit=40)
def poll(job_id: int, **_tolerated: Any) -> None:
    """Ask a feed for what is new."""
    jobs.run_job(job_id=job_id, work=feeds.poll_feed, at=timezone.now())


@shared_task(name=queue.task_name(queue.COUNT))
def count(job_id: int, **_tolerated: Any) -> None:
    """Count again the days on which a public event changed."""
    jobs.run_job(job_id=job_id, work=counting.refresh_counts, at=timezone.now())


@shared_task(name=queue.task_name(queue.INDEX))
def index(job_id: int, **_tolerated: Any) -> None:
    """Compute the escalation index of a region's changed days again."""
    jobs.run_job(job_id=job_id, work=scoring.refresh_stale_index, at=timezone.now())


@shared_task(name=queue.SWEEP_TASK)
def sweep(**_tolerated: Any) -> None:
    """Wake workers for jobs that nobody took."""
    jobs.sweep(at=timezone.now())


@shared_task(name=queue.POLL_FEEDS_TASK)
def poll_feeds(**_tolerated: Any) -> None:
    """Insert the jobs of feeds whose pause is over."""
    feeds.enqueue_due_feeds(at=timezone.now())


@shared_task(name=queue.REFRESH_TASK)
def refresh(**_tolerated: Any) -> None:
    """Insert the jobs of changed days that no job has seen."""
    staleness.enqueue_forgotten(at=timezone.now())


@shared_task(name=queue.TIDY_TASK)
def tidy(**_tolerated: Any) -> None:
    """Remove what the file broker leaves behind."""
    housekeeping.tidy(at=timezone.now())


@shared_task(name=queue.RECENT_DAYS_TASK)
def recent_days(**_tolerated: Any) -> None:
    """Mark the last days of every region, whose lines fade while nothing happens."""
    scoring.mark_recent_days(at=timezone.now())
