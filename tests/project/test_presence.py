"""Whoever runs on a data folder is seen there until the last of its processes is gone, and no longer."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from timeline.presence import SomebodyRunsError, alone

ROOT = Path(__file__).parents[2]
# a parent that shows itself and then has a child, as a worker does; the parent ends when it is told to
RUNS = """
import os, sys
from pathlib import Path
from timeline.presence import hold_presence
hold_presence(Path(sys.argv[1]))
if child := os.fork():
    print(child, flush=True)
sys.stdin.read()
"""


def is_alone(folder: Path) -> bool:
    try:
        with alone(folder):
            return True
    except SomebodyRunsError:
        return False


def test_folder_where_nobody_runs_is_ones_own(tmp_path):
    assert is_alone(tmp_path / "not-made-yet")


def test_process_is_seen_until_its_last_child_is_gone(tmp_path):
    command = [sys.executable, "-c", RUNS, str(tmp_path)]
    running = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    child = int(running.stdout.readline())
    try:
        seen = not is_alone(tmp_path)
        running.kill()
        running.wait(timeout=20)
        child_seen = not is_alone(tmp_path)
    finally:
        os.kill(child, signal.SIGKILL)
    running.stdout.read()  # ends when the child, too, has let go of it

    assert seen
    assert child_seen
    assert is_alone(tmp_path)


def test_nobody_starts_while_one_is_alone(tmp_path):
    command = [sys.executable, "-c", RUNS, str(tmp_path)]

    with alone(tmp_path):
        waiting = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.wait(timeout=1)
        os.set_blocking(waiting.stdout.fileno(), False)
        before = waiting.stdout.read()

    os.set_blocking(waiting.stdout.fileno(), True)
    after = waiting.stdout.readline()
    waiting.communicate(timeout=20)
    assert not before
    assert int(after)
