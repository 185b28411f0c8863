"""Knows how a SQLite database is copied while it is written to, proven whole, and put back at once or not at all."""

import sqlite3
from contextlib import closing
from pathlib import Path

from timeline.backups.archive import Show, settle
from timeline.backups.errors import BackupError

PAGES_A_STEP = 2000
BUSY_SECONDS = 20


class SqliteStore:
    """Hold the path of the database."""

    vendor = "sqlite"

    def __init__(self, path: Path) -> None:
        self.path = path

    def size(self) -> int:
        """Return how many bytes a copy may take. Raises: BackupError where there is nothing to keep."""
        if not self.path.exists():
            raise BackupError(f"{self.path}: there is no database; python3 manage.py up makes one")
        return self.path.stat().st_size

    def dump(self, to: Path, show: Show) -> dict[str, int]:
        """Copy the database as it stands at this moment; return the rows of each table of the copy."""
        with closing(self._connect()) as source, closing(sqlite3.connect(to)) as copy:
            # one reader's view for all steps: without it every commit of the site would start the copy anew
            source.execute("BEGIN")
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            source.backup(copy, pages=PAGES_A_STEP, progress=lambda _, left, total: show(total - left, total))
            copy.execute("PRAGMA journal_mode=DELETE")  # one file that needs no other
        return self.check(to)

    def check(self, dump: Path) -> dict[str, int]:
        """Return the rows of each table. Raises: BackupError for a file that is not whole."""
        try:
            with closing(sqlite3.connect(dump)) as copy:
                found = [row[0] for row in copy.execute("PRAGMA integrity_check(5)")]
                if found != ["ok"]:
                    raise BackupError(f"the copy is not whole: {'; '.join(found)}")
                if broken := copy.execute("PRAGMA foreign_key_check").fetchone():
                    raise BackupError(
                        f"the copy is not whole: a row of {broken[0]} names one of {broken[2]} that is gone"
                    )
                return {name: _count(copy, name) for name in _tables(copy)}
        except sqlite3.DatabaseError as error:
            raise BackupError(f"the copy is not whole: {error}") from error

    def is_empty(self) -> bool:
        """Say whether nothing would be lost."""
        if not self.path.exists():
            return True
        with closing(self._connect()) as database:
            return not _tables(database)

    def check_unused(self) -> None:
        """Raise BackupError while the site runs on this database."""
        if not self.path.exists():
            return
        with closing(sqlite3.connect(self.path, timeout=1, isolation_level=None)) as database:
            try:
                # only who is alone may leave the mode in which the site runs; its log is written back on the way
                database.execute("PRAGMA journal_mode=DELETE").fetchone()
                database.execute("BEGIN EXCLUSIVE")
                database.execute("ROLLBACK")
            except sqlite3.OperationalError as error:
                raise BackupError(f"{self.path} is in use: stop the site first") from error

    def load(self, dump: Path) -> dict[str, int]:
        """Put a copy in the place of the database, in one move; return the rows of each table."""
        rows = self.check(dump)
        for left in ("-wal", "-shm"):  # of a database that was not closed: they belong to the one that goes
            self.path.with_name(self.path.name + left).unlink(missing_ok=True)
        dump.chmod(0o600)
        settle(dump)
        dump.replace(self.path)
        return rows

    def migrations(self, dump: Path) -> list[str]:
        """Return the migrations that a copy has seen."""
        with closing(sqlite3.connect(dump)) as copy:
            if "django_migrations" not in _tables(copy):
                raise BackupError("this is no database of the timeline: it has no table django_migrations")
            return [f"{app}.{name}" for app, name in copy.execute("SELECT app, name FROM django_migrations")]

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None)


def _tables(database: sqlite3.Connection) -> list[str]:
    found = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return sorted(name for (name,) in found)


def _count(database: sqlite3.Connection, table: str) -> int:
    # the name comes from the database's own list
    quoted = table.replace('"', '""')
    return int(database.execute(f'SELECT count(*) FROM "{quoted}"').fetchone()[0])  # noqa: S608
