"""Knows how acts become a line: points by day, fading by half in a week, with a band and the acts behind each day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from events.domain.escalation.acts import Act, why_left_out
from events.domain.escalation.draws import Draws, Floats, Integers, draw_acts
from events.domain.escalation.lookalikes import damped_squares
from events.domain.escalation.method import (
    DRAWS,
    HALF_LIFE_DAYS,
    HIGH_QUANTILE,
    HORIZON_DAYS,
    LOW_QUANTILE,
)
from events.domain.vocabulary import Series

FADING = 2 ** (-1 / HALF_LIFE_DAYS)
DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Share:
    """Hold how much of a day's mean points one act makes: `points`, and `part` of all, 0-1."""

    number: int
    points: float
    part: float


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one line day by day from `first`, in points; `shares` has each day's heaviest acts first."""

    first: date
    median: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    shares: tuple[tuple[Share, ...], ...]

    @property
    def days(self) -> tuple[date, ...]:
        """Return the days of the line."""
        return tuple(self.first + timedelta(days=n) for n in range(len(self.median)))


def compute_line(acts: Iterable[Act], *, series: Series, region: str, days: tuple[date, date], top: int = 10) -> Line:
    """Return the line of a series for the first to the last of `days`.

    `acts` may be more than needed and in any order: acts of the other series, acts that a rule leaves out and acts
    older than the horizon are passed over.
    """
    first, last = days
    origin = first - timedelta(days=HORIZON_DAYS - 1)
    count = (last - origin).days + 1
    used = _usable(acts, series, origin, last)
    if not used:
        return _nothing(days)
    draws = draw_acts(used, region=region, origin=origin)
    cells = _Cells(used, draws, count)
    levels = _fade(cells.daily_input())[HORIZON_DAYS - 1 :]
    low, median, high = np.round(np.quantile(levels, (LOW_QUANTILE, 0.5, HIGH_QUANTILE), axis=1), DECIMALS)
    shares = _shares(used, cells.parts(), levels.mean(axis=1), top=top)
    return Line(first, _floats(median), _floats(low), _floats(high), shares)


def _usable(acts: Iterable[Act], series: Series, origin: date, last: date) -> list[Act]:
    counted = (act for act in acts if act.series == series and why_left_out(act) is None)
    return sorted((act for act in counted if act.days[1] >= origin and act.days[0] <= last), key=lambda act: act.number)


def _nothing(days: tuple[date, date]) -> Line:
    length = (days[1] - days[0]).days + 1
    zeros = (0.0,) * length
    return Line(days[0], zeros, zeros, zeros, ((),) * length)


def _floats(values: Floats) -> tuple[float, ...]:
    return tuple(float(value) for value in values)


