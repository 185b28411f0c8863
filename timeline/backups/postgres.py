"""Knows how a PostgreSQL database is dumped by its own tools while it is written to, and put back all or nothing."""

import os
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from timeline.backups.archive import Show
from timeline.backups.errors import BackupError

PACKAGE_ADVICE = "install PostgreSQL's client: sudo apt install postgresql-client, or brew install libpq"
OUR_TABLES = (
    "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"  # in the order of the manifest
)
OTHERS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
# what the dump brings is all there is afterwards: nothing of a newer version stays beside it
FORGET = "DROP SCHEMA public CASCADE;\nCREATE SCHEMA public;\n"


class PostgresStore:
    """Hold where the database is, as Django's settings name it."""

    vendor = "postgresql"

    def __init__(self, settings: dict[str, Any]) -> None:
        names = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
        self.where = {name: str(settings[key]) for name, key in names.items() if settings.get(key)}

    def size(self) -> int:
        """Return how many bytes the database takes; the dump is packed and takes less."""
        with self._connect() as database:
            return int(self._one(database, "SELECT pg_database_size(current_database())"))

    def dump(self, to: Path, show: Show) -> dict[str, int]:
        """Dump the database as it stands at this moment; return the rows of each table, counted in the same view."""
        program = find_program("pg_dump")
        with self._connect() as database:
            database.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            view = self._one(database, "SELECT pg_export_snapshot()")
            command = [program, "--format=custom", "--no-owner", "--no-privileges", "--no-comments"]
            self._run([*command, f"--snapshot={view}", f"--file={to}"])
            tables = self._tables(database)
            rows = {}
            for number, table in enumerate(tables, start=1):
                counting = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier("public", table))
                rows[table] = int(self._one(database, counting))
                show(number, len(tables))
        self.check(to)
        return rows

    def check(self, dump: Path) -> None:
        """Raise BackupError for a dump whose list of contents cannot be read."""
        self._run([find_program("pg_restore"), "--list", str(dump)])

    def is_empty(self) -> bool:
        """Say whether nothing would be lost."""
        with self._connect() as database:
            return not self._tables(database)

    def check_unused(self) -> None:
        """Raise BackupError while the site runs on this database."""
        with self._connect() as database:
            if others := int(self._one(database, OTHERS)):
                raise BackupError(f"the database is in use by {others} connections: stop the site first")

    def load(self, dump: Path) -> dict[str, int]:
        """Put a dump in the place of the database, in one transaction; return the rows of each table."""
        psql, script = find_program("psql"), dump.with_suffix(".sql")
        try:
            script.touch(mode=0o600)
            script.write_text("" if self.is_empty() else FORGET, encoding="ascii")
            with script.open("ab") as written:
                command = [find_program("pg_restore"), "--no-owner", "--no-privileges", "--file=-", str(dump)]
                self._run(command, output=written)
            quiet = ["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--single-transaction"]
            self._run([psql, *quiet, f"--file={script}"])
        finally:
            script.unlink(missing_ok=True)
        with self._connect() as database:
            names = self._tables(database)
            counting = [sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier("public", name)) for name in names]
            return {name: int(self._one(database, question)) for name, question in zip(names, counting, strict=True)}

    def migrations(self, dump: Path) -> list[str]:
        """Return the migrations that a dump has seen, from the one table that holds them."""
        command = [find_program("pg_restore"), "--data-only", "--table=django_migrations", "--file=-", str(dump)]
        lines = self._run(command).splitlines()
        with suppress(StopIteration, ValueError):
            begin = next(n for n, line in enumerate(lines) if line.startswith("COPY "))
            rows = [line.split("\t") for line in lines[begin + 1 : lines.index("\\.", begin)]]
            return [f"{app}.{name}" for _, app, name, _ in rows]
        raise BackupError("this is no database of the timeline: it has no table django_migrations")

    def _connect(self) -> psycopg.Connection[Any]:
        try:
            return psycopg.connect(**self.where, connect_timeout=10)  # type: ignore[arg-type] # names and texts
        except psycopg.OperationalError as error:
            reason = str(error).strip().splitlines()[-1]
            raise BackupError(f"DATABASE_URL does not answer: {reason}") from error

    def _tables(self, database: psycopg.Connection[Any]) -> list[str]:
        return [name for (name,) in database.execute(OUR_TABLES)]

    def _one(self, database: psycopg.Connection[Any], question: str | sql.Composed) -> Any:
        row = database.execute(question).fetchone()  # type: ignore[arg-type] # every question is written in this file
        return row[0] if row else 0

    def _run(self, command: list[str], output: Any = subprocess.PIPE) -> str:
        """Run one of PostgreSQL's programs; the password goes by the environment, which no list of processes shows."""
        variables = {
            "dbname": "PGDATABASE",
            "user": "PGUSER",
            "password": "PGPASSWORD",
            "host": "PGHOST",
            "port": "PGPORT",
        }
        environment = {**os.environ, **{variables[name]: value for name, value in self.where.items()}}
        done = subprocess.run(command, env=environment, stdout=output, stderr=subprocess.PIPE, check=False)
        if done.returncode:
            reasons = done.stderr.decode(errors="replace").strip().splitlines() or ["no reason was given"]
            first = next((line for line in reasons if "error" in line.lower()), reasons[-1])
            raise BackupError(f"{Path(command[0]).name}: {first}")
        return done.stdout.decode(errors="replace") if done.stdout else ""


def find_program(name: str) -> str:
    """Return the path of one of PostgreSQL's programs. Raises: BackupError with the package that has it."""
    found = shutil.which(name)
    if found is None:
        raise BackupError(f"{name} was not found: {PACKAGE_ADVICE}")
    return found
