"""`up`: one command brings the site up, says what hinders it in one line, and leaves nothing behind."""

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import CommandError

from timeline.management.commands.up import children, free_port, is_healthy

ROOT = Path(__file__).parents[2]


def start(folder: Path, *options: str) -> subprocess.Popen:
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(folder), "PYTHONUNBUFFERED": "1"}
    return subprocess.Popen(
        [sys.executable, str(ROOT / "manage.py"), "up", "--no-browser", *options],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def running_in(folder: Path) -> list[str]:
    """Return the processes that still work on a data folder, which stands in their environment."""
    listed = subprocess.run(["ps", "axewwo", "args="], capture_output=True, text=True, check=True).stdout
    return [line for line in listed.splitlines() if str(folder) in line and "ps axewwo" not in line]


def assert_nothing_runs(folder: Path) -> None:
    end = time.monotonic() + 40  # what the programs get to end in order, and a little
    while running_in(folder) and time.monotonic() < end:
        time.sleep(0.2)
    assert running_in(folder) == []


def opened(up: subprocess.Popen) -> tuple[str, str]:
    """Return the address that `up` announces, and all it said before."""
    said = ""
    for line in up.stdout:
        said += line
        if found := re.search(r"The timeline is open at (\S+)", line):
            return found[1], said
    return "", said


def test_port_that_is_taken_is_named_with_what_helps():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        with pytest.raises(
            CommandError, match=rf"port {port} on 127\.0\.0\.1: .*choose another with --port, or --port 0"
        ):
            free_port("127.0.0.1", port)


def test_port_zero_finds_a_free_one():
    assert free_port("127.0.0.1", 0) > 1023


def test_nothing_answers_on_a_closed_port():
    assert is_healthy("127.0.0.1", free_port("127.0.0.1", 0)) is False


def test_logs_and_schedule_stay_in_the_data_folder(settings):
    web, worker = children("127.0.0.1", 8000)

    assert all(child.log.is_relative_to(settings.DATA_DIR) for child in (web, worker))
    assert worker.command[worker.command.index("-s") + 1].startswith(str(settings.DATA_DIR))
    assert "--no-control-socket" in web.command


@pytest.mark.worker
@pytest.mark.slow
def test_taken_port_ends_the_start_before_anything_is_done(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        up = start(tmp_path, "--port", str(taken.getsockname()[1]))
        said, _ = up.communicate(timeout=60)

    assert up.returncode == 1
    assert said.strip().splitlines()[-1].startswith("CommandError: port")
    assert "Traceback" not in said
    assert not (tmp_path / "timeline.sqlite3").exists()


@pytest.mark.worker
@pytest.mark.slow
def test_samples_are_read_and_shown_and_all_ends_with_it(tmp_path):
    up = start(tmp_path, "--port", "0", "--exit-when-processed")
    said, _ = up.communicate(timeout=300)

    assert up.returncode == 0, said[-3000:]
    assert "32 of 32 articles read" in said
    assert re.search(r"\d+ events published for the demonstration; no editor has checked them", said)
    assert running_in(tmp_path) == []
    with closing(sqlite3.connect(tmp_path / "timeline.sqlite3")) as database:
        asked = ("events_job WHERE state <> 'done'", "events_stalespan", "events_daysheet", "events_indexvintage")
        left, marked, sheets, index = (database.execute(f"SELECT count(*) FROM {q}").fetchone()[0] for q in asked)  # noqa: S608
    assert (left, marked) == (0, 0), "it ends when nothing is left to do"
    assert sheets > 0
    assert index > 0


@pytest.mark.worker
@pytest.mark.slow
def test_killed_site_leaves_no_process(tmp_path):
    up = start(tmp_path, "--port", "0", "--no-samples")
    address, said = opened(up)
    assert address, said[-3000:]
    assert len(running_in(tmp_path)) > 3

    up.kill()
    up.communicate(timeout=60)

    assert_nothing_runs(tmp_path)


@pytest.mark.worker
@pytest.mark.slow
def test_empty_site_serves_until_it_is_interrupted_and_leaves_no_process(tmp_path):
    up = start(tmp_path, "--port", "0", "--no-samples")
    try:
        address, said = opened(up)
        assert address, said[-3000:]
        with urllib.request.urlopen(f"{address}healthz", timeout=10) as answer:  # noqa: S310 - our own server
            assert json.load(answer)["status"] == "ok"
    finally:
        up.send_signal(signal.SIGINT)
        up.communicate(timeout=60)

    assert up.returncode == 0
    assert_nothing_runs(tmp_path)
