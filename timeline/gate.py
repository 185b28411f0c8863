"""Knows what must hold before a change counts: style, types, layers, migrations, and the tests on each profile."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import redis

ROOT = Path(__file__).resolve().parent.parent
DATABASE_URL = "postgres://postgres@127.0.0.1:5432/test"
REDIS_URL = "redis://127.0.0.1:6379/15"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# far above what any step takes: it ends what hangs
LIMIT_SECONDS = 3600
_COUNTS = re.compile(r"(\d+) (passed|failed|skipped|error|errors)\b")


@dataclass
class Outcome:
    """Hold what became of the gate."""

    failed: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=lambda: {"passed": 0, "failed": 0, "skipped": 0})


@dataclass(frozen=True, slots=True)
class Step:
    """Hold one check; `missing` says why it cannot run here, `needs` what REQUIRE calls it."""

    name: str
    command: Sequence[str] = ()
    environment: dict[str, str] = field(default_factory=dict)
    missing: str = ""
    needs: str = ""
    counts_tests: bool = False
    limit_seconds: float = LIMIT_SECONDS


@dataclass(frozen=True, slots=True)
class Found:
    """Hold where something that tests need was found, or why it was not."""

    address: str
    missing: str = ""


def run(steps: Sequence[Step], *, required: frozenset[str], say: Callable[[str], None]) -> Outcome:
    """Run all steps, also after a failure, and return what became of them."""
    outcome = Outcome()
    for step in steps:
        if step.missing:
            outcome.skipped.append(f"{step.name}: {step.missing}")
            if step.needs in required:
                outcome.failed.append(f"{step.name} (required, but {step.missing})")
            continue
        say(f"\n== {step.name}")
        if not _run(step, outcome, say):
            outcome.failed.append(step.name)
    return outcome


def _run(step: Step, outcome: Outcome, say: Callable[[str], None]) -> bool:
    process = subprocess.Popen(
        list(step.command),
        cwd=ROOT,
        env={**os.environ, **step.environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    with _ended_after(process, step.limit_seconds):
        last = ""
        for line in process.stdout or ():
            say(line.rstrip("\n"))
            last = line if _COUNTS.search(line) else last
        succeeded = process.wait() == 0
    if step.counts_tests:
        for number, word in _COUNTS.findall(last):
            outcome.counts["failed" if word.startswith("error") else word] += int(number)
    return succeeded


@contextlib.contextmanager
def _ended_after(process: subprocess.Popen[str], seconds: float) -> Iterator[None]:
    """End the process and all it started when it takes too long, and when this one is interrupted."""
    timer = threading.Timer(seconds, _kill, [process])
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        if process.poll() is None:
            _kill(process)


def _kill(process: subprocess.Popen[str]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def required() -> frozenset[str]:
    """Return what REQUIRE names: missing servers or a missing browser then fail the gate."""
    names = (part.strip() for part in os.environ.get("REQUIRE", "").split(","))
    return frozenset(name for name in names if name)


def all_steps() -> list[Step]:
    """Return the whole gate for this machine."""
    return [
        *static_steps(),
        *test_steps({"postgres": find_postgres(), "redis": find_redis(), "browser": find_browser()}),
    ]


def static_steps() -> list[Step]:
    """Return the checks that read the code."""
    python = sys.executable
    return [
        Step("format", [python, "-m", "ruff", "format", "--check", "."]),
        Step("lint", [python, "-m", "ruff", "check", "."]),
        Step("types", [python, "-m", "mypy", "timeline", "events"]),
        Step("layers", [str(Path(python).with_name("lint-imports"))]),
        Step("migrations", [python, "manage.py", "makemigrations", "--check", "--dry-run"]),
    ]


def test_steps(found: dict[str, Found]) -> list[Step]:
    """Return the tests: all on the default profile, those of the database on PostgreSQL again.

    `found` has postgres, redis and browser. Tests that start real workers come last and one by one: they kill
    processes and wait for them, which others on the same cores would disturb.
    """
    postgres = found["postgres"]
    absent = "".join(f" and not {name}" for name, what in found.items() if what.missing)
    servers = {
        "TEST_DATABASE_URL": postgres.address,
        "TEST_REDIS_URL": found["redis"].address,
        "CHROMIUM": found["browser"].address,
    }
    return [
        *(Step(f"tests that need {n}", missing=what.missing, needs=n) for n, what in found.items() if what.missing),
        Step("tests on SQLite and files", _pytest(f"not worker{absent}", "-n", "auto"), servers, counts_tests=True),
        Step(
            "tests on PostgreSQL",
            _pytest(f"db_profile and not worker{absent}"),
            {**servers, "TEST_PROFILE_DATABASE_URL": postgres.address},
            missing=postgres.missing,
            needs="postgres",
            counts_tests=True,
        ),
        Step("tests with real workers", _pytest(f"worker{absent}"), servers, counts_tests=True),
        *_script_steps(),
    ]


def _pytest(marks: str, *options: str) -> list[str]:
    return [sys.executable, "-m", "pytest", "-rs", "--color=no", "--dist", "loadfile", *options, "-m", marks]


def _script_steps() -> list[Step]:
    tests = sorted((ROOT / "tests" / "js").glob("*.test.mjs"))
    if not tests:
        return []
    node = shutil.which("node")
    return [
        Step("tests of the scripts", [node or "node", "--test", *map(str, tests)], missing="" if node else "no Node")
    ]


def find_browser() -> Found:
    """Return the browser's path, or why there is none."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), "")
    return Found(path) if path and Path(path).exists() else Found("", "no Chromium in PATH or CHROMIUM")


def find_postgres() -> Found:
    """Return the server's address, or why tests cannot make databases on it."""
    url = os.environ.get("TEST_DATABASE_URL", DATABASE_URL)
    try:
        with psycopg.connect(url, dbname="postgres", connect_timeout=3) as connection:
            row = connection.execute(
                "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
    except psycopg.Error as error:
        return Found(url, f"TEST_DATABASE_URL does not answer ({str(error).splitlines()[0]})")
    return Found(url) if row and row[0] else Found(url, "the user of TEST_DATABASE_URL may not create databases")


def find_redis() -> Found:
    """Return the server's address, or why it does not answer."""
    url = os.environ.get("TEST_REDIS_URL", REDIS_URL)
    try:
        with redis.Redis.from_url(url, socket_connect_timeout=3, socket_timeout=3) as server:
            server.ping()
    except (redis.RedisError, OSError) as error:
        return Found(url, f"TEST_REDIS_URL does not answer ({error})")
    return Found(url)
