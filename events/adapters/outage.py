"""Knows how a database says that its disk is full, and that a writer cannot do anything about it but wait."""

import errno

SQLITE_SAYS = "database or disk is full"
POSTGRES_CODE = "53100"  # disk_full


def is_disk_full(error: BaseException | None) -> bool:
    """Say whether an error, or one that led to it, is a disk without room."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}:
            return True
        if SQLITE_SAYS in str(error) or getattr(error, "sqlstate", None) == POSTGRES_CODE:
            return True
        error = error.__cause__
    return False
