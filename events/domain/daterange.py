"""Knows what an honest date is: four bounds, an extent and a precision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from events.domain.vocabulary import DatePrecision, Extent


@dataclass(frozen=True, slots=True)
class Bounds:
    """Hold when something began and ended, as far as it is known.

    All days are inclusive, in the time zone of the anchor. None at the start or the end is an open end.
    *within*: one unknown day of earliest..latest; *lasted*: the whole of it.
    """

    start_earliest: date | None
    start_latest: date | None
    end_earliest: date | None
    end_latest: date | None
    extent: Extent
    precision: DatePrecision

    def __post_init__(self) -> None:
        ends = (self.start_earliest, self.start_latest), (self.end_earliest, self.end_latest)
        outer = (self.start_earliest, self.end_latest)
        for low, high in (*ends, outer):
            if low is not None and high is not None and low > high:
                raise ValueError(f"bounds out of order: {low} is after {high}")

    @property
    def earliest(self) -> date | None:
        """Return the outer lower bound, None when open."""
        return self.start_earliest

    @property
    def latest(self) -> date | None:
        """Return the outer upper bound, None when open."""
        return self.end_latest

    @classmethod
    def on(cls, day: date, *, precision: DatePrecision = DatePrecision.DAY) -> Bounds:
        """Return the bounds of one known day."""
        return cls(day, day, day, day, Extent.LASTED, precision)

    @classmethod
    def within(cls, first: date, last: date, *, precision: DatePrecision = DatePrecision.SPAN) -> Bounds:
        """Return the bounds of one unknown day of first..last."""
        return cls(first, last, first, last, Extent.WITHIN, precision)

    @classmethod
    def lasted(cls, first: date | None, last: date | None, *, precision: DatePrecision = DatePrecision.SPAN) -> Bounds:
        """Return the bounds of something that took all of first..last."""
        return cls(first, first, last, last, Extent.LASTED, precision)

    def overlaps(self, other: Bounds) -> bool:
        """Say whether the two can share a day."""
        return self.gap_days(other) == 0

    def gap_days(self, other: Bounds) -> int:
        """Return the days between the two intervals, 0 when they touch or overlap."""
        return max(0, _days_after(self.earliest, other.latest), _days_after(other.earliest, self.latest))

    def contains(self, day: date) -> bool:
        """Say whether `day` lies inside the outer bounds."""
        after_start = self.earliest is None or self.earliest <= day
        return after_start and (self.latest is None or day <= self.latest)


def _days_after(start: date | None, end: date | None) -> int:
    """Return by how many days `start` lies after `end`; 0 where either is open."""
    if start is None or end is None:
        return 0
    return (start - end).days
