"""Starts real Celery workers as processes of their own, on throw-away data, and ends them the hard way."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

ROOT = Path(__file__).parents[2]
# long enough to load the parser on a busy machine, short enough to wait for
LEASE_SECONDS = 10
LOOK_SECONDS = 0.1


@dataclass
class Site:
    """Hold one installation in a folder of its own; `environment` chooses its database and broker."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    workers: list[subprocess.Popen] = field(default_factory=list)

    @property
    def env(self) -> dict[str, str]:
        """Return the environment of every process of this installation."""
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "timeline.settings",
            "DATA_DIR": str(self.folder),
            "SECRET_KEY": "only-for-tests-" + "x" * 50,
            "EVENTS_LEASE": str(LEASE_SECONDS),
            "EVENTS_SWEEP": "1",
            "EVENTS_LOG_LEVEL": "WARNING",
            **self.environment,
        }

    def manage(self, *arguments: str, given: bytes = b"", **environment: str) -> str:
        """Run a management command to its end and return what it printed."""
        command = [sys.executable, str(ROOT / "manage.py"), *arguments]
        env = {**self.env, **environment}
        done = subprocess.run(command, env=env, cwd=ROOT, input=given, capture_output=True, timeout=180, check=False)
        assert done.returncode == 0, done.stderr.decode()[-3000:]
        return done.stdout.decode()

    def refused(self, *arguments: str, **environment: str) -> str:
        """Run a management command that must fail, and return its last words."""
        command = [sys.executable, str(ROOT / "manage.py"), *arguments]
        env = {**self.env, **environment}
        done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, timeout=180, check=False)
        assert done.returncode == 1, done.stdout.decode()[-3000:]
        return done.stderr.decode().strip().splitlines()[-1]

    def count(self, question: str) -> int:
        """Return a number that SQL answers."""
        return int(self.rows(question)[0][0])

    def rows(self, question: str) -> list[tuple]:
        """Return the rows that SQL answers, asked past Django so that it costs the workers nothing."""
        if url := self.environment.get("DATABASE_URL"):
            with psycopg.connect(url) as database:
                return database.execute(question).fetchall()  # type: ignore[arg-type]
        with closing(sqlite3.connect(self.folder / "timeline.sqlite3", timeout=20)) as database:
            return database.execute(question).fetchall()

    def processed(self) -> int:
        """Return how many articles are read."""
        return self.count("SELECT count(*) FROM events_article WHERE state = 'processed'")

    def start_worker(self, app: str = "timeline.celery") -> subprocess.Popen:
        """Start a worker with two processes and the sweeper inside it, in a group of its own."""
        command = [sys.executable, "-m", "celery", "-A", app, "worker", "-B", "-c", "2", "-l", "warning"]
        command += ["-s", str(self.folder / f"beat-{len(self.workers)}"), "--without-mingle", "--without-gossip"]
        command += ["-n", f"worker-{len(self.workers)}@%h"]
        with (self.folder / "worker.log").open("ab") as log:
            worker = subprocess.Popen(command, env=self.env, cwd=ROOT, stdout=log, stderr=log, start_new_session=True)
        self.workers.append(worker)
        return worker

    def kill_group(self, worker: subprocess.Popen) -> None:
        """End a worker and its children at once, as a power cut would."""
        with suppress(ProcessLookupError):
            os.killpg(worker.pid, signal.SIGKILL)
        worker.wait(timeout=20)

    def stop(self) -> None:
        """End every worker that still runs."""
        for worker in self.workers:
            self.kill_group(worker)


def wait_until(condition: Callable[[], bool], *, seconds: float) -> None:
    """Ask again until the condition holds; fail after so many seconds."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"did not come true within {seconds} seconds")
        time.sleep(LOOK_SECONDS)


def children_of(worker: subprocess.Popen) -> list[int]:
    """Return the pool processes of a worker."""
    listed = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(worker.pid)], capture_output=True, text=True, check=False
    )
    return [int(pid) for pid in listed.stdout.split()]
