"""Joins reports one after another as the services do, in memory: what the rules alone achieve, without a database."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby

from events.domain.merging import (
    TOUCHING_DAYS,
    Match,
    ReportFacts,
    choose_homes,
    compare_event,
    count_alike,
    drop_doubles,
    is_vast,
    rank,
)

Cluster = list[ReportFacts]


def join_all(reports: Iterable[ReportFacts]) -> list[Cluster]:
    """Return the events that the reports make, each report joined to the likeliest event that is clear enough."""
    clusters: list[Cluster] = []
    on_day: dict[date, dict[str, Cluster]] = defaultdict(dict)
    asked: list[tuple[str, str]] = []
    for _, told in groupby(count_alike(list(reports)), key=lambda report: report.article):
        article = list(told)
        matches = [_without_doubles(_matches(report, on_day), asked) for report in article]
        homes = choose_homes(matches, identity=_first)
        taken = {_first(home.target) for home in homes if home}
        for report, likely, home in zip(article, matches, homes, strict=True):
            if home is None:
                asked += [(report.key, _first(m.target)) for m in likely if _first(m.target) not in taken]
                clusters.append([])
            joined = home.target if home else clusters[-1]
            joined.append(report)
            for day in _days(report, 0):
                on_day[day][_first(joined)] = joined
    return clusters


def _matches(report: ReportFacts, on_day: dict[date, dict[str, Cluster]]) -> list[Match[Cluster]]:
    near = {key: cluster for day in _days(report, TOUCHING_DAYS) for key, cluster in on_day[day].items()}
    return [Match(cluster, compare_event(report, cluster)) for cluster in near.values()]


def _without_doubles(matches: Iterable[Match[Cluster]], asked: Iterable[tuple[str, str]]) -> list[Match[Cluster]]:
    return drop_doubles(rank(matches), asked, identity=_first, prefers=lambda _: False)


def _first(cluster: Cluster) -> str:
    return cluster[0].key


def _days(report: ReportFacts, margin: int) -> Iterator[date]:
    """Yield the days of a report; none where its date is unknown or too wide to compare."""
    bounds = report.bounds
    if bounds is None or bounds.earliest is None or bounds.latest is None or is_vast(bounds):
        return
    for step in range(-margin, (bounds.latest - bounds.earliest).days + margin + 1):
        yield bounds.earliest + timedelta(days=step)
