"""Measures how long the bins and the windows of the timeline take on a large database.

Run from the root: python3 -m tests.benchmarks.api_bins --events 1000000
Figures are milliseconds of a request inside the process, through all middleware, each question asked 100 times by
readers who hold nothing; `first` is the first of them. The CPU is this process's: on SQLite all of the work, on
PostgreSQL without the server's part.
"""

import argparse
import time
from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module
from statistics import median, quantiles

from tests.benchmarks.server import environ, filled_site

TIMES = 100
LOADED = 50_000  # what is invented; the rest are copies made inside the database
BINS = "/api/v1/timeline/bins/"
EVENTS = "/api/v1/events/"
DRAWING = "/api/v1/timeline/drawing/"
QUESTIONS = {
    "bins, whole, month": (BINS, "step=month"),
    "bins, whole, week, site": (BINS, "step=week&lanes=site"),
    "bins, whole, day (coarser)": (BINS, "step=day"),
    "bins, one region, day": (BINS, "step=day&region=synthetic-3"),
    "bins, a quarter, day": (BINS, "step=day&from={first}&to={quarter}"),
    "bins, middle month, day": (BINS, "step=day&from={middle}&to={month}"),
    "bins, hostile, week": (BINS, "step=week&series=hostile"),
    "bins, one kind, month": (BINS, "step=month&kind=airstrike"),
    "bins, one actor, month": (BINS, "step=month&actor=synthetic-party-3a"),
    "bins, one place, week": (BINS, "step=week&place=synthetic-town-3a"),
    "bins, status, month": (BINS, "step=month&status=occurred"),
    "bins, grade, month": (BINS, "step=month&grade=confirmed"),
    "bins, sources, month": (BINS, "step=month&min_sources=3"),
    "bins, five filters, week": (
        BINS,
        "step=week&region=synthetic-3&actor=synthetic-party-3a&role=target&series=hostile&min_sources=2",
    ),
    "bins, text, month": (BINS, "step=month&q=shelling"),
    "drawing, whole, month": (DRAWING, "step=month&most=1000"),
    "drawing, region, a week": (DRAWING, "step=day&most=1000&region=synthetic-3&from={middle}&to={week}"),
    "events, latest 500": (EVENTS, "page_size=500"),
    "events, middle day": (EVENTS, "page_size=500&from={middle}&to={middle}"),
    "events, first week": (EVENTS, "page_size=500&from={first}&to={first_week}"),
    "events, region, middle": (EVENTS, "page_size=500&from={middle}&to={month}&region=synthetic-3"),
    "events, actor": (EVENTS, "page_size=50&actor=synthetic-party-3a"),
    "events, text": (EVENTS, "page_size=50&q=shelling"),
}


def main() -> None:
    """Print median and 95th percentile of each question."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--only", default="", help="questions whose name begins so")
    arguments = parser.parse_args()
    with filled_site(min(arguments.events, LOADED)):
        import_module("tests.benchmarks.growth").grow(arguments.events)
        site = import_module("timeline.wsgi").application
        print(f"{arguments.events:,} events")
        days = _days()
        for name in (name for name in QUESTIONS if name.startswith(arguments.only)):
            path, query = QUESTIONS[name]
            _print(name, _times(site, path, query.format(**days)))


def _days() -> dict[str, date]:
    """Return days at the beginning and in the middle of the events."""
    events = import_module("events.models").Event.objects.filter(shown=1, start_earliest__isnull=False)
    first, last = (events.order_by(order)[0].start_earliest for order in ("start_earliest", "-start_earliest"))
    middle = first + (last - first) / 2
    return {
        "first": first,
        "first_week": first + timedelta(days=6),
        "quarter": first + timedelta(days=90),
        "middle": middle,
        "week": middle + timedelta(days=6),
        "month": middle + timedelta(days=29),
    }


def _times(site: Callable[..., list[bytes]], path: str, query: str) -> list[tuple[float, float]]:
    """Return wall and CPU time of each request."""
    times = []
    for number in range(TIMES):
        statuses: list[str] = []
        request = environ(path, query, address=f"192.0.2.{number}")
        began = time.perf_counter(), time.process_time()
        list(site(request, lambda status, _headers, kept=statuses: kept.append(status)))
        times.append(((time.perf_counter() - began[0]) * 1000, (time.process_time() - began[1]) * 1000))
        assert statuses[0].startswith("200"), (path, query, statuses)
    return times


def _print(name: str, times: list[tuple[float, float]]) -> None:
    wall, cpu = zip(*times, strict=True)
    told = (
        f"{label} median {median(part):7.1f} p95 {quantiles(part, n=20)[-1]:7.1f}"
        for label, part in (("wall", wall), ("CPU", cpu))
    )
    print(f"{name:27} first {wall[0]:7.1f}  ", "   ".join(told), flush=True)


if __name__ == "__main__":
    main()
