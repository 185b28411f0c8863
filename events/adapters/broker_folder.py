"""Knows what the file broker leaves behind: it keeps every message that was read."""

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
