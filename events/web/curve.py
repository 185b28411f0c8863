"""Knows the drawing of the three outputs on one time axis: rungs, hostility with its band, de-escalation apart.

Every day is a step of its own width; a gap is a gap, and de-escalation is never subtracted from anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import dropwhile, pairwise

from events.selectors.escalation import Band, EscalationDay, RegionEscalation
from events.selectors.turning_points import TurningPointSeen

# Units of the drawings; they are stretched to the width of the page.
WIDTH, HEIGHT = 1000.0, 100.0
TOP_RUNG = 7
MAX_DAYS = 400
TICKS = 5
TABLE_DAYS = 30


@dataclass(frozen=True, slots=True)
class Stretch:
    """Hold some days as a rectangle: left and width."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class LineView:
    """Hold one line with its band as paths, and the value at the top of the drawing."""

    median: str
    band: str
    top: float


@dataclass(frozen=True, slots=True)
class CurveView:
    """Hold the drawings of a region's index, with the same in words."""

    latest: EscalationDay
    is_building: bool
    baseline_year: int | None
    rungs: str
    rungs_unconfirmed: str
    hostility: LineView
    deescalation: LineView
    gaps: list[Stretch]
    provisional: Stretch | None
    ticks: list[date]
    table: list[EscalationDay]
    left_out_count: int
    marks: list[Stretch]


def build_curve(escalation: RegionEscalation) -> CurveView | None:
    """Return the drawings of the last days that have data, None where no day has."""
    if not escalation.days:
        return None
    last = escalation.days[-1].day
    recent = [day for day in escalation.days if day.day > last - timedelta(days=MAX_DAYS)]
    days = list(dropwhile(_is_quiet, recent)) or recent
    axis = _Axis(days[0].day, last)
    hostility, deescalation = _values(days, is_building=escalation.is_building)
    fresh = [day.day for day in days if day.is_provisional]
    return CurveView(
        latest=days[-1],
        is_building=escalation.is_building,
        baseline_year=escalation.baseline_year,
        rungs="".join(_bar(axis, day.day, day.rung) for day in days if day.rung),
        rungs_unconfirmed="".join(_rung_line(axis, day) for day in days),
        hostility=_line(axis, hostility),
        deescalation=_line(axis, deescalation),
        gaps=[axis.stretch(gap.first, gap.last) for gap in escalation.gaps if gap.first > days[0].day],
        provisional=axis.stretch(fresh[0], last) if fresh else None,
        ticks=axis.ticks(),
        table=days[-TABLE_DAYS:][::-1],
        left_out_count=len(escalation.left_out),
        marks=[axis.cut(mark.first, mark.last) for mark in escalation.turning_points if axis.touches(mark)],
    )


def _is_quiet(day: EscalationDay) -> bool:
    """Say whether nothing has happened yet: a drawing begins with the first act."""
    return not (day.rung or day.rung_unconfirmed or day.hostility_points.high or day.deescalation_points.high)


@dataclass(frozen=True, slots=True)
class _Axis:
    first: date
    last: date

    @property
    def per_day(self) -> float:
        return WIDTH / ((self.last - self.first).days + 1)

    def x(self, day: date) -> float:
        return (day - self.first).days * self.per_day

    def stretch(self, first: date, last: date) -> Stretch:
        return Stretch(round(self.x(first), 1), round(((last - first).days + 1) * self.per_day, 1))

    def touches(self, mark: TurningPointSeen) -> bool:
        """Say whether any of the marked days is drawn."""
        return mark.first <= self.last and mark.last >= self.first

    def cut(self, first: date, last: date) -> Stretch:
        """Return the part of some days that is drawn."""
        return self.stretch(max(first, self.first), min(last, self.last))

    def ticks(self) -> list[date]:
        """Return days at even distances, both ends among them; fewer where there are fewer days."""
        length = (self.last - self.first).days
        count = min(TICKS - 1, length)
        return (
            [self.first + timedelta(days=length * step // count) for step in range(count + 1)] if count else [self.last]
        )


Row = tuple[date, Band]


def _values(days: Sequence[EscalationDay], *, is_building: bool) -> tuple[list[Row], list[Row]]:
    """Return both lines as index, or as raw points as long as there is no baseline to divide by."""
    if is_building:
        return [(d.day, d.hostility_points) for d in days], [(d.day, d.deescalation_points) for d in days]
    hostility = [(d.day, d.hostility) for d in days if d.hostility]
    return hostility, [(d.day, d.deescalation) for d in days if d.deescalation]


def _line(axis: _Axis, rows: Sequence[Row]) -> LineView:
    top = _round_up(max((band.high for _, band in rows), default=0))

    def y(value: float) -> float:
        return HEIGHT * (1 - value / top)

    return LineView(
        median="".join(_median(axis, run, y) for run in _runs(rows)),
        band="".join(_band(axis, day, band, y) for day, band in rows),
        top=top,
    )


def _runs(rows: Sequence[Row]) -> Iterable[list[Row]]:
    """Yield stretches of days that follow each other without a gap."""
    run = list(rows[:1])
    for before, row in pairwise(rows):
        if (row[0] - before[0]).days > 1:
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _median(axis: _Axis, run: Sequence[Row], y: Callable[[float], float]) -> str:
    path = f"M{axis.x(run[0][0]):.1f} {y(run[0][1].median):.1f}"
    for day, band in run:
        path += f"V{y(band.median):.1f}H{axis.x(day) + axis.per_day:.1f}"
    return path


def _band(axis: _Axis, day: date, band: Band, y: Callable[[float], float]) -> str:
    x = axis.x(day)
    return f"M{x:.1f} {y(band.low):.1f}V{y(band.high):.1f}H{x + axis.per_day:.1f}V{y(band.low):.1f}Z"


def _bar(axis: _Axis, day: date, rung: int) -> str:
    x = axis.x(day)
    return f"M{x:.1f} {HEIGHT:.0f}V{_rung_y(rung):.1f}H{x + axis.per_day:.1f}V{HEIGHT:.0f}Z"


def _rung_line(axis: _Axis, day: EscalationDay) -> str:
    if day.rung_unconfirmed is None:
        return ""
    x = axis.x(day.day)
    return f"M{x:.1f} {_rung_y(day.rung_unconfirmed):.1f}H{x + axis.per_day:.1f}"


def _rung_y(rung: int) -> float:
    return HEIGHT * (1 - rung / TOP_RUNG)


def _round_up(value: float) -> float:
    """Return the next of 1, 2, 5, 10, 20, 50 ... so that the axis ends on a number that people read at once."""
    step = 1.0
    while True:
        for factor in (1, 2, 5):
            if value <= step * factor:
                return step * factor
        step *= 10
