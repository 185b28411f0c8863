"""Knows whether a web server or a worker runs on this data folder: each holds a shared lock for as long as it lives.

An open connection would not tell: a worker closes its own after every task.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# never closed: the system lets go of the lock when the process, and every child that has it too, is gone
_held: list[int] = []


class SomebodyRunsError(Exception):
    """Say that a web server or a worker runs."""


def hold_presence(folder: Path) -> None:
    """Show from now on that this process runs; wait while someone needs the folder alone."""
    descriptor = _open(folder)
    fcntl.flock(descriptor, fcntl.LOCK_SH)
    _held.append(descriptor)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep web servers and workers from starting. Raises: SomebodyRunsError where one runs already."""
    descriptor = _open(folder)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise SomebodyRunsError(f"a web server or a worker runs on {folder}") from error
        yield
    finally:
        os.close(descriptor)


def _open(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    return os.open(folder / "running", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
