"""Knows how to keep a few programs running together: restart what falls, end all at once."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 30.0
STEADY_AFTER_SECONDS = 60.0
STOP_SECONDS = 25.0
TICK_SECONDS = 0.2
TAIL_LINES = 12
# a program of its own, which outlives this process just long enough to end what it guards
GUARDIAN = Path(__file__).with_name("guardian.py")


class KeepsFallingError(Exception):
    """Say which program does not stay up, with the end of its log."""


@dataclass
class Child:
    """Hold a program, its log, and how it has fared; it runs in a process group of its own."""

    name: str
    command: Sequence[str]
    log: Path
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    pause_seconds: float = FIRST_PAUSE_SECONDS
    due_at: float = 0.0
    falls: int = 0

    def start(self, environment: dict[str, str], lifeline: int) -> None:
        """Start the program under its guardian; what it prints is added to its log.

        `lifeline` is the reading end of a pipe that closes with this process.
        """
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as written:
            self.process = subprocess.Popen(
                [sys.executable, "-I", "-S", str(GUARDIAN), str(lifeline), *self.command],
                env=environment,
                stdout=written,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                pass_fds=[lifeline],
            )
        self.started_at = time.monotonic()

    def tail(self) -> str:
        """Return the last lines of the log."""
        with contextlib.suppress(OSError):
            return "\n".join(self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-TAIL_LINES:])
        return ""

    def signal_group(self, number: signal.Signals) -> None:
        """Send a signal to the program and everything it started."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, number)

    @property
    def is_running(self) -> bool:
        """Say whether the program runs."""
        return self.process is not None and self.process.poll() is None


@dataclass
class Supervisor:
    """Run children until told to stop; `say` takes one line for people. They end with this process, even if killed."""

    children: Sequence[Child]
    environment: dict[str, str]
    say: Callable[[str], None]
    is_stopping: bool = field(default=False)
    # nobody writes to it: the system closes the second end when this process ends, however it ends
    lifeline: tuple[int, int] = field(default_factory=os.pipe)

    def start(self) -> None:
        """Start all children, and end them when this process is asked to end."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._on_signal)
        for child in self.children:
            child.start(self.environment, self.lifeline[0])

    def tick(self) -> None:
        """Restart what fell, after a pause that doubles while it keeps falling."""
        now = time.monotonic()
        for child in self.children:
            if child.is_running:
                if now - child.started_at > STEADY_AFTER_SECONDS:
                    child.pause_seconds, child.falls = FIRST_PAUSE_SECONDS, 0
            elif child.process is not None:
                self._note_fall(child, now)
            elif now >= child.due_at:
                child.start(self.environment, self.lifeline[0])

    def _note_fall(self, child: Child, now: float) -> None:
        code = child.process.returncode if child.process else None
        # children of a fallen parent would hold its port and its jobs
        child.signal_group(signal.SIGKILL)
        child.process, child.falls = None, child.falls + 1
        child.due_at = now + child.pause_seconds
        self.say(f"{child.name} ended with {code}; it starts again in {child.pause_seconds:g} s (log: {child.log})")
        if child.falls % 3 == 0:
            self.say(f"{child.name} keeps failing; the end of its log:\n{child.tail()}")
        child.pause_seconds = min(child.pause_seconds * 2, LONGEST_PAUSE_SECONDS)

    def check(self, *, most_falls: int) -> None:
        """Raise KeepsFallingError for a child that fell more often in a row."""
        for child in self.children:
            if child.falls > most_falls:
                raise KeepsFallingError(
                    f"{child.name} ended {child.falls} times; the end of {child.log}:\n{child.tail()}"
                )

    def run(self) -> None:
        """Watch the children until a signal or stop() ends the watch."""
        while not self.is_stopping:
            self.tick()
            time.sleep(TICK_SECONDS)

    def stop(self) -> None:
        """End all children: ask first, then insist; no process is left behind."""
        self.is_stopping = True
        for child in self.children:
            if child.process is not None:
                # the guardian alone: it passes this on, and the program ends its own children in order
                with contextlib.suppress(ProcessLookupError):
                    child.process.terminate()
        end = time.monotonic() + STOP_SECONDS
        while any(child.is_running for child in self.children) and time.monotonic() < end:
            time.sleep(TICK_SECONDS)
        for child in self.children:
            child.signal_group(signal.SIGKILL)
            if child.process is not None:
                child.process.wait()
        for end_of_pipe in self.lifeline:
            os.close(end_of_pipe)

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self.is_stopping = True
