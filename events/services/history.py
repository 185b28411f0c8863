"""Knows how a change to an event is signed."""

from django.contrib.auth.models import AbstractUser

from events.models import Event


def save_event(event: Event, editor: AbstractUser | None, reason: str) -> None:
    """Save an event with the reason in its history, and the editor unless a machine did it."""
    event._history_user = editor  # type: ignore[attr-defined] # read by django-simple-history
    event._change_reason = reason[:100]  # type: ignore[attr-defined]
    event.save()