class _Cells:
    """Hold the points of acts by cell: one day of one wave (the same sides and type of act).

    A wave of a hundred reports of one day must not weigh a hundred times: its acts combine as the root of the sum of
    their squares. Arrays have draws as columns.
    """

    def __init__(self, acts: Sequence[Act], draws: Draws, day_count: int) -> None:
        self._day_count, self._spread = day_count, draws.spread
        waves = _wave_numbers(acts)
        spread = draws.spread
        codes = waves * day_count + draws.first
        # an act outside the window keeps a cell of its own beyond the last day, which nobody reads
        outside = (draws.first < 0) | (draws.first >= day_count)
        outer = (int(waves.max()) + 1) * day_count
        codes[outside] = outer
        spread_days = draws.first[spread, None] + draws.offset
        spread_codes = waves[spread, None] * day_count + spread_days
        spread_codes[(spread_days < 0) | (spread_days >= day_count)] = outer
        exact = np.ones(len(acts), dtype=bool)
        exact[spread] = False
        self._codes = np.unique(np.concatenate([codes[exact], spread_codes.ravel()]))
        cell = np.zeros(draws.points.shape, dtype=np.int64)
        cell[exact] = np.searchsorted(self._codes, codes[exact])[:, None]
        cell[spread] = np.searchsorted(self._codes, spread_codes)
        self._flat = cell * DRAWS + np.arange(DRAWS)
        self._squares = damped_squares(acts, draws.points)
        self._inside = self._codes < outer
        sums = np.bincount(self._flat.ravel(), self._squares.ravel(), minlength=len(self._codes) * DRAWS)
        self._waves = np.sqrt(sums).reshape(len(self._codes), DRAWS)

    def daily_input(self) -> Floats:
        """Return the points that each day adds: days by draws."""
        days = self._codes[self._inside] % self._day_count
        flat = days[:, None] * DRAWS + np.arange(DRAWS)
        added = np.bincount(flat.ravel(), self._waves[self._inside].ravel(), minlength=self._day_count * DRAWS)
        return added.astype(np.float64).reshape(self._day_count, DRAWS)

    def parts(self) -> tuple[Integers, Integers, Floats]:
        """Return rows of acts, their days and the mean points they add on them; an act may have several days."""
        norms = self._waves.ravel()[self._flat]
        points = np.divide(self._squares, norms, out=np.zeros_like(norms), where=norms > 0)
        days = np.where(self._inside, self._codes % self._day_count, -1)[self._flat // DRAWS]
        exact = np.setdiff1d(np.arange(len(points)), self._spread)
        rows, found, sums = _by_day(self._spread, days[self._spread], points[self._spread])
        rows = np.concatenate([exact, rows])
        found = np.concatenate([days[exact, 0], found])
        sums = np.concatenate([points[exact].mean(axis=1), sums])
        inside = (found >= 0) & (sums > 0)
        return rows[inside], found[inside], sums[inside]


def _by_day(rows: Integers, days: Integers, points: Floats) -> tuple[Integers, Integers, Floats]:
    """Return the mean points of acts whose draws fall on different days, one row for each act and day."""
    width = int(days.max(initial=0)) + 2
    keys = rows[:, None] * width + days + 1
    found, inverse = np.unique(keys, return_inverse=True)
    sums = np.bincount(inverse.ravel(), points.ravel(), minlength=len(found)) / DRAWS
    return found // width, found % width - 1, sums


def _wave_numbers(acts: Sequence[Act]) -> Integers:
    waves: dict[object, int] = {}
    return np.array([waves.setdefault((act.type, act.initiators, act.targets), len(waves)) for act in acts], np.int64)


def _fade(added: Floats) -> Floats:
    """Return the level of each day: what is left of the days before within the horizon, and what the day adds."""
    levels = np.empty_like(added)
    level = np.zeros(added.shape[1])
    for day, points in enumerate(added):
        level = level * FADING + points
        levels[day] = level
    # taking off what lies before the horizon makes a day's value the same whichever day the computation began with
    levels[HORIZON_DAYS:] -= FADING**HORIZON_DAYS * levels[:-HORIZON_DAYS].copy()
    return levels


def _shares(
    acts: Sequence[Act], parts: tuple[Integers, Integers, Floats], means: Floats, *, top: int
) -> tuple[tuple[Share, ...], ...]:
    """Return the heaviest acts of each day by what is left of them."""
    rows, days, points = parts
    order = np.argsort(days, kind="stable")
    rows, days, points = rows[order], days[order], points[order]
    result = []
    for number, mean in enumerate(means):
        day = number + HORIZON_DAYS - 1
        start, end = np.searchsorted(days, (day - HORIZON_DAYS + 1, day + 1))
        left = points[start:end] * FADING ** (day - days[start:end])
        sums = np.bincount(rows[start:end], left) if end > start else np.zeros(0)
        heaviest = np.argsort(-sums, kind="stable")[:top]
        result.append(
            tuple(
                Share(acts[row].number, round(float(sums[row]), DECIMALS), round(float(sums[row] / mean), 3))
                for row in heaviest
                if round(float(sums[row]), DECIMALS) > 0
            )
        )
    return tuple(result)
