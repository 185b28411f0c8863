"""Knows what it means for merging that one article tells several acts apart: its reports never share an event."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from events.domain.merging.facts import ReportFacts
from events.domain.vocabulary import PlacePrecision

_Key = tuple[str, str, frozenset[str]]


def count_alike(reports: Sequence[ReportFacts]) -> list[ReportFacts]:
    """Return the reports, each with how many others of its article tell of acts of the same days and town.

    An article tells its own acts apart. Where it tells of ten in one town in one week (a report on human rights
    lists every victim), day and town point to none of the ten, and another article's report needs more than them.
    """
    told: dict[_Key, list[ReportFacts]] = defaultdict(list)
    for report in reports:
        told[_key(report)].append(report)
    return [replace(report, alike_told=_count(report, told[_key(report)])) for report in reports]


def _key(report: ReportFacts) -> _Key:
    towns = frozenset(place.name.casefold() for place in report.places if place.precision == PlacePrecision.TOWN)
    return report.article, report.type, towns


def _count(report: ReportFacts, others: Sequence[ReportFacts]) -> int:
    """Count the others on the same days; without a town nothing is told about which act is meant."""
    if not _key(report)[-1]:
        return 0
    return sum(other.key != report.key and _same_days(report, other) for other in others)


def _same_days(a: ReportFacts, b: ReportFacts) -> bool:
    return a.bounds is not None and b.bounds is not None and a.bounds.overlaps(b.bounds)
