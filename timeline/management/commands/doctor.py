"""Says how the installation is: what it runs on, what waits, what is wrong and what to do."""

import argparse
import importlib.metadata
import json
import platform
import shutil
from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from kombu.connection import Connection
from kombu.exceptions import OperationalError

from events.domain.errors import ParserMissing
from events.domain.extraction.parse import load_parser
from events.selectors.jobs import job_figures

LOW_DISK_BYTES = 500_000_000
OLD_QUEUE_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Finding:
    """Hold one line: what was looked at, what was found, and what to do when it is not well."""

    name: str
    found: str
    advice: str = ""

    @property
    def is_well(self) -> bool:
        """Say whether nothing has to be done."""
        return not self.advice


class Command(BaseCommand):
    """Look at everything, change nothing."""

    help = "Report profile, versions, parser, queue, failed jobs, disk and migrations; exit 1 where something is wrong."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare --json."""
        parser.add_argument("--json", action="store_true", help="one JSON object for programs")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print the findings."""
        findings = examine()
        if options["json"]:
            self.stdout.write(json.dumps([asdict(finding) for finding in findings], indent=1))
        else:
            for finding in findings:
                mark = "ok  " if finding.is_well else "WRONG"
                self.stdout.write(
                    f"{mark:6}{finding.name}: {finding.found}" + (f" -> {finding.advice}" if finding.advice else "")
                )
        if not all(finding.is_well for finding in findings):
            raise SystemExit(1)


def examine() -> list[Finding]:
    """Return all findings."""
    return [_profile(), _versions(), _parser(), *_database(), _broker(), _disk()]


def _profile() -> Finding:
    database = "PostgreSQL" if connection.vendor == "postgresql" else "SQLite"
    broker = "Redis" if settings.USES_REDIS else "file broker"
    return Finding("profile", f"{database}, {broker}, data in {settings.DATA_DIR}")


def _versions() -> Finding:
    packages = ("Django", "djangorestframework", "celery", "spacy", "dateparser")
    found = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in packages)
    return Finding("versions", f"Python {platform.python_version()}, {found}")


def _parser() -> Finding:
    try:
        load_parser()
    except ParserMissing as error:
        return Finding("parser", "missing", str(error))
    return Finding("parser", "loads")


def _database() -> list[Finding]:
    try:
        connection.ensure_connection()
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        return [Finding("database", str(error).strip(), "start the server or correct DATABASE_URL")]
    if pending:
        return [Finding("migrations", f"{len(pending)} pending", "python3 manage.py migrate")]
    return [Finding("migrations", "none pending"), *_queue()]


def _queue() -> list[Finding]:
    figures = job_figures()
    oldest = figures.oldest_waiting_seconds or 0
    waiting = f"{figures.waiting} waiting, {figures.running} running, oldest {oldest:.0f} s"
    slow = "is a worker running? python3 manage.py up starts one" if oldest > OLD_QUEUE_SECONDS else ""
    failed = "see Jobs in the admin: the reason stands there, and a button tries again" if figures.failed else ""
    return [Finding("queue", waiting, slow), Finding("failed jobs", str(figures.failed), failed)]


def _broker() -> Finding:
    if not settings.USES_REDIS:
        return Finding("broker", f"folders in {settings.BROKER_DIR}")
    try:
        with Connection(settings.BROKER_URL, connect_timeout=3) as broker:  # type: ignore[no-untyped-call]
            broker.ensure_connection(max_retries=1, timeout=3)
    except (OperationalError, OSError) as error:
        return Finding(
            "broker", str(error), "start Redis or correct BROKER_URL; articles wait meanwhile, nothing is lost"
        )
    return Finding("broker", "Redis answers")


def _disk() -> Finding:
    free = shutil.disk_usage(settings.DATA_DIR).free
    return Finding("disk", f"{free / 1e9:.1f} GB free", "free some space" if free < LOW_DISK_BYTES else "")
