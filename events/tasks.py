"""Knows the background tasks: a job id in, one service call, nothing out."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from events import queue
from events.services import jobs


@shared_task(name=queue.SWEEP_TASK)
def sweep(**_tolerated: Any) -> None:
    """Wake workers for jobs that nobody took."""
    jobs.sweep(at=timezone.now())
