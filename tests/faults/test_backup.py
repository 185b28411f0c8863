"""An installation is kept while it works, comes back in an empty place with every row, and goes on from there."""

import hashlib
import json
import shutil
import tarfile
import time
import uuid

import pytest

from tests.faults.conftest import SERVERS, administer, article_lines
from tests.faults.test_killed_workers import assert_nothing_lost_or_doubled
from tests.faults.workers import Site, wait_until

pytestmark = [pytest.mark.worker, pytest.mark.slow]

ARTICLES = 30


@pytest.fixture
def elsewhere(request, site, tmp_path):
    """Give an empty place of the same profile."""
    folder = tmp_path / "elsewhere"
    if "DATABASE_URL" not in site.environment:
        place = Site(folder)
        yield place
    else:
        server, name = request.getfixturevalue("server_address"), f"faults_{uuid.uuid4().hex[:10]}"
        administer(server, f"CREATE DATABASE {name}")
        place = Site(folder, {**site.environment, "DATABASE_URL": f"{server}/{name}", "EVENTS_BROKER_PREFIX": name})
        yield place
        place.stop()
        administer(server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    place.stop()


def manifest_of(kept) -> dict:
    with tarfile.open(kept) as opened:
        return json.load(opened.extractfile("manifest.json"))


def digests(site: Site, tables: list[str]) -> dict[str, str]:
    """Return a digest of all rows of each table."""
    found = {table: sorted(map(repr, site.rows(f'SELECT * FROM "{table}"'))) for table in tables}  # noqa: S608
    return {table: hashlib.sha256("\n".join(rows).encode()).hexdigest() for table, rows in found.items()}


def test_backup_of_a_site_at_work_comes_back_elsewhere_and_its_work_goes_on(site, elsewhere, tmp_path):
    site.environment["SECRET_KEY"] = elsewhere.environment["SECRET_KEY"] = ""  # so that it is made in the folder
    site.manage("ingest", "-", given=article_lines(ARTICLES))
    site.start_worker()
    wait_until(lambda: site.processed() >= 3, seconds=120)

    said = site.manage("backup", str(tmp_path))

    at_the_end = site.processed()
    kept = next(tmp_path.glob("timeline-*.tar.gz"))
    assert f"{kept}: " in said
    assert "whole, and readable by you alone" in said
    elsewhere.manage("restore", str(kept))
    rows = manifest_of(kept)["rows"]
    assert {table: elsewhere.count(f'SELECT count(*) FROM "{table}"') for table in rows} == rows  # noqa: S608
    assert rows["events_article"] == ARTICLES
    assert 3 <= elsewhere.processed() <= at_the_end
    assert (elsewhere.folder / "secret_key").read_text() == (site.folder / "secret_key").read_text()
    elsewhere.start_worker()
    wait_until(lambda: elsewhere.processed() == ARTICLES, seconds=180)
    assert_nothing_lost_or_doubled(elsewhere, ARTICLES)


def test_restored_site_holds_every_row_as_it_was(site, elsewhere, tmp_path):
    site.manage("ingest", "-", given=article_lines(4))
    worker = site.start_worker()
    wait_until(lambda: site.processed() == 4, seconds=120)
    wait_until(lambda: site.count("SELECT count(*) FROM events_job WHERE state <> 'done'") == 0, seconds=60)
    site.kill_group(worker)

    site.manage("backup", str(tmp_path / "kept.tar.gz"))
    elsewhere.manage("restore", str(tmp_path / "kept.tar.gz"))

    tables = sorted(manifest_of(tmp_path / "kept.tar.gz")["rows"])
    assert len(tables) > 30
    assert digests(elsewhere, tables) == digests(site, tables)


@pytest.mark.parametrize("site", ["default", SERVERS], indirect=True)
def test_place_in_use_is_left_alone_and_one_that_stands_still_is_replaced_when_forced(site, tmp_path):
    site.manage("backup", str(tmp_path / "kept.tar.gz"))
    site.manage("ingest", "-", given=article_lines(2))
    refused = site.refused("restore", str(tmp_path / "kept.tar.gz"))
    worker = site.start_worker()
    wait_until(lambda: site.processed() == 2, seconds=120)

    while_running = site.refused("restore", str(tmp_path / "kept.tar.gz"), "--force")
    still_there = site.processed()
    site.kill_group(worker)
    wait_until(lambda: _restores(site, tmp_path / "kept.tar.gz"), seconds=30)

    assert "--force replaces it" in refused
    assert "stop the site first" in while_running
    assert still_there == 2
    assert site.count("SELECT count(*) FROM events_article") == 0
    site.manage("ingest", "-", given=article_lines(1))
    site.start_worker()
    wait_until(lambda: site.processed() == 1, seconds=120)


def _restores(site: Site, kept) -> bool:
    """Say whether it came back; a server needs a moment to notice that a killed worker is gone."""
    try:
        site.manage("restore", str(kept), "--force")
    except AssertionError as error:
        if "stop the site first" not in str(error):
            raise
        time.sleep(0.5)
        return False
    return True


@pytest.mark.parametrize("site", [SERVERS], indirect=True)
def test_missing_programs_of_the_server_are_named(site, tmp_path):
    assert shutil.which("pg_dump")

    said = site.refused("backup", str(tmp_path), PATH="/nowhere")

    assert "pg_dump was not found: install PostgreSQL's client: sudo apt install postgresql-client" in said
    assert not list(tmp_path.glob("timeline-*"))
