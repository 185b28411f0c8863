"""Knows the names of the work and the order of its steps; a message only wakes a worker up."""

import structlog
from celery import current_app
from django.db import transaction
from kombu.exceptions import ChannelError, OperationalError

log = structlog.get_logger()

FETCH = "fetch"
EXTRACT = "extract"
DATE = "date"
LINK = "link"
POLL = "poll"
COUNT = "count"
INDEX = "index"

ARTICLE_STEPS = (FETCH, EXTRACT, DATE, LINK)
SWEEP_TASK = "events.sweep"
POLL_FEEDS_TASK = "events.poll_feeds"
REFRESH_TASK = "events.refresh"
RECENT_DAYS_TASK = "events.recent_days"
TIDY_TASK = "events.tidy"


def task_name(step: str) -> str:
    """Return the name of the task that does a step."""
    return f"events.{step}"


def next_step(step: str) -> str | None:
    """Return the step that follows, None after the last one and for work outside the walk of an article."""
    if step not in ARTICLE_STEPS[:-1]:
        return None
    return ARTICLE_STEPS[ARTICLE_STEPS.index(step) + 1]


def wake(job_id: int, step: str) -> None:
    """Send a wake-up for a job after the transaction commits; a lost one is sent again by the sweeper."""
    # no partial: Django logs a failure under the function's name, which a partial does not have
    transaction.on_commit(lambda: _send(job_id, step), robust=True)


def _send(job_id: int, step: str) -> None:
    # the task is looked up, not named to send_task, which would ignore how the app is set up
    try:
        current_app.tasks[task_name(step)].apply_async(kwargs={"job_id": job_id})
    except (OSError, OperationalError, ChannelError) as error:
        log.warning("wake_up_not_sent", job_id=job_id, step=step, error=str(error))
