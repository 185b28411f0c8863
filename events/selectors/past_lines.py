"""Answers with the lines of a list as they stood at a past moment, under the names that today's events use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from events.domain.daterange import Bounds
from events.domain.vocabulary import DatePrecision, Extent
from events.models.version import EventVersionQuerySet
from events.selectors.event_values import EventDetail
from events.selectors.snapshots import thaw_detail


class Loaded(tuple[Any, ...]):
    """Hold parts that need no query; `all` is what templates ask of the parts of a row."""

    __slots__ = ()

    def all(self) -> Loaded:
        """Return the parts."""
        return self


@dataclass(frozen=True, slots=True)
class PastReport:
    """Hold what a line shows of a report: its figures."""

    figures: Loaded


@dataclass(frozen=True, slots=True)
class PastLine:
    """Hold one event of a list as it stood."""

    pk: int
    title: str
    type: str
    kind: str
    status: str
    grade: str
    source_count: int
    bounds: Bounds | None
    locations: Loaded
    reports: Loaded

    @property
    def start_earliest(self) -> date | None:
        """Return the first day on which it can have begun."""
        return self.bounds.start_earliest if self.bounds else None

    @property
    def extent(self) -> str:
        """Return whether it filled its days or fell within them."""
        return self.bounds.extent if self.bounds else Extent.WITHIN

    @property
    def precision(self) -> str:
        """Return how exactly its date is known."""
        return self.bounds.precision if self.bounds else DatePrecision.UNANCHORED


class PastLines:
    """Give the lines of versions in portions, as a paginator asks for them; only those shown are read."""

    def __init__(self, versions: EventVersionQuerySet) -> None:
        self._versions = versions

    def count(self) -> int:
        """Return how many lines there are."""
        return self._versions.order_by().count()

    def __getitem__(self, wanted: slice) -> list[PastLine]:
        """Return a portion of the lines."""
        return lines_of(thaw_detail(frozen) for frozen in self._versions.values_list("detail", flat=True)[wanted])


def lines_of(details: Iterable[EventDetail]) -> list[PastLine]:
    """Return events as lines of a list."""
    return [_line(detail) for detail in details]


def _line(detail: EventDetail) -> PastLine:
    reports = sorted(detail.reports, key=lambda report: report.id)
    return PastLine(
        pk=detail.id,
        title=detail.title,
        type=detail.type,
        kind=detail.kind,
        status=detail.status,
        grade=detail.grade,
        source_count=detail.source_count,
        bounds=detail.date.bounds,
        locations=Loaded(detail.places),
        reports=Loaded(PastReport(Loaded(report.figures)) for report in reports),
    )
