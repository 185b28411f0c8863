"""Knows what cannot be between linked events: an answer before its cause, and a circle of answers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from events.domain.daterange import Bounds

Link = tuple[int, int]
"""The later event's id, then the earlier one's."""


class LinkFault(StrEnum):
    """Name what is wrong with a link."""

    ANSWER_BEFORE_CAUSE = "answer_before_cause"
    CIRCLE = "circle"


@dataclass(frozen=True, slots=True)
class Interval:
    """Hold how many days one event came after another: at least, and at most where both are known."""

    least: int
    most: int | None

    def __str__(self) -> str:
        if self.most is None:
            return "later" if self.least == 0 else f"at least {_days(self.least)} later"
        if self.most == 0:
            return "the same day"
        if self.least == self.most:
            return f"{_days(self.least)} later"
        return f"within {_days(self.most)}" if self.least == 0 else f"{self.least} to {self.most} days later"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def interval_between(earlier: Bounds | None, later: Bounds | None) -> Interval | None:
    """Return how long after the earlier event the later one came, None where a date is unknown or contradicts."""
    if earlier is None or later is None or comes_before(later, earlier):
        return None
    least, most = 0, None
    if earlier.latest is not None and later.earliest is not None:
        least = max(0, (later.earliest - earlier.latest).days)
    if earlier.earliest is not None and later.latest is not None:
        most = (later.latest - earlier.earliest).days
    return Interval(least, most)


def comes_before(one: Bounds | None, other: Bounds | None) -> bool:
    """Say whether one event was over before the other can have begun."""
    if one is None or other is None or one.latest is None or other.earliest is None:
        return False
    return one.latest < other.earliest


def find_faults(dates: Mapping[int, Bounds | None], links: Sequence[Link]) -> dict[Link, LinkFault]:
    """Return the links that cannot be true as they stand; nobody is stopped from keeping them."""
    faults = {link: LinkFault.CIRCLE for link in _in_circles(links)}
    for later, earlier in links:
        if comes_before(dates.get(later), dates.get(earlier)):
            faults[later, earlier] = LinkFault.ANSWER_BEFORE_CAUSE
    return faults


def _in_circles(links: Iterable[Link]) -> set[Link]:
    """Return the links on a circle, or between two: what is left when all ends that lead nowhere are cut off."""
    left = set(links)
    while True:
        answering, answered = {later for later, _ in left}, {earlier for _, earlier in left}
        kept = {(later, earlier) for later, earlier in left if later in answered and earlier in answering}
        if kept == left:
            return left
        left = kept
