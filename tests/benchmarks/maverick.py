"""Merges MAVERICK's reports on date, place, actors and tolls alone, and prints precision and recall over pairs.

usage: python3 -m tests.benchmarks.maverick [--half odd|even]

Weights were set on the events with odd numbers alone; those with even numbers check them.

The curve runs over the threshold of merging; the last line is what a table fitted to the true answers reaches with
the same four facts: the ceiling for any rule that looks at pairs.
"""

import argparse
import importlib
import itertools
from collections import Counter, defaultdict
from datetime import date

from events.domain.merging import ReportFacts
from tests.gold.joining import Cluster, join_all
from tests.gold.maverick_reports import maverick_reports

THRESHOLDS = (0.5, 0.55, 0.6, 0.7, 0.8)
LEADS = (0.0, 0.05, 0.1)


def main() -> None:
    """Print one line for each threshold and lead."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=["odd", "even"])
    half = parser.parse_args().half
    wanted = [row for row in maverick_reports() if half in {None, _half_of(row[0])}]
    # an article comes in whole
    rows = sorted(wanted, key=lambda row: (row[1].published_on or date.max, row[1].article, row[1].key))
    true = {report.key: event for event, report in rows}
    reports = [report for _, report in rows]
    compare = importlib.import_module("events.domain.merging.compare")
    choose = importlib.import_module("events.domain.merging.choose")
    in_use = compare.MERGE_AT, choose.CLEAR_LEAD
    for lead, threshold in itertools.product(LEADS, THRESHOLDS):
        compare.MERGE_AT, choose.CLEAR_LEAD = threshold, lead
        precision, recall = _pairs(join_all(reports), true)
        mark = "  <- in use" if (threshold, lead) == in_use else ""
        print(f"merge at {threshold:.2f}, lead {lead:.2f}: P {precision:.3f}  R {recall:.3f}{mark}", flush=True)
    print("ceiling:", *(f"P {p:.3f} at R {r:.3f}" for p, r in _ceiling(reports, true)), sep="  ")


def _half_of(event_id: str) -> str:
    return "odd" if int(event_id.rsplit("-", 1)[1]) % 2 else "even"


def _pairs(clusters: list[Cluster], true: dict[str, str]) -> tuple[float, float]:
    joined = sum(_count(len(cluster)) for cluster in clusters)
    right = sum(_count(n) for cluster in clusters for n in Counter(true[r.key] for r in cluster).values())
    return right / max(1, joined), right / sum(_count(n) for n in Counter(true.values()).values())


def _count(members: int) -> int:
    return members * (members - 1) // 2


def _ceiling(reports: list[ReportFacts], true: dict[str, str]) -> list[tuple[float, float]]:
    """Return precision at recall .5, .6, .7 when every cell of the four facts is judged by its true share."""
    all_pairs, right = Counter(), Counter()
    for a, b in itertools.combinations(reports, 2):
        if a.article != b.article and a.bounds.gap_days(b.bounds) <= 1 and not _other_towns(a, b):
            cell = (_days(a, b), _place(a, b), _people(a, b), _toll(a, b))
            all_pairs[cell] += 1
            right[cell] += true[a.key] == true[b.key]
    total = sum(_count(n) for n in Counter(true.values()).values())
    curve, found, hits = [], 0, 0
    for cell in sorted(all_pairs, key=lambda cell: -right[cell] / all_pairs[cell]):
        found, hits = found + all_pairs[cell], hits + right[cell]
        curve.append((hits / found, hits / total))
    return [next(point for point in curve if point[1] >= recall) for recall in (0.5, 0.6, 0.7)]


def _days(a: ReportFacts, b: ReportFacts) -> tuple[bool, int]:
    wide = max((r.bounds.latest - r.bounds.earliest).days for r in (a, b))
    return a.bounds == b.bounds, min(wide, 11) // 3 if a.bounds.overlaps(b.bounds) else -1


def _names(report: ReportFacts) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for place in report.places:
        found[place.precision].add(place.name)
    return found


def _other_towns(a: ReportFacts, b: ReportFacts) -> bool:
    mine, theirs = _names(a)["town"], _names(b)["town"]
    return bool(mine and theirs and not mine & theirs)


def _place(a: ReportFacts, b: ReportFacts) -> tuple[bool, str]:
    mine, theirs = _names(a), _names(b)
    both = bool(mine["town"] & theirs["town"])
    if not mine["point"] or not theirs["point"]:
        return both, "neither" if not mine["point"] and not theirs["point"] else "one"
    return both, "same" if mine["point"] & theirs["point"] else "other"


def _people(a: ReportFacts, b: ReportFacts) -> tuple[str, ...]:
    def relation(role: str) -> str:
        mine, theirs = (
            {actor.name for actor in r.actors if (actor.role == "victim") == (role == "victim")} for r in (a, b)
        )
        if not mine or not theirs:
            return "none"
        return "all" if mine == theirs else "some" if mine & theirs else "other"

    return relation("acting"), relation("victim")


def _toll(a: ReportFacts, b: ReportFacts) -> tuple[str, ...]:
    def relation(measure: str) -> str:
        mine, theirs = (next((f for f in r.figures if f.measure == measure and f.high), None) for r in (a, b))
        if mine is None or theirs is None:
            return "none" if mine is theirs else "one"
        if mine.low <= theirs.high and theirs.low <= mine.high:
            return "agree"
        return "near" if max(mine.low, theirs.low) <= 3 * min(mine.high, theirs.high) else "far"

    return relation("killed"), relation("injured")


if __name__ == "__main__":
    main()
