"""Knows what the index looks at in an event, and which events it cannot use."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from events.domain.daterange import Bounds
from events.domain.escalation.method import MAX_SPAN_DAYS, OPEN_FACTOR
from events.domain.vocabulary import CERTAINTY_OF_GRADE, Certainty, Extent, Grade, Series, Status, Type


@dataclass(frozen=True, slots=True)
class Toll:
    """Hold how many people an act killed or injured; an empty `best` is not stated, an empty `high` open."""

    low: int = 0
    best: int | None = None
    high: int | None = None

    @property
    def corners(self) -> tuple[float, float, float]:
        """Return the least, likeliest and greatest number that draws are made from."""
        likeliest = self.low if self.best is None else self.best
        greatest = OPEN_FACTOR * self.low if self.high is None else self.high
        return float(self.low), float(likeliest), float(max(likeliest, greatest))


NOBODY = Toll(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Act:
    """Hold one event as the index sees it.

    `number` tells acts apart and is part of what their draws depend on. `share` is the region's, 0-1. `severity` is
    0-10, `rung` 0-7. `initiators` and `targets` name sides, `places` the most
    exact places. `hits_core` marks a nuclear site or a capital as target.
    """

    number: int
    type: Type
    series: Series
    severity: float
    rung: int
    status: Status
    grade: Grade
    bounds: Bounds | None
    share: float = 1.0
    killed: Toll = NOBODY
    injured: Toll = NOBODY
    initiators: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    hits_core: bool = False

    @property
    def days(self) -> tuple[date, date]:
        """Return the first and last day on which it can have happened. Raises: ValueError for an act left out."""
        if self.bounds is None or self.bounds.earliest is None or self.bounds.latest is None:
            raise ValueError(f"act {self.number} has no two outer days")
        return self.bounds.earliest, self.bounds.latest

    @property
    def is_firm(self) -> bool:
        """Say whether it is supported well enough to raise the rung."""
        happened = self.status in {Status.OCCURRED, Status.ONGOING}
        return happened and CERTAINTY_OF_GRADE[self.grade] == Certainty.FIRM

    @property
    def sure_days(self) -> tuple[date, date] | None:
        """Return the days on which it was surely going on, None where no single day is sure."""
        if self.bounds is None:
            return None
        first, last = self.bounds.start_latest, self.bounds.end_earliest
        is_sure = self.bounds.extent == Extent.LASTED or self.bounds.earliest == self.bounds.latest
        if not is_sure or first is None or last is None or first > last:
            return None
        return first, last


class LeftOut(StrEnum):
    """Name why an event is in no line."""

    NO_DATE = "no usable date"
    OPEN_DATE = "begins or ends at an unknown time"
    WIDE_DATE = "date wider than a year"
    NOT_HAPPENED = "planned or denied"
    DISCOUNTED = "discounted"
    NO_SERIES = "neither hostile nor de-escalating"


def why_left_out(act: Act) -> LeftOut | None:
    """Return why an act is not counted, None where it is."""
    if act.series == Series.NONE:
        return LeftOut.NO_SERIES
    if act.status in {Status.PLANNED, Status.DENIED}:
        return LeftOut.NOT_HAPPENED
    if act.grade == Grade.DISCOUNTED:
        return LeftOut.DISCOUNTED
    return _why_not_placed(act.bounds)


def _why_not_placed(bounds: Bounds | None) -> LeftOut | None:
    if bounds is None:
        return LeftOut.NO_DATE
    if bounds.earliest is None or bounds.latest is None:
        return LeftOut.OPEN_DATE
    return LeftOut.WIDE_DATE if (bounds.latest - bounds.earliest).days >= MAX_SPAN_DAYS else None
