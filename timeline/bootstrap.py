"""Knows how a fresh clone gets its environment: standard library only, since nothing is installed yet.

It is written so that a much older Python still reads it, far enough to say that it is too old.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
DEVELOPMENT_LOCK = ROOT / "requirements-dev.lock"
OLDEST_PYTHON = (3, 11)

# the first sign that is found counts: a missing network also makes packages "not found"
_ADVICE = (
    (
        "No space left on device",
        "the disk is full: free about 1.5 GB (or set EVENTS_VENV to a folder elsewhere) and start again",
    ),
    ("DO NOT MATCH THE HASHES", "a package is not the one that the lock names, and was not installed; start again"),
    ("name resolution", "there is no network: connect and start again"),
    ("Name or service not known", "there is no network: connect and start again"),
    ("Connection", "the package index cannot be reached: check the network or the proxy and start again"),
    ("Could not find a version", "a package could not be found: check the package index that is set for pip"),
    ("Permission denied", "the environment cannot be written: make it writable or set EVENTS_VENV"),
)
_BAR_WIDTH = 30


class SetUpError(Exception):
    """Say in one line what stopped the set-up and what helps."""


def enter(arguments: list[str]) -> None:
    """Continue inside the project's environment, which is built first where it is missing or out of date.

    Stands aside in any environment that already has Django.
    """
    try:
        check_python(sys.version_info[:2])
        if importlib.util.find_spec("django") is not None:
            return
        environment = environment_folder()
        prepare(environment, _lock_for(arguments))
    except SetUpError as error:
        sys.exit(f"manage.py: {error}")
    except KeyboardInterrupt:
        sys.exit("\nmanage.py: interrupted; the next start completes the set-up")
    python = str(_python(environment))
    os.execv(python, [python, *arguments])  # noqa: S606 - the same program, in its own environment


def check_python(version: tuple[int, ...]) -> None:
    """Raise SetUpError for a Python that is too old."""
    if version < OLDEST_PYTHON:
        found, wanted = (".".join(map(str, part)) for part in (version, OLDEST_PYTHON))
        raise SetUpError(f"got Python {found}, expected {wanted} or newer: start it as python{wanted} manage.py ...")


def environment_folder() -> Path:
    """Return the folder of the environment: EVENTS_VENV, else .venv beside manage.py."""
    return Path(os.environ.get("EVENTS_VENV") or ROOT / ".venv").resolve()


def _lock_for(arguments: list[str]) -> Path:
    return DEVELOPMENT_LOCK if arguments[1:2] == ["test"] else LOCK


def prepare(environment: Path, lock: Path) -> None:
    """Make the environment hold what the lock names; a second start waits for the first.

    The stamp is written last, so that an interrupted set-up is completed by the next start.
    """
    if is_ready(environment, lock):
        return
    with _one_at_a_time(environment):
        if is_ready(environment, lock):
            return
        _make(environment)
        _install(environment, lock)
        _stamp(environment).write_text(digest(lock), encoding="ascii")


def is_ready(environment: Path, lock: Path) -> bool:
    """Say whether the environment was completed from this lock, or from the larger one for development."""
    stamp = _stamp(environment)
    if not (stamp.exists() and _python(environment).exists()):
        return False
    wanted = {digest(lock), digest(DEVELOPMENT_LOCK)} if lock == LOCK else {digest(lock)}
    return stamp.read_text(encoding="ascii") in wanted


def digest(lock: Path) -> str:
    """Return the SHA-256 of a lock file."""
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def _stamp(environment: Path) -> Path:
    return environment / "stamp"


def _python(environment: Path) -> Path:
    return environment / "bin" / "python"


@contextlib.contextmanager
def _one_at_a_time(environment: Path) -> Iterator[None]:
    try:
        environment.mkdir(parents=True, exist_ok=True)
        with (environment / "lock").open("w", encoding="ascii") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            yield
    except OSError as error:
        raise SetUpError(f"{environment}: {error.strerror or error}; make it writable or set EVENTS_VENV") from error


def _make(environment: Path) -> None:
    if _python(environment).exists():
        return
    # what is left of an environment whose Python was removed from the system
    shutil.rmtree(environment / "bin", ignore_errors=True)
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        raise SetUpError(f"this Python has no venv module: sudo apt install python{version}-venv")
    print(f"Making an environment in {environment}", file=sys.stderr)
    made = subprocess.run([sys.executable, "-m", "venv", str(environment)], capture_output=True, text=True, check=False)
    if made.returncode:
        raise SetUpError(f"the environment could not be made: {_advice(made.stdout + made.stderr)}")


def _install(environment: Path, lock: Path) -> None:
    """Install exactly what the lock names, and show how far it is."""
    count = len(re.findall(r"^[A-Za-z0-9]\S*==", lock.read_text(encoding="utf-8"), re.MULTILINE))
    print(f"Installing {count} packages from {lock.name}; this takes about a minute", file=sys.stderr)
    log = environment / "install.log"
    command = [str(_python(environment)), "-m", "pip", "install", "--require-hashes", "--no-deps"]
    command += ["--disable-pip-version-check", "--no-input", "-r", str(lock)]
    with log.open("w", encoding="utf-8") as written:
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace"
        )
        collected = 0
        for line in process.stdout or ():
            written.write(line)
            if line.startswith(("Collecting", "Requirement already")):
                collected += 1
                _show(collected, count)
    if process.wait():
        raise SetUpError(f"the packages could not be installed: {_advice(log.read_text(encoding='utf-8'))} (see {log})")


def _show(done: int, count: int) -> None:
    """Draw the bar over itself on a screen; a log gets a line now and then."""
    if sys.stderr.isatty():
        filled = _BAR_WIDTH * min(done, count) // max(1, count)
        bar = "#" * filled + "." * (_BAR_WIDTH - filled)
        print(f"\r[{bar}] {done} of {count}", end="\n" if done == count else "", flush=True, file=sys.stderr)
    elif done % 25 == 0 or done == count:
        print(f"{done} of {count} packages", flush=True, file=sys.stderr)


def _advice(output: str) -> str:
    for sign, advice in _ADVICE:
        if sign.lower() in output.lower():
            return advice
    lines = [line for line in output.splitlines() if line.strip()]
    return lines[-1] if lines else "no reason was given"
