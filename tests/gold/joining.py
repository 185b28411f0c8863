"""Joins reports one after another as the services do, in memory: what the rules alone achieve, without a database."""

from collections.abc import Iterable

from events.domain.merging import Match, ReportFacts, choose_home, compare_event

Cluster = list[ReportFacts]


def join_all(reports: Iterable[ReportFacts]) -> list[Cluster]:
    """Return the events that the reports make, each report joined to the likeliest event that is clear enough."""
    clusters: list[Cluster] = []
    for report in reports:
        found = [Match(cluster, compare_event(report, cluster)) for cluster in clusters]
        home = choose_home(found)
        if home is None:
            clusters.append([report])
        else:
            home.target.append(report)
    return clusters
