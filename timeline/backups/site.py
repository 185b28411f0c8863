"""Knows what belongs to an installation, in which order it is kept, and what must hold before anything is replaced."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from timeline.backups.archive import Manifest, check_room, digest_of, pack, read_manifest, unpack
from timeline.backups.errors import BackupError
from timeline.backups.postgres import PostgresStore
from timeline.backups.progress import Progress
from timeline.backups.sqlite import SqliteStore
from timeline.presence import SomebodyRunsError, alone

Store = SqliteStore | PostgresStore
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


@dataclass(frozen=True, slots=True)
class Kept:
    """Hold what was kept or brought back; `pending` migrations are newer than it."""

    manifest: Manifest
    has_key: bool
    pending: int = 0


def store_of_the_site() -> Store:
    """Return the database that the settings name, with none of our connections open on it."""
    connection.close()
    if connection.vendor == "postgresql":
        return PostgresStore(connection.settings_dict)
    return SqliteStore(Path(str(connection.settings_dict["NAME"])))


def keep_site(store: Store, target: Path, at: datetime, progress: Progress) -> Kept:
    """Write everything to a file that only its owner may read.

    Raises: BackupError where it cannot be whole.
    """
    check_room(target.parent, 2 * store.size())
    with _draft_in(target.parent) as dump:
        progress.begin("copying the database")
        rows = store.dump(dump, progress)
        size, digest = dump.stat().st_size, digest_of(dump)
        manifest = Manifest(at.isoformat(timespec="seconds"), store.vendor, size, digest, rows, store.migrations(dump))
        key = _key_of_the_site()
        progress.begin("packing")
        pack(target, manifest, dump, key, progress)
    return Kept(manifest, key is not None)


def restore_site(store: Store, source: Path, progress: Progress, *, may_replace: bool) -> Kept:
    """Bring everything back from a file, after all that could hinder it was ruled out.

    Raises: BackupError, and then nothing was changed.
    """
    manifest = read_manifest(source)
    if manifest.vendor != store.vendor:
        found, expected = NAMES.get(manifest.vendor, manifest.vendor), NAMES[store.vendor]
        raise BackupError(f"{source}: a backup of {found}, but the settings name {expected} (see DATABASE_URL)")
    pending = _pending(manifest, source)
    folder = Path(settings.DATA_DIR)
    try:
        with alone(folder):
            if not (may_replace or store.is_empty()):
                raise BackupError("there is a database already: --force replaces it (keep it first: manage.py backup)")
            store.check_unused()
            key = _restore(store, source, progress)
    except SomebodyRunsError as error:
        raise BackupError(f"{error}: stop the site first") from error
    return Kept(manifest, key is not None, pending)


def _restore(store: Store, source: Path, progress: Progress) -> bytes | None:
    """Put everything in its place and return the key, where there was one."""
    folder = Path(settings.DATA_DIR)
    check_room(folder, int(read_manifest(source).size * 1.1))
    with _draft_in(folder) as dump:
        progress.begin("unpacking")
        unpacked = unpack(source, dump, progress)
        progress.begin("putting back")
        rows = store.load(dump)
    if rows != unpacked.manifest.rows:
        raise BackupError(f"{source}: the database that is back has other counts of rows than the one that was kept")
    if unpacked.key is not None:
        _put_key(unpacked.key)
    return unpacked.key


def _pending(manifest: Manifest, source: Path) -> int:
    """Return how many migrations the code has beyond the backup. Raises: BackupError for one of a newer version."""
    known = {f"{app}.{name}" for app, name in MigrationLoader(None, ignore_no_migrations=True).disk_migrations}
    if newer := sorted(set(manifest.migrations) - known):
        raise BackupError(f"{source}: a newer version made it ({newer[0]} is unknown here); install that version first")
    return len(known - set(manifest.migrations))


@contextmanager
def _draft_in(folder: Path) -> Iterator[Path]:
    """Give a private path beside the final one, so that putting it in place is one move; nothing is left of it."""
    draft = folder / f".backup-{os.getpid()}-{secrets.token_hex(4)}"
    draft.touch(mode=0o600, exist_ok=False)
    try:
        yield draft
    finally:
        for path in folder.glob(f"{draft.name}*"):
            path.unlink(missing_ok=True)


def _key_path() -> Path:
    return Path(settings.DATA_DIR) / "secret_key"


def _key_of_the_site() -> bytes | None:
    """Return the key where it is kept in the data folder and in force; one from the environment is kept elsewhere."""
    path = _key_path()
    content = path.read_bytes() if path.exists() else b""
    return content if content.decode("ascii", "replace") == settings.SECRET_KEY else None


def _put_key(key: bytes) -> None:
    draft = _key_path().with_suffix(f".{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_bytes(key)
    draft.replace(_key_path())
