"""Knows what must be cleared away so that nothing grows without end."""

from datetime import datetime, timedelta

from django.conf import settings

from events.adapters.broker_folder import remove_read_messages

# a worker opens a message right after it moved it; a minute is ages
KEEP_READ_MESSAGES = timedelta(minutes=1)


def tidy(*, at: datetime) -> int:
    """Remove the file broker's messages that were read; return how many."""
    if settings.USES_REDIS:
        return 0
    return remove_read_messages(settings.BROKER_DIR / "processed", before=at - KEEP_READ_MESSAGES)
