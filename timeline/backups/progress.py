"""Knows how to show how far a long copy is: over one line on a screen, now and then in a log."""

from types import TracebackType
from typing import Any, Self

BAR_WIDTH = 30


class Progress:
    """Show steps by name; call it with what is done and what there is."""

    def __init__(self, out: Any) -> None:
        self._out, self._step, self._shown = out, "", -1

    def begin(self, step: str) -> None:
        """Name what is done now."""
        self._end_line()
        self._step, self._shown = step, -1

    def __call__(self, done: int, total: int) -> None:
        """Show how far it is, at most once a twentieth."""
        part = 20 * done // max(1, total)
        if part == self._shown:
            return
        self._shown = part
        if self._out.isatty():
            filled = BAR_WIDTH * done // max(1, total)
            self._out.write(f"\r[{'#' * filled}{'.' * (BAR_WIDTH - filled)}] {self._step}", ending="")
            self._out.flush()
        elif part == 20:
            self._out.write(f"{self._step}: done")

    def _end_line(self) -> None:
        if self._shown >= 0 and self._out.isatty():
            self._out.write("")

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, _type: type[BaseException] | None, _e: BaseException | None, _t: TracebackType | None) -> None:
        """Leave the line free for what follows."""
        self._end_line()
