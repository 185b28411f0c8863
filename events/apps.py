"""Knows the application; every process that has Django set up knows the task names."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """Import the tasks, so that a wake-up by name finds them in the web process too."""

    name = "events"

    def ready(self) -> None:
        """Import the tasks module."""
        import events.tasks
