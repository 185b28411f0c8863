"""Answers with the three outputs of a region day by day, exactly as they were published.

Three outputs, never one number: the rung, the hostility line and the de-escalation line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from django.utils import timezone

from events.domain.errors import NotFound
from events.domain.escalation.method import METHOD_VERSION, PROVISIONAL_DAYS
from events.models import IndexVintage, Region
from events.selectors.acts import LeftOutEvent, LeftOutEvents, left_out_as_of
from events.selectors.turning_points import TurningPointSeen, titles_of, turning_points
from events.selectors.vintages import newest_vintages

BAND_DECIMALS = 1


@dataclass(frozen=True, slots=True)
class Band:
    """Hold the median of all draws and the values that 10 % and 90 % of them stay below."""

    median: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class EscalationDay:
    """Hold one day of a region.

    `hostility` and `deescalation` are 100 on an average day of the baseline year, None while it is being built;
    the points are always there. `is_provisional` says that reports of this day are still coming in.
    """

    day: date
    rung: int
    rung_unconfirmed: int | None
    hostility: Band | None
    deescalation: Band | None
    hostility_points: Band
    deescalation_points: Band
    is_provisional: bool
    baseline_year: int | None
    method_version: str
    data_cutoff: datetime


@dataclass(frozen=True, slots=True)
class Gap:
    """Hold the first and last of some days without data: not quiet, but unknown."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class RegionEscalation:
    """Hold the series of a region, days in order, with the gaps between them.

    `left_out` are events that no line counts at that moment, with the reason; `is_building` says that there is no
    baseline yet; `turning_points` are what editors marked.
    """

    slug: str
    name: str
    baseline_year: int | None
    is_building: bool
    method_version: str
    data_cutoff: datetime | None
    days: tuple[EscalationDay, ...]
    gaps: tuple[Gap, ...]
    left_out: Sequence[LeftOutEvent]
    turning_points: tuple[TurningPointSeen, ...] = ()


@dataclass(frozen=True, slots=True)
class Contribution:
    """Hold what one act adds to a line on a day: points, and the part of the mean that they make, 0-1."""

    event_id: int
    title: str
    line: str
    points: float
    part: float


@dataclass(frozen=True, slots=True)
class DayExplained:
    """Hold one day with the acts that make it, the heaviest first, and the events that give the rungs."""

    day: EscalationDay
    contributions: tuple[Contribution, ...]
    rung_events: tuple[int, ...]
    rung_unconfirmed_events: tuple[int, ...]


def region_escalation(
    slug: str, *, date_from: date | None = None, date_to: date | None = None, as_of: datetime | None = None
) -> RegionEscalation:
    """Return the series of a region; `as_of` returns what was published at that moment. Raises: NotFound."""
    region = _find(slug)
    rows = newest_vintages(region.pk, as_of=as_of).filter(is_gap=False).defer("acts", "rung_events")
    if date_from:
        rows = rows.filter(day__gte=date_from)
    if date_to:
        rows = rows.filter(day__lte=date_to)
    today = (as_of or timezone.now()).date()
    days = tuple(_day(row, today) for row in rows)
    return RegionEscalation(
        slug=region.slug,
        name=region.name,
        baseline_year=days[-1].baseline_year if days else region.baseline_year,
        is_building=not days or days[-1].hostility is None,
        method_version=days[-1].method_version if days else METHOD_VERSION,
        data_cutoff=max((day.data_cutoff for day in days), default=None),
        days=days,
        gaps=_gaps(days),
        left_out=left_out_as_of(slug, moment=as_of) if as_of else LeftOutEvents(region),
        turning_points=turning_points(region.pk, date_from=date_from, date_to=date_to, as_of=as_of),
    )


def explain_day(slug: str, day: date, *, as_of: datetime | None = None) -> DayExplained:
    """Return what makes a day of a region; an act that was withdrawn since keeps its place without a title.

    Raises: NotFound for an unknown region and for a day without data.
    """
    row = newest_vintages(_find(slug).pk, as_of=as_of).filter(day=day, is_gap=False).first()
    if row is None:
        raise NotFound(f"there is no data for {day} in {slug!r}")
    titles = titles_of([act["event"] for act in row.acts], as_of=as_of)
    return DayExplained(
        day=_day(row, (as_of or timezone.now()).date()),
        contributions=tuple(
            Contribution(act["event"], titles.get(act["event"], ""), act["line"], act["points"], act["part"])
            for act in row.acts
        ),
        rung_events=_rung_events(row, is_confirmed=True),
        rung_unconfirmed_events=_rung_events(row, is_confirmed=False),
    )


def _find(slug: str) -> Region:
    region = Region.objects.filter(slug=slug).first()
    if region is None:
        raise NotFound(f"there is no region {slug!r}")
    return region


def _day(row: IndexVintage, today: date) -> EscalationDay:
    return EscalationDay(
        day=row.day,
        rung=row.rung,
        rung_unconfirmed=row.rung_unconfirmed,
        hostility=_index(row, "hostility"),
        deescalation=_index(row, "deescalation"),
        hostility_points=_points(row, "hostility"),
        deescalation_points=_points(row, "deescalation"),
        is_provisional=row.day > today - timedelta(days=PROVISIONAL_DAYS),
        baseline_year=row.baseline_year,
        method_version=row.method_version,
        data_cutoff=row.data_cutoff,
    )


def _points(row: IndexVintage, line: str) -> Band:
    return Band(*(getattr(row, f"{line}_points{end}") for end in ("", "_low", "_high")))


def _index(row: IndexVintage, line: str) -> Band | None:
    baseline = getattr(row, f"{line}_baseline")
    if baseline is None:
        return None
    points = _points(row, line)
    return Band(*(round(100 * value / baseline, BAND_DECIMALS) for value in (points.median, points.low, points.high)))


def _gaps(days: Sequence[EscalationDay]) -> tuple[Gap, ...]:
    one = timedelta(days=1)
    pairs = pairwise(days)
    return tuple(Gap(a.day + one, b.day - one) for a, b in pairs if b.day - a.day > one)


def _rung_events(row: IndexVintage, *, is_confirmed: bool) -> tuple[int, ...]:
    found: list[dict[str, Any]] = row.rung_events
    return tuple(event["event"] for event in found if event["is_confirmed"] == is_confirmed)
