"""Answers whether readers see the demonstration: sample articles that no editor checked."""

from events.models import Event

USERNAME = "demonstration"


def shows_demonstration() -> bool:
    """Say whether any public event was published by the account of the demonstration."""
    return Event.objects.public().filter(published_by__username=USERNAME).exists()
