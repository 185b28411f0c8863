"""Takes in articles from a file of JSON lines, standard input, addresses or a feed."""

import sys
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from events.domain.errors import DomainError
from events.services.feeds import register_feed
from events.services.imports import ImportReport, import_lines
from events.services.ingest import Submitted, submit_article

PROGRESS_EVERY = 100


class Command(BaseCommand):
    """Submit articles; the worker reads them."""

    help = "Take in articles: FILE.jsonl or - for standard input, --url ADDRESS ..., --feed ADDRESS."

    def add_arguments(self, parser: Any) -> None:
        """Declare the doors."""
        parser.add_argument("files", nargs="*", help="files of JSON lines; - is standard input")
        parser.add_argument("--url", action="append", default=[], help="address of an article; may be repeated")
        parser.add_argument("--feed", action="append", default=[], help="address of an RSS or Atom feed")
        parser.add_argument("--outlet", default="", help="name of the outlet for --url and --feed")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Submit all, name what was refused, and fail at the end when anything was."""
        if not (options["files"] or options["url"] or options["feed"]):
            raise CommandError("nothing to take in: give a file of JSON lines, - for standard input, --url or --feed")
        refused = sum(self._file(name) for name in options["files"])
        refused += sum(self._address(url, options["outlet"]) for url in options["url"])
        refused += sum(self._feed(url, options["outlet"]) for url in options["feed"])
        if refused:
            raise CommandError(f"{refused} refused; the others are taken in")

    def _file(self, name: str) -> int:
        try:
            report = self._import(name)
        except OSError as error:
            self.stderr.write(f"{name}: {error.strerror or error}")
            return 1
        for number, reason in report.errors:
            self.stderr.write(f"{name}, line {number}: {reason}")
        self.stdout.write(
            f"{name}: {report.taken} taken in, {report.known} already there, {len(report.errors)} refused"
        )
        return len(report.errors)

    def _import(self, name: str) -> ImportReport:
        if name == "-":
            return self._lines(sys.stdin.buffer)
        with Path(name).open("rb") as lines:
            return self._lines(lines)

    def _lines(self, lines: BinaryIO) -> ImportReport:
        return import_lines(lines, at=timezone.now(), progress=self._progress)

    def _progress(self, report: ImportReport) -> None:
        if report.lines % PROGRESS_EVERY == 0:
            self.stderr.write(f"{report.lines} lines read")

    def _address(self, url: str, outlet: str) -> int:
        try:
            receipt = submit_article(Submitted(url=url, outlet=outlet), at=timezone.now())
        except DomainError as error:
            self.stderr.write(f"{url}: {error}")
            return 1
        self.stdout.write(f"{url}: article {receipt.article.pk}{'' if receipt.created else ' (known, read again)'}")
        return 0

    def _feed(self, url: str, outlet: str) -> int:
        try:
            feed = register_feed(url=url, outlet=outlet, at=timezone.now())
        except DomainError as error:
            self.stderr.write(f"{url}: {error}")
            return 1
        self.stdout.write(f"{url}: feed {feed.pk}, asked now and then every quarter of an hour")
        return 0
