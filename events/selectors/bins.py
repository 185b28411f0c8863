"""Answers how many events begin in each day, week or month: what a wide timeline draws instead of events.

The sum of all bins, plus `before` and `without_start`, is what `count_events` says of the same filter.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np

from events.domain.kinds import load_kinds
from events.domain.vocabulary import CERTAINTY_OF_GRADE, Certainty, Grade, Quad, Series
from events.models import Region
from events.selectors.sheets.asked import Asked, ask
from events.selectors.sheets.columns import UNKNOWN, WORDS, Array
from events.selectors.steps import WIDER, Step, start_of
from events.selectors.timeline import TimelineFilter

# three years of days in all regions would be eighty thousand: ten megabytes for a screen of two thousand pixels
MAX_BINS = 20_000


@dataclass(frozen=True, slots=True)
class Bin:
    """Hold how many events of one class begin in the step that starts on `start`.

    `region` is empty for the site, or for the one region that was asked for. `severity_sum` weighs an event by the
    region's share in it.
    """

    start: date
    region: str
    quad: Quad
    series: Series
    certainty: Certainty
    count: int
    severity_sum: float


@dataclass(frozen=True, slots=True)
class Bins:
    """Hold the bins in order, and the events that belong to none.

    `step` is the one asked for, or the next wider one where that would give more than MAX_BINS. `before` began before
    the first day asked for and reach into the window; `without_start` have an open or unknown start; `total` counts
    every event of the filter once.
    """

    step: Step
    bins: tuple[Bin, ...]
    before: int
    without_start: int
    total: int


@dataclass(frozen=True, slots=True)
class _Rows:
    """Hold one row for each event, or for each of its regions: what bins are counted from."""

    start: Array
    region: Array
    regions: tuple[str, ...]
    kind: Array
    grade: Array
    share: Array


def find_bins(wanted: TimelineFilter, step: Step, *, by_region: bool = False) -> Bins:
    """Return the bins of a filter; `by_region` gives each region its own, in which shared events count again."""
    asked = ask(wanted)
    start = asked.sheet.events.start
    dated = asked.found & (start != UNKNOWN)
    inside = dated & (start >= wanted.date_from.toordinal()) if wanted.date_from else dated
    total, beginning, inner = (int(np.count_nonzero(part)) for part in (asked.found, dated, inside))
    rows = _of_regions(asked, inside, wanted) if wanted.region or by_region else _of_site(asked, inside)
    used, bins = _in_bounds(rows, step)
    return Bins(used, bins, before=beginning - inner, without_start=total - beginning, total=total)


def _of_site(asked: Asked, inside: Array) -> _Rows:
    events = asked.sheet.events
    one = np.zeros(np.count_nonzero(inside), np.int32)
    return _Rows(events.start[inside], one, ("",), events.kind[inside], events.grade[inside], one + 1.0)


def _of_regions(asked: Asked, inside: Array, wanted: TimelineFilter) -> _Rows:
    slugs = dict(Region.objects.order_by("slug").values_list("pk", "slug"))
    numbers = np.full(max(slugs, default=0) + 1, -1, np.int32)
    for number, (pk, slug) in enumerate(slugs.items()):
        numbers[pk] = number if wanted.region in {"", slug} else -1
    events, regions = asked.sheet.events, asked.sheet.regions
    region = numbers[regions.region]
    kept = inside[regions.of] & (region >= 0)
    of = regions.of[kept]
    return _Rows(
        events.start[of],
        region[kept],
        tuple(slugs.values()),
        events.kind[of],
        events.grade[of],
        regions.share[kept],
    )


def _in_bounds(rows: _Rows, step: Step) -> tuple[Step, tuple[Bin, ...]]:
    """Return the bins by the step, or by the first wider one that gives few enough, and that step."""
    starts, keys = _keys(rows, step)
    counts = np.bincount(keys)
    filled = np.flatnonzero(counts)
    if len(filled) > MAX_BINS and step in WIDER:
        return _in_bounds(rows, WIDER[step])
    severities = np.bincount(keys, weights=_severities()[rows.kind] * rows.share)
    classes = _classes()
    starts_and_regions, class_numbers = np.divmod(filled, len(classes))
    start_numbers, region_numbers = np.divmod(starts_and_regions, len(rows.regions))
    bins = zip(
        start_numbers.tolist(),
        region_numbers.tolist(),
        class_numbers.tolist(),
        counts[filled].tolist(),
        severities[filled].tolist(),
        strict=True,
    )
    return step, tuple(
        Bin(starts[start], rows.regions[region], quad, series, certainty, count, severity)
        for start, region, class_, count, severity in bins
        for quad, series, certainty in (classes[class_],)
    )


def _keys(rows: _Rows, step: Step) -> tuple[list[date], Array]:
    """Return the starts of the steps, and for each row one number for its step, region and class, in their order."""
    turns = np.flatnonzero(np.diff(rows.start, prepend=UNKNOWN))  # rows are in the order of their days
    lengths = np.diff(turns, append=len(rows.start))
    steps = [start_of(date.fromordinal(day), step) for day in rows.start[turns].tolist()]
    starts = sorted(set(steps))
    numbers = {start: number for number, start in enumerate(starts)}
    step_of_row = np.repeat(np.array([numbers[start] for start in steps], np.int64), lengths)
    return starts, (step_of_row * len(rows.regions) + rows.region) * len(_classes()) + _class_numbers(rows)


def _class_numbers(rows: _Rows) -> Array:
    return np.asarray(_class_table()[rows.kind, rows.grade])


@cache
def _classes() -> list[tuple[Quad, Series, Certainty]]:
    """Return what bins tell apart, in the order of the words."""
    return [(q, s, c) for q in sorted(Quad) for s in sorted(Series) for c in sorted(Certainty)]


@cache
def _class_table() -> Array:
    """Return the number of the class by the numbers of kind and grade."""
    numbers = {class_: number for number, class_ in enumerate(_classes())}
    kinds = [load_kinds()[name] for name in WORDS["kind"]]
    certainties = [CERTAINTY_OF_GRADE[Grade(word)] for word in WORDS["grade"]]
    return np.array([[numbers[kind.quad, kind.series, sure] for sure in certainties] for kind in kinds], np.int64)


@cache
def _severities() -> Array:
    return np.array([load_kinds()[name].severity for name in WORDS["kind"]])
