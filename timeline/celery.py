"""Knows the Celery app and when its regular work is due."""

import os
from pathlib import Path

from celery import Celery
from celery.signals import worker_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timeline.settings")

from django.conf import settings

from events.adapters.broker_folder import remove_broken_messages
from timeline.presence import hold_presence

app = Celery("timeline")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.beat_schedule = {
    "sweep": {"task": "events.sweep", "schedule": settings.SWEEP_SECONDS},
    "feeds": {"task": "events.poll_feeds", "schedule": 60},
    "refresh": {"task": "events.refresh", "schedule": 60},
    "tidy": {"task": "events.tidy", "schedule": 60},
    "recent-days": {"task": "events.recent_days", "schedule": 6 * 3600},
}
app.autodiscover_tasks(["events"])


def _begin_worker(**_tolerated: object) -> None:
    hold_presence(settings.DATA_DIR)
    if not settings.USES_REDIS:
        remove_broken_messages(Path(settings.BROKER_DIR, "messages"))


# sent in a worker alone, before it makes its processes
worker_init.connect(_begin_worker)

if not settings.USES_REDIS:
    # the transport expects its folders to exist before the first message
    for folder in ("messages", "control", "processed"):
        Path(settings.BROKER_DIR, folder).mkdir(mode=0o700, parents=True, exist_ok=True)
