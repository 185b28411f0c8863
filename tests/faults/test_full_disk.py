"""The disk is full: readers are served, who writes is told why, and nothing half written stays."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

from tests.faults.conftest import article_lines
from tests.faults.test_killed_workers import assert_nothing_lost_or_doubled
from tests.faults.web import Web, hand_in, submissions
from tests.faults.workers import LEASE_SECONDS, ROOT, Site, wait_until

pytestmark = [pytest.mark.worker, pytest.mark.slow]

# the static files of the site are on it too
SIZE = "96m"


@pytest.fixture
def site_on_a_small_disk(prepared_folder, tmp_path):
    """Give an installation on a file system of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("a small file system needs the right to mount one")
    site = Site(folder / "data")
    web = Web(site)
    try:
        shutil.copytree(prepared_folder, site.folder)
        yield web
    finally:
        web.kill()
        site.stop()
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(site: Site) -> None:
    """Leave no byte."""
    with (site.folder.parent / "filler").open("wb", buffering=0) as filler:
        for size in (1 << 20, 4096, 1):
            try:
                while True:
                    filler.write(b"x" * size)
            except OSError:
                continue


def empty(site: Site) -> None:
    os.unlink(site.folder.parent / "filler")  # noqa: PTH108 - the one call that frees a full disk


def test_full_disk_is_told_to_writers_and_spares_readers(site_on_a_small_disk):
    web = site_on_a_small_disk
    site = web.site
    site.manage("collectstatic", "--no-input", "--verbosity", "0")
    web.make_token()
    web.start()
    rows = submissions(12)
    taken_before = hand_in(web, rows[:4], seconds=60)
    long = [row | {"text": row["text"] + " It was so." * 3000} for row in rows[4:]]

    fill(site)
    refused = [web.post(row, f"later-{n}") for n, row in enumerate(long)]
    read = [web.get(path) for path in ("/api/v1/events/", "/api/v1/kinds/", "/", "/events/", "/healthz")]
    form = web.post_form("/admin/login/", "username=nour&password=wrong")
    with closing(sqlite3.connect(site.folder / "timeline.sqlite3")) as database:
        sound = database.execute("PRAGMA integrity_check").fetchone()
    articles, jobs = (site.count(f"SELECT count(*) FROM events_{name}") for name in ("article", "job"))  # noqa: S608
    empty(site)
    site.start_worker()
    again = hand_in(web, rows[4:], seconds=120)

    assert [answer.status for answer in taken_before] == [202] * 4
    assert {answer.status for answer in refused} == {503}
    assert all("disk" in answer.json()["message"] and answer.retry_after for answer in refused), refused[0].body
    assert [answer.status for answer in read] == [200] * len(read)
    assert form.status in {403, 503}
    assert sound == ("ok",)
    assert (articles, jobs) == (4, 4), "nothing half written"
    assert [answer.status for answer in again] == [202] * 8
    wait_until(lambda: site.processed() == 12, seconds=120)
    assert_nothing_lost_or_doubled(site, 12)


def test_site_under_its_supervisor_waits_for_room_and_gives_up_nothing(site_on_a_small_disk, tmp_path):
    site = site_on_a_small_disk.site
    command = [sys.executable, str(ROOT / "manage.py"), "up", "--no-samples", "--no-browser", "--port", "0"]
    with (tmp_path / "up.log").open("wb") as log:
        up = subprocess.Popen(command, env=site.env, cwd=ROOT, stdout=log, stderr=log)
    try:
        wait_until(lambda: b"The timeline is open" in (tmp_path / "up.log").read_bytes(), seconds=120)
        site.manage("ingest", "-", given=article_lines(20))
        wait_until(lambda: site.processed() >= 2, seconds=120)

        fill(site)
        time.sleep(2 * LEASE_SECONDS)  # long enough to try, and to fail, what is left more than once
        empty(site)

        wait_until(lambda: site.processed() == 20, seconds=180)
        assert_nothing_lost_or_doubled(site, 20)
        assert up.poll() is None
    finally:
        up.terminate()
        up.wait(timeout=60)
