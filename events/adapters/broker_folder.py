"""Knows what the file broker leaves behind: every message that was read, and half of one when the disk is full."""

import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path


def remove_read_messages(folder: Path, *, before: datetime) -> int:
    """Delete the messages that were read before a moment; return how many."""
    count = 0
    for path in folder.glob("*.msg"):
        # another worker may tidy at the same time
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < before.timestamp():
                path.unlink()
                count += 1
    return count


def remove_broken_messages(folder: Path) -> int:
    """Delete the messages that were cut short; return how many.

    Each would end the worker that reads it. The sweeper sends again what a message was to wake.
    """
    count = 0
    for path in folder.glob("*.msg"):
        with suppress(FileNotFoundError):
            try:
                json.loads(path.read_bytes())
            except ValueError:
                path.unlink()
                count += 1
    return count
