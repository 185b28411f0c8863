"""Knows a cache of whole numbers in files that all processes of a machine share, made for counting requests.

A number is the size of its file: one more is one byte appended, which the system does for one process after another, so
that no request is lost. Django's own file cache reads, packs and renames for each, and two at once count as one.
"""

import os
import time
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

# rates are by the minute, hour or day: what nobody added to for longer belongs to a window that is over
KEPT_SECONDS = 86_400
SWEEP_SECONDS = 600


class TallyCache(BaseCache):
    """Keep whole numbers for a day, whatever `timeout` says: keys name the window for which they count."""

    def __init__(self, folder: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._folder = Path(folder)
        self._swept_at = 0.0

    def add(self, key: str, value: int, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Begin a number that is not there yet; say whether it was not."""
        self._sweep()
        self._folder.mkdir(0o700, parents=True, exist_ok=True)
        try:
            file = os.open(self._path(key, version), os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            return False
        os.write(file, b"." * value)
        os.close(file)
        return True

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Add to a number and return it. Raises: ValueError where it was not begun."""
        try:
            file = os.open(self._path(key, version), os.O_APPEND | os.O_WRONLY)
        except FileNotFoundError as error:
            raise ValueError(f"no number was begun under {key!r}") from error
        try:
            os.write(file, b"." * delta)
            # another process may have added in between: then both see the larger number, and nobody a smaller one
            return os.fstat(file).st_size
        finally:
            os.close(file)

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """Return a number."""
        try:
            return self._path(key, version).stat().st_size
        except FileNotFoundError:
            return default

    def set(self, key: str, value: int, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        """Write a number anew."""
        self.delete(key, version)
        self.add(key, value, timeout, version)

    def delete(self, key: str, version: int | None = None) -> bool:
        """Forget a number; say whether there was one."""
        try:
            self._path(key, version).unlink()
        except FileNotFoundError:
            return False
        return True

    def clear(self) -> None:
        """Forget all numbers."""
        for path in self._folder.glob("*.tally"):
            path.unlink(missing_ok=True)

    def _path(self, key: str, version: int | None) -> Path:
        name = blake2b(self.make_and_validate_key(key, version=version).encode(), digest_size=16).hexdigest()
        return self._folder / f"{name}.tally"

    def _sweep(self) -> None:
        now = time.time()
        if now - self._swept_at < SWEEP_SECONDS:
            return
        self._swept_at = now
        for path in self._folder.glob("*.tally"):
            with suppress(FileNotFoundError):
                if now - path.stat().st_mtime > KEPT_SECONDS:
                    path.unlink()
