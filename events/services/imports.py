"""Knows how files of articles are taken in: every good line counts, every bad one is named."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO

from events.adapters.lines import ArticleLine, LineError, read_article_lines
from events.domain.errors import DomainError
from events.services.ingest import Submitted, submit_article


@dataclass(slots=True)
class ImportReport:
    """Hold what became of the lines; `errors` pair a line number, counted from 1, with its reason."""

    taken: int = 0
    known: int = 0
    errors: list[tuple[int, str]] = field(default_factory=list)

    @property
    def lines(self) -> int:
        """Return how many lines were read."""
        return self.taken + self.known + len(self.errors)


def import_lines(
    source: BinaryIO, *, at: datetime, progress: Callable[[ImportReport], None] | None = None
) -> ImportReport:
    """Submit every article of a file of JSON lines, each in its own transaction."""
    report = ImportReport()
    for line in read_article_lines(source):
        _import(line, report, at=at)
        if progress:
            progress(report)
    return report


def _import(line: ArticleLine | LineError, report: ImportReport, *, at: datetime) -> None:
    if isinstance(line, LineError):
        report.errors.append((line.number, line.reason))
        return
    try:
        receipt = submit_article(_submitted(line), at=at)
    except DomainError as error:
        report.errors.append((line.number, str(error)))
        return
    if receipt.created:
        report.taken += 1
    else:
        report.known += 1


def _submitted(line: ArticleLine) -> Submitted:
    return Submitted(
        text=line.text,
        url=line.url,
        title=line.title,
        outlet=line.outlet,
        language=line.language,
        country=line.country,
        published=line.published,
        external_id=line.id,
    )
