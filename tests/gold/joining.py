"""Joins reports one after another as the services do, in memory: what the rules alone achieve, without a database."""

from collections.abc import Iterable

from events.domain.merging import Match, ReportFacts, choose_home, compare_event, drop_doubles, rank

Cluster = list[ReportFacts]


def join_all(reports: Iterable[ReportFacts]) -> list[Cluster]:
    """Return the events that the reports make, each report joined to the likeliest event that is clear enough."""
    clusters: list[Cluster] = []
    asked: list[tuple[str, str]] = []
    for report in reports:
        matches = [Match(cluster, compare_event(report, cluster)) for cluster in clusters]
        likely = drop_doubles(rank(matches), asked, identity=_first, prefers=lambda _: False)
        home = choose_home(likely)
        if home is not None:
            home.target.append(report)
            continue
        asked += [(report.key, _first(match.target)) for match in likely]
        clusters.append([report])
    return clusters


def _first(cluster: Cluster) -> str:
    return cluster[0].key
