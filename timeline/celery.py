"""Knows the Celery app and when its regular work is due."""

import os
from pathlib import Path

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timeline.settings")

from django.conf import settings

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

if not settings.USES_REDIS:
    # the transport expects its folders to exist before the first message
    for folder in ("messages", "control", "processed"):
        Path(settings.BROKER_DIR, folder).mkdir(mode=0o700, parents=True, exist_ok=True)
