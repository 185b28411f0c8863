"""Knows what must hold before a change counts: style, types, layers, migrations, tests on every profile that runs here."""

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
DATABASE_URL = "postgres://postgres@127.0.0.1:5432/test"
REDIS_URL = "redis://127.0.0.1:6379/15"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
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
    command: Sequence[str]
    environment: dict[str, str] = field(default_factory=dict)
    missing: str = ""
    needs: str = ""
    counts_tests: bool = False


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
    environment = {**os.environ, **step.environment}
    process = subprocess.Popen(
        list(step.command), cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    last = ""
    for line in process.stdout or ():
        say(line.rstrip("\n"))
        last = line if _COUNTS.search(line) else last
    succeeded = process.wait() == 0
    if step.counts_tests:
        for number, word in _COUNTS.findall(last):
            outcome.counts["failed" if word.startswith("error") else word] += int(number)
    return succeeded


def all_steps() -> list[Step]:
    """Return the whole gate for this machine."""
    return [*static_steps(), *test_steps()]


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


def test_steps() -> list[Step]:
    """Return the tests: all on the default profile, and those about database and broker on the servers again."""
    pytest = [sys.executable, "-m", "pytest", "-rs", "--color=no"]
    browser, no_browser = _browser()
    database, redis = _server("TEST_DATABASE_URL", DATABASE_URL, 5432), _server("TEST_REDIS_URL", REDIS_URL, 6379)
    absent = " or ".join(
        mark for mark, why in (("postgres", database[1]), ("redis", redis[1]), ("browser", no_browser)) if why
    )
    everything = [*pytest, "-m", f"not ({absent})"] if absent else pytest
    servers = {"TEST_DATABASE_URL": database[0], "TEST_REDIS_URL": redis[0], "CHROMIUM": browser}
    return [
        Step("tests on SQLite and files", everything, servers, counts_tests=True),
        Step("tests with PostgreSQL", ["true"], missing=database[1], needs="postgres"),
        Step("tests with Redis", ["true"], missing=redis[1], needs="redis"),
        Step("tests in the browser", ["true"], missing=no_browser, needs="browser"),
        Step(
            "tests on PostgreSQL",
            [*pytest, "-m", "db_profile"],
            {**servers, "TEST_PROFILE_DATABASE_URL": database[0]},
            missing=database[1],
            needs="postgres",
            counts_tests=True,
        ),
        *_script_steps(),
    ]


def _script_steps() -> list[Step]:
    tests = sorted((ROOT / "tests" / "js").glob("*.test.mjs"))
    if not tests:
        return []
    node = shutil.which("node")
    return [
        Step("tests of the scripts", [node or "node", "--test", *map(str, tests)], missing="" if node else "no Node")
    ]


def _browser() -> tuple[str, str]:
    """Return the browser's path, or why there is none."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), "")
    return (found, "") if found and Path(found).exists() else ("", "no Chromium in PATH or CHROMIUM")


def _server(variable: str, default: str, port: int) -> tuple[str, str]:
    """Return a server's address, or why it does not answer."""
    url = os.environ.get(variable, default)
    parts = urlsplit(url)
    try:
        socket.create_connection((parts.hostname or "127.0.0.1", parts.port or port), timeout=2).close()
    except OSError as error:
        return url, f"{variable} {parts.hostname}:{parts.port or port} does not answer ({error.strerror or error})"
    return url, ""
