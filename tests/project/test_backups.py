"""Backups of the default profile: whole or refused, private, and never put over anything unasked."""

import gzip
import io
import json
import sqlite3
import stat
import tarfile
import threading
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from timeline.backups import archive, postgres
from timeline.backups.errors import BackupError
from timeline.backups.postgres import PostgresStore, find_program
from timeline.backups.progress import Progress
from timeline.backups.site import keep_site, restore_site
from timeline.backups.sqlite import SqliteStore

AT = datetime(2025, 6, 16, 12, tzinfo=UTC)
TABLES = """
CREATE TABLE django_migrations (id INTEGER PRIMARY KEY, app TEXT, name TEXT);
INSERT INTO django_migrations (app, name) VALUES ('events', '0001_initial');
CREATE TABLE article (id INTEGER PRIMARY KEY, body TEXT);
CREATE TABLE report (id INTEGER PRIMARY KEY, article_id INTEGER REFERENCES article (id));
"""


class Paper(io.StringIO):
    """Stand for the stream of a command, which takes the end of a line."""

    def write(self, text: str, ending: str = "\n") -> int:
        return super().write(text + ending)


def progress() -> Progress:
    return Progress(Paper())


def make_database(path: Path, articles: int = 50) -> SqliteStore:
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.executescript(TABLES)
        database.executemany("INSERT INTO article VALUES (?, ?)", [(n, f"body {n} " * 500) for n in range(articles)])
        database.executemany("INSERT INTO report VALUES (?, ?)", [(n, n) for n in range(articles)])
        database.commit()
    return SqliteStore(path)


def content(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as database:
        return list(database.iterdump())


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.fixture
def site(tmp_path, settings):
    """Give an installation of the default profile with a key in its folder."""
    settings.DATA_DIR = tmp_path / "site"
    settings.DATA_DIR.mkdir()
    settings.SECRET_KEY = "k" * 60
    (settings.DATA_DIR / "secret_key").write_text(settings.SECRET_KEY)
    return make_database(settings.DATA_DIR / "timeline.sqlite3")


@pytest.fixture
def kept(site, tmp_path):
    target = tmp_path / f"kept{archive.SUFFIX}"
    keep_site(site, target, AT, progress())
    return target


@pytest.fixture
def elsewhere(kept, tmp_path, settings):
    """Give an empty place to restore to."""
    settings.DATA_DIR = tmp_path / "elsewhere"
    settings.DATA_DIR.mkdir()
    return SqliteStore(settings.DATA_DIR / "timeline.sqlite3")


def change_member(path: Path, name: str, change) -> None:
    """Write the archive again with one member changed."""
    with tarfile.open(path) as old:
        members = [(member.name, old.extractfile(member).read()) for member in old.getmembers()]
    with tarfile.open(path, "w:gz") as new:
        for member_name, found in members:
            body = change(found) if member_name == name else found
            info = tarfile.TarInfo(member_name)
            info.size = len(body)
            new.addfile(info, io.BytesIO(body))


def change_manifest(path: Path, **changes) -> None:
    change_member(path, archive.MANIFEST_MEMBER, lambda body: json.dumps({**json.loads(body), **changes}).encode())


def test_what_was_kept_comes_back_row_by_row_with_its_key(site, kept, elsewhere, settings):
    restored = restore_site(elsewhere, kept, progress(), may_replace=False)

    assert content(elsewhere.path) == content(site.path)
    assert restored.manifest.rows == {"article": 50, "django_migrations": 1, "report": 50}
    assert (settings.DATA_DIR / "secret_key").read_text() == "k" * 60


def test_only_the_owner_may_read_what_was_kept_and_what_came_back(kept, elsewhere, settings):
    restore_site(elsewhere, kept, progress(), may_replace=False)

    made = [kept, elsewhere.path, settings.DATA_DIR / "secret_key"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in made} == {0o600}
    assert names_in(settings.DATA_DIR) == {"running", "secret_key", "timeline.sqlite3"}, "no draft is left"
    assert names_in(kept.parent) == {"site", "elsewhere", kept.name}, "no draft is left"


def test_key_of_the_environment_is_kept_by_whoever_set_it(site, tmp_path, settings):
    settings.SECRET_KEY = "from the environment"

    kept = keep_site(site, tmp_path / f"b{archive.SUFFIX}", AT, progress())

    assert not kept.has_key
    with tarfile.open(tmp_path / f"b{archive.SUFFIX}") as opened:
        assert archive.KEY_MEMBER not in opened.getnames()


def test_copy_made_while_others_write_is_one_moment(site, tmp_path):
    ended = threading.Event()

    def write():
        with closing(sqlite3.connect(site.path, timeout=20)) as database:
            number = 1000
            while not ended.is_set():
                with database:  # both rows or none
                    database.execute("INSERT INTO article VALUES (?, ?)", (number, "late " * 1000))
                    database.execute("INSERT INTO report VALUES (?, ?)", (number, number))
                number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        manifests = [keep_site(site, tmp_path / f"{n}{archive.SUFFIX}", AT, progress()).manifest for n in range(5)]
    finally:
        ended.set()
        writer.join()

    counts = [manifest.rows["article"] for manifest in manifests]
    assert counts == [manifest.rows["report"] for manifest in manifests]
    assert counts == sorted(counts)
    assert counts[-1] > counts[0], "the writer went on meanwhile"


def test_place_that_holds_something_is_not_overwritten_unasked(kept, elsewhere):
    make_database(elsewhere.path, articles=3)
    before = content(elsewhere.path)

    with pytest.raises(BackupError, match="--force replaces it"):
        restore_site(elsewhere, kept, progress(), may_replace=False)

    assert content(elsewhere.path) == before


def test_force_replaces_what_is_there(site, kept, elsewhere):
    make_database(elsewhere.path, articles=3)

    restore_site(elsewhere, kept, progress(), may_replace=True)

    assert content(elsewhere.path) == content(site.path)


def test_site_that_runs_is_not_replaced_under_its_feet(kept, elsewhere):
    make_database(elsewhere.path, articles=3)

    with closing(sqlite3.connect(elsewhere.path)) as running:
        running.execute("SELECT count(*) FROM article").fetchone()
        with pytest.raises(BackupError, match="is in use: stop the site first"):
            restore_site(elsewhere, kept, progress(), may_replace=True)

        assert running.execute("SELECT count(*) FROM article").fetchone() == (3,)


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        pytest.param(lambda p: p.write_bytes(p.read_bytes()[:-400]), "no whole backup", id="cut-short"),
        pytest.param(lambda p: p.write_bytes(b"not packed at all"), "no whole backup", id="something-else"),
        pytest.param(
            lambda p: p.write_bytes(gzip.compress(b"x" * 9000)), "no whole backup", id="packed-something-else"
        ),
        pytest.param(lambda p: p.unlink(), "there is no such file", id="not-there"),
        pytest.param(
            lambda p: change_member(p, archive.DATABASE_MEMBER, lambda b: b[:-9] + b"\xff" * 9),
            "its digest is another",
            id="bytes-changed",
        ),
        pytest.param(lambda p: change_manifest(p, format=2), "its format is 2, expected 1", id="later-format"),
        pytest.param(lambda p: change_manifest(p, vendor="postgresql"), "a backup of PostgreSQL", id="other-profile"),
        pytest.param(
            lambda p: change_manifest(p, migrations=["events.0099_later"]),
            "a newer version made it",
            id="later-version",
        ),
        pytest.param(lambda p: change_manifest(p, more=1), "no whole backup", id="unknown-field"),
    ],
)
def test_backup_that_is_not_whole_or_not_for_here_changes_nothing(kept, elsewhere, settings, spoil, reason):
    spoil(kept)

    with pytest.raises(BackupError, match=reason):
        restore_site(elsewhere, kept, progress(), may_replace=True)

    assert names_in(settings.DATA_DIR) <= {"running"}


