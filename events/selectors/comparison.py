"""Answers how the lines of two regions run beside each other, and on what each of them rests."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from events.domain.escalation.lag import Likeness, likeness_by_lag
from events.domain.vocabulary import PUBLIC_STATES
from events.models import Report
from events.selectors.escalation import EscalationDay, RegionEscalation, region_escalation

# The lines of the last year or so: a longer stretch would hide that lags change.
MOST_DAYS = 400


@dataclass(frozen=True, slots=True)
class Coverage:
    """Hold on what the lines of a region rest: outlets and articles behind them, days with data of all days."""

    outlets: int
    articles: int
    days: int
    all_days: int


@dataclass(frozen=True, slots=True)
class MonthOfSide:
    """Hold a month of a region: its highest rung and the mean of its hostility line, index or points."""

    rung: int
    hostility: float


@dataclass(frozen=True, slots=True)
class MonthRow:
    """Hold a month of two regions; None where a region has no data."""

    month: date
    sides: tuple[MonthOfSide | None, MonthOfSide | None]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Hold two regions beside each other; `lags` run from -30 to 30 days, the first region moved later."""

    lags: tuple[Likeness, ...]
    coverage: tuple[Coverage, Coverage]
    months: tuple[MonthRow, ...]
    are_points: tuple[bool, bool]


def compare_regions(
    slugs: tuple[str, str], *, date_from: date | None, date_to: date | None, as_of: datetime | None = None
) -> Comparison | None:
    """Return two regions beside each other, None where one has no lines in these days. Raises: NotFound."""
    first, second = (region_escalation(slug, date_from=date_from, date_to=date_to, as_of=as_of) for slug in slugs)
    if not first.days or not second.days:
        return None
    oldest = max(first.days[-1].day, second.days[-1].day) - timedelta(days=MOST_DAYS)
    sides = tuple([day for day in found.days if day.day > oldest] for found in (first, second))
    if not all(sides):
        return None
    lines = [{day.day: day.hostility_points.median for day in days} for days in sides]
    return Comparison(
        lags=likeness_by_lag(*lines),
        coverage=(_coverage(first, sides[0], as_of), _coverage(second, sides[1], as_of)),
        months=_months(_by_month(first, sides[0]), _by_month(second, sides[1])),
        are_points=(first.is_building, second.is_building),
    )


def _coverage(region: RegionEscalation, days: Sequence[EscalationDay], as_of: datetime | None) -> Coverage:
    reports = Report.objects.filter(
        state__in=PUBLIC_STATES,
        event__state__in=PUBLIC_STATES,
        event__region_shares__region__slug=region.slug,
        article__published_on__range=(days[0].day, days[-1].day),
    )
    if as_of:
        reports = reports.filter(event__first_published_at__lte=as_of)
    rows = set(reports.order_by().values_list("article__outlet", "article").distinct())
    return Coverage(
        outlets=len({outlet for outlet, _ in rows}),
        articles=len({article for _, article in rows}),
        days=len(days),
        all_days=(days[-1].day - days[0].day).days + 1,
    )


def _by_month(region: RegionEscalation, days: Sequence[EscalationDay]) -> dict[date, MonthOfSide]:
    groups: dict[date, list[EscalationDay]] = defaultdict(list)
    for day in days:
        groups[day.day.replace(day=1)].append(day)
    return {
        month: MonthOfSide(
            rung=max(day.rung for day in members),
            hostility=sum(_hostility(day, is_building=region.is_building) for day in members) / len(members),
        )
        for month, members in groups.items()
    }


def _hostility(day: EscalationDay, *, is_building: bool) -> float:
    line = day.hostility_points if is_building or day.hostility is None else day.hostility
    return line.median


def _months(first: dict[date, MonthOfSide], second: dict[date, MonthOfSide]) -> tuple[MonthRow, ...]:
    return tuple(
        MonthRow(month, (first.get(month), second.get(month))) for month in sorted({*first, *second}, reverse=True)
    )
