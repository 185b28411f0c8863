"""Measures the index on the UCDP events of Syria, 2016-2019: speed, and what it follows and what it does not.

Run from the root: python3 -m tests.benchmarks.escalation
"""

import gzip
import time
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import fmean, median

import numpy as np

from events.domain.daterange import Bounds
from events.domain.escalation import Act, Line, Toll, compute_line, compute_rungs
from events.domain.escalation.method import DRAWS
from events.domain.formats.ucdp import UcdpEvent, Violence, read_ucdp
from events.domain.kinds import load_kinds
from events.domain.vocabulary import Grade, Series, Status

SOURCE = Path(__file__).parents[1] / "gold" / "ucdp" / "ucdp_ged_syria_2016_2019.csv.gz"
DAYS = (date(2016, 1, 1), date(2019, 12, 1))
RUNS = 5


def load_events() -> list[UcdpEvent]:
    """Return the events of the file."""
    with gzip.open(SOURCE, "rt", encoding="utf-8", newline="") as lines:
        return list(read_ucdp(lines))


def act_of(number: int, event: UcdpEvent) -> Act:
    """Return a row as the index sees it; the data set names two sides without a direction."""
    kind = load_kinds()["killing" if event.violence == Violence.ONE_SIDED else "clash"]
    return Act(
        number=number,
        type=kind.type,
        series=kind.series,
        severity=kind.severity,
        rung=kind.rung,
        status=Status.OCCURRED,
        grade=Grade.CORROBORATED if (event.source_count or 1) > 1 else Grade.SINGLE_NAMED,
        bounds=event.bounds,
        killed=Toll(
            event.killed_low, max(event.killed_low, event.killed_best), max(event.killed_best, event.killed_high)
        ),
        initiators=frozenset({event.side_a}),
        targets=frozenset({event.side_b}),
        places=frozenset({event.place} - {""}),
    )


def line_of(acts: list[Act]) -> Line:
    """Return the hostility line of all days."""
    return compute_line(acts, series=Series.HOSTILE, region="syria", days=DAYS)


def by_month(days: tuple[date, ...], values: tuple[float, ...]) -> dict[tuple[int, int], float]:
    """Return the mean of each month."""
    months: dict[tuple[int, int], list[float]] = defaultdict(list)
    for day, value in zip(days, values, strict=True):
        months[day.year, day.month].append(value)
    return {month: fmean(found) for month, found in months.items()}


def rank_correlation(a: list[float], b: list[float]) -> float:
    """Return Spearman's rank correlation; no ties are expected among means of months."""
    ranks = [np.argsort(np.argsort(values)) for values in (a, b)]
    return float(np.corrcoef(*ranks)[0, 1])


def timed(acts: list[Act]) -> tuple[Line, float]:
    """Return the line and the median seconds of one core that several runs took."""
    seconds = []
    for _ in range(RUNS):
        start = time.process_time()
        line = line_of(acts)
        seconds.append(time.process_time() - start)
    return line, median(seconds)


def copied(acts: list[Act], month: tuple[int, int], times: int) -> list[Act]:
    """Return the acts with those of a month entered several times."""
    chosen = [act for act in acts if (act.days[0].year, act.days[0].month) == month]
    copies = [replace(act, number=len(acts) * n + act.number) for n in range(1, times) for act in chosen]
    return acts + copies


def killed_by_month(events: list[UcdpEvent]) -> dict[tuple[int, int], float]:
    """Return the best estimates of deaths of each month in which an event begins."""
    deaths: dict[tuple[int, int], float] = defaultdict(float)
    for event in events:
        first = event.bounds.earliest
        deaths[first.year, first.month] += event.killed_best
    return deaths


def relative_width(line: Line) -> float:
    """Return the mean width of the band in parts of the level, over days that have one."""
    days = zip(line.high, line.low, line.median, strict=True)
    return fmean((high - low) / level for high, low, level in days if level > 1)


def main() -> None:
    """Print every figure of docs/quality.md, Escalation index."""
    events = load_events()
    acts = [act_of(number, event) for number, event in enumerate(events)]
    line, seconds = timed(acts)
    size = f"{len(acts):,} events, {len(line.median):,} days, {DRAWS} draws"
    print(f"{size}: {seconds:.2f} s of one core (median of {RUNS})")
    index = by_month(line.days, line.median)
    deaths = killed_by_month(events)
    counts = Counter((act.days[0].year, act.days[0].month) for act in acts)
    months = [month for month in index if month in counts]
    values = [index[month] for month in months]
    print(f"Spearman with deaths by month: {rank_correlation(values, [deaths[m] for m in months]):.2f}")
    print(f"Spearman with events by month: {rank_correlation(values, [float(counts[m]) for m in months]):.2f}")
    print_copies(acts, index)
    few = line_of(acts[:: len(acts) // 162])
    print(f"band: {relative_width(line):.0%} of the level with all events, {relative_width(few):.0%} with 162 of them")
    print_turned(acts, values, months)
    start = time.process_time()
    rungs = compute_rungs(acts, days=DAYS)
    print(f"rungs: {time.process_time() - start:.2f} s, {sum(r.rung == 6 for r in rungs)} days on rung 6")


def print_copies(acts: list[Act], index: dict[tuple[int, int], float]) -> None:
    """Print how far the index follows events that were entered more than once."""
    rises = {}
    for month in list(index)[:-1:6]:
        many = line_of(copied(acts, month, 5))
        rises[month] = by_month(many.days, many.median)[month] / index[month]
    first, *others = rises.values()
    print(f"a month copied five times, every sixth month: x{min(others):.2f} to x{max(others):.2f}, middle ", end="")
    print(f"x{median(others):.2f}; the first month, with nothing before it: x{first:.2f}")
    thirds = line_of(acts + [replace(act, number=len(acts) * n + act.number) for n in (1, 2) for act in acts[::3]])
    tripled = by_month(thirds.days, thirds.median)
    growth = fmean(tripled[m] / index[m] for m in index) - 1
    order = rank_correlation(list(index.values()), [tripled[m] for m in index])
    print(f"a third of the events entered three times: {growth:+.0%}, rank order {order:.3f}")


def print_turned(acts: list[Act], values: list[float], months: list[tuple[int, int]]) -> None:
    """Print what the order of months owes to the judgements in the method."""
    sure = [replace(act, grade=Grade.CONFIRMED) for act in acts]
    plain = [replace(act, killed=Toll(0, 0, 0)) for act in acts]
    known = [replace(act, bounds=Bounds.on(act.days[0])) for act in acts]
    for name, turned in (("all confirmed", sure), ("without tolls", plain), ("all on their first day", known)):
        line = line_of(turned)
        other = by_month(line.days, line.median)
        print(f"rank order {name}: {rank_correlation(values, [other[m] for m in months]):.3f}")


if __name__ == "__main__":
    main()