def test_damaged_database_is_noticed_when_it_is_kept(site, tmp_path):
    with site.path.open("r+b") as spoilt:
        spoilt.seek(4096 * 3)
        spoilt.write(b"\xff" * 4096)

    with pytest.raises(BackupError, match="the copy is not whole"):
        keep_site(site, tmp_path / f"b{archive.SUFFIX}", AT, progress())

    assert not (tmp_path / f"b{archive.SUFFIX}").exists()


def test_disk_without_room_is_noticed_before_anything_is_written(site, tmp_path, monkeypatch):
    monkeypatch.setattr(SqliteStore, "size", lambda _self: 10**18)

    with pytest.raises(BackupError, match="GB are free"):
        keep_site(site, tmp_path / f"b{archive.SUFFIX}", AT, progress())


def test_missing_program_is_named_with_its_package(monkeypatch):
    monkeypatch.setattr(postgres.shutil, "which", lambda _name: None)

    with pytest.raises(BackupError, match="pg_dump was not found: install PostgreSQL's client: sudo apt install"):
        find_program("pg_dump")


def test_server_that_is_away_is_named_without_its_password():
    store = PostgresStore({"NAME": "news", "USER": "u", "PASSWORD": "hunter2", "HOST": "127.0.0.1", "PORT": "1"})

    with pytest.raises(BackupError, match="DATABASE_URL does not answer") as caught:
        store.is_empty()

    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        pytest.param("nowhere", "no folder; give one that exists", id="no-folder"),
        pytest.param(f"nowhere/b{archive.SUFFIX}", "there is no such folder", id="file-in-no-folder"),
        pytest.param(f"kept{archive.SUFFIX}", "exists: choose another name, or --force", id="file-that-exists"),
    ],
)
def test_target_that_cannot_be_is_one_line(tmp_path, target, reason):
    (tmp_path / f"kept{archive.SUFFIX}").touch()

    with pytest.raises(CommandError, match=reason):
        call_command("backup", str(tmp_path / target))


def test_progress_on_a_screen_is_one_line_that_grows():
    paper = Paper()
    paper.isatty = lambda: True

    with Progress(paper) as shown:
        shown.begin("packing")
        for done in range(101):
            shown(done, 100)

    lines = paper.getvalue().split("\r")
    assert len(lines) == 22
    assert lines[-1] == f"[{'#' * 30}] packing\n"
