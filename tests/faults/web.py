"""Starts a real web server for an installation, and speaks to it as newsrooms and readers do."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from tests.faults.conftest import article_lines
from tests.faults.workers import ROOT, Site, wait_until

TIMEOUT_SECONDS = 30
EDITOR = {"DJANGO_SUPERUSER_USERNAME": "nour", "DJANGO_SUPERUSER_PASSWORD": "a long phrase of words"}


@dataclass
class Answer:
    """Hold what came back, None for a connection that broke, and when it was asked and answered."""

    status: int | None
    body: bytes
    asked_at: float
    answered_at: float
    retry_after: str | None = None

    def json(self) -> dict:
        """Return the body as an object."""
        return json.loads(self.body)


@dataclass
class Web:
    """Hold a web server on a free port of this machine; it keeps its port when it is started again."""

    site: Site
    port: int = 0
    token: str = ""
    process: subprocess.Popen | None = field(default=None)

    def start(self) -> None:
        """Start the server as `up` does, and wait until it answers."""
        if not self.port:
            with socket.create_server(("127.0.0.1", 0)) as probe:
                self.port = probe.getsockname()[1]
        command = [sys.executable, "-m", "gunicorn", "timeline.wsgi", "--bind", f"127.0.0.1:{self.port}"]
        command += ["--workers", "2", "--threads", "4", "--worker-class", "gthread", "--no-control-socket"]
        env = {**self.site.env, "EVENTS_READ_RATE": "1000000/min", "EVENTS_INGEST_RATE": "1000000/min"}
        with (self.site.folder / "web.log").open("ab") as log:
            self.process = subprocess.Popen(command, env=env, cwd=ROOT, stdout=log, stderr=log, start_new_session=True)
        wait_until(lambda: self.get("/healthz").status == 200, seconds=60)

    def kill(self) -> None:
        """End the server and its processes at once."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(timeout=20)

    def make_token(self) -> None:
        """Make an account that may hand in articles."""
        self.site.manage("createsuperuser", "--no-input", "--email", "n@news.example", **EDITOR)
        self.token = self.site.manage("drf_create_token", "nour").split()[2]

    def get(self, path: str) -> Answer:
        """Ask for an address."""
        return self._ask("GET", path)

    def post(self, row: dict, key: str) -> Answer:
        """Hand in an article under a key."""
        headers = {"Authorization": f"Token {self.token}", "Idempotency-Key": key, "Content-Type": "application/json"}
        return self._ask("POST", "/api/v1/articles/", json.dumps(row), headers)

    def post_form(self, path: str, body: str) -> Answer:
        """Send a form."""
        return self._ask("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})

    def _ask(self, method: str, path: str, body: str | None = None, headers: dict | None = None) -> Answer:
        asked = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT_SECONDS)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            found = answer.read()
        except (OSError, http.client.HTTPException):
            return Answer(None, b"", asked, time.monotonic())
        finally:
            connection.close()
        return Answer(answer.status, found, asked, time.monotonic(), answer.getheader("Retry-After"))


def submissions(count: int) -> list[dict]:
    """Return so many articles as the API takes them."""
    rows = [json.loads(line) for line in article_lines(count).splitlines()]
    return [{"external_id": row.pop("id"), **row} for row in rows]


def hand_in(web: Web, rows: list[dict], *, seconds: float) -> list[Answer]:
    """Hand in every article until it is taken, as newsrooms do; return all answers.

    Raises: AssertionError for one that was not taken in so many seconds.
    """
    answers: list[Answer] = []
    end = time.monotonic() + seconds
    left = list(rows)

    def send() -> None:
        while left and time.monotonic() < end:
            try:
                row = left.pop(0)
            except IndexError:
                return
            answer = web.post(row, f"key-{row['external_id']}")
            answers.append(answer)
            if answer.status != 202:
                left.append(row)
                time.sleep(0.1)

    in_parallel([send] * 4)
    assert not left, f"{len(left)} were not taken: {answers[-1]}"
    return answers


def in_parallel(works: list[Callable[[], None]]) -> None:
    """Run functions at the same time and wait for all."""
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
