"""Joins reports one after another as the services do, in memory: what the rules alone achieve, without a database."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby

from events.domain.merging import (
    TOUCHING_DAYS,
    Match,
    ReportFacts,
    choose_home,
    compare_event,
    count_alike,
    drop_doubles,
    is_vast,
    most_exact_first,
    rank,
)

Cluster = list[ReportFacts]


def join_all(reports: Iterable[ReportFacts]) -> list[Cluster]:
    """Return the events that the reports make, each report joined to the likeliest event that is clear enough."""
    clusters: list[Cluster] = []
    on_day: dict[date, dict[str, Cluster]] = defaultdict(dict)
    asked: list[tuple[str, str]] = []
    for report in _in_turn(count_alike(list(reports))):
        days = list(_days(report, 0))
        near = {key: cluster for day in _days(report, TOUCHING_DAYS) for key, cluster in on_day[day].items()}
        matches = rank(Match(cluster, compare_event(report, cluster)) for cluster in near.values())
        likely = drop_doubles(matches, asked, identity=_first, prefers=lambda _: False)
        home = choose_home(likely)
        if home is None:
            asked += [(report.key, _first(match.target)) for match in likely]
            clusters.append([])
        joined = home.target if home else clusters[-1]
        joined.append(report)
        for day in days:
            on_day[day][_first(joined)] = joined
    return clusters


def _in_turn(reports: Iterable[ReportFacts]) -> Iterator[ReportFacts]:
    for _, told in groupby(reports, key=lambda report: report.article):
        yield from most_exact_first(list(told))


def _first(cluster: Cluster) -> str:
    return cluster[0].key


def _days(report: ReportFacts, margin: int) -> Iterator[date]:
    """Yield the days of a report; none where its date is unknown or too wide to compare."""
    bounds = report.bounds
    if bounds is None or bounds.earliest is None or bounds.latest is None or is_vast(bounds):
        return
    for step in range(-margin, (bounds.latest - bounds.earliest).days + margin + 1):
        yield bounds.earliest + timedelta(days=step)
