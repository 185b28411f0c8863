"""Knows how alike two lines run when one is moved by some days; says nothing of causes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

MOST_LAG_DAYS = 30
# Fewer common days make almost any two lines look alike or unlike.
FEWEST_DAYS = 30


@dataclass(frozen=True, slots=True)
class Likeness:
    """Hold Spearman's rank correlation of two lines, -1 to 1, the first moved `lag` days later.

    `rank` is None where too few days have both, or where one line never changes. `days` are those that have both.
    """

    lag: int
    rank: float | None
    days: int


def likeness_by_lag(first: Mapping[date, float], second: Mapping[date, float]) -> tuple[Likeness, ...]:
    """Return how alike two lines are for every lag from -30 to 30 days; a day without data is left out of both."""
    return tuple(likeness(first, second, lag=lag) for lag in range(-MOST_LAG_DAYS, MOST_LAG_DAYS + 1))


def likeness(first: Mapping[date, float], second: Mapping[date, float], *, lag: int) -> Likeness:
    """Return how alike the second line is to the first of `lag` days before.

    Ranks, since the regions rest on different sources and only the shape of their lines can be set side by side.
    Source: Spearman 1904, with mean ranks for ties.
    """
    moved = timedelta(days=lag)
    pairs = [(first[day - moved], value) for day, value in second.items() if day - moved in first]
    if len(pairs) < FEWEST_DAYS:
        return Likeness(lag, None, len(pairs))
    return Likeness(lag, _correlation(_ranks([a for a, _ in pairs]), _ranks([b for _, b in pairs])), len(pairs))


def _ranks(values: Sequence[float]) -> list[float]:
    """Return the place of each value in order; equal values share the mean of their places."""
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and values[order[end]] == values[order[start]]:
            end += 1
        for place in order[start:end]:
            ranks[place] = (start + end - 1) / 2
        start = end
    return ranks


def _correlation(first: Sequence[float], second: Sequence[float]) -> float | None:
    means = sum(first) / len(first), sum(second) / len(second)
    offs = [(a - means[0], b - means[1]) for a, b in zip(first, second, strict=True)]
    spreads = sum(a * a for a, _ in offs), sum(b * b for _, b in offs)
    if not all(spreads):
        return None
    return sum(a * b for a, b in offs) / sqrt(spreads[0] * spreads[1])
