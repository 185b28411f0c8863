"""Knows that the project is an app too: it owns the commands up, test and doctor, and the Celery app."""

from django.apps import AppConfig


class TimelineConfig(AppConfig):
    """Load the Celery app with Django, since the package's __init__ must stay empty."""

    name = "timeline"

    def ready(self) -> None:
        """Import the Celery app so that tasks bind to it."""
        import timeline.celery  # the app must exist before any task is looked up
