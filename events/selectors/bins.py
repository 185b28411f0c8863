"""Answers how many events begin in each day, week or month: what a wide timeline draws instead of events.

The sum of all bins, plus `before` and `without_start`, is what `count_events` says of the same filter.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, Sum

from events.domain.kinds import load_kinds
from events.domain.vocabulary import CERTAINTY_OF_GRADE, Certainty, Grade, Quad, Series
from events.models import DailyCount, Region
from events.selectors.counts import CountKey, Tally, count_regions, count_site
from events.selectors.knowledge import find_versions
from events.selectors.steps import StartOf, Step, start_of
from events.selectors.timeline import TimelineFilter, find_events

# what counts are made of before they are bins: day, region, quad, series, certainty, count, sum of severities
Piece = tuple[date, str, Quad, Series, Certainty, int, float]

_QUADS = {quad.value: quad for quad in Quad}
_SERIES = {series.value: series for series in Series}
_CERTAINTIES = {certainty.value: certainty for certainty in Certainty}


@dataclass(frozen=True, slots=True, order=True)
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

    `before` began before the first day asked for and reach into the window; `without_start` have an open or
    unknown start; `total` counts every event of the filter once. `from_counts` says that the daily counts answered,
    which follow the events within seconds.
    """

    bins: tuple[Bin, ...]
    before: int
    without_start: int
    total: int
    from_counts: bool


def find_bins(wanted: TimelineFilter, step: Step, *, by_region: bool = False) -> Bins:
    """Return the bins of a filter; `by_region` gives each region its own, in which shared events count again."""
    events = find_versions(wanted, moment=wanted.as_of) if wanted.as_of else find_events(wanted)
    before = events.filter(start_earliest__lt=wanted.date_from).count() if wanted.date_from else 0
    without_start = events.filter(start_earliest__isnull=True).count()
    if can_use_counts(wanted):
        bins = _fold(_kept(wanted, step, by_region=by_region), step)
        total = _kept_total(wanted) + before + without_start
        return Bins(tuple(bins), before, without_start, total, from_counts=True)
    if wanted.as_of:
        pieces = _known_then(wanted, wanted.as_of, by_region=by_region)
    else:
        pieces = _counted_now(wanted, by_region=by_region)
    bins = _fold((piece for piece in pieces if _begins_inside(piece[0], wanted)), step)
    return Bins(tuple(bins), before, without_start, events.order_by().count(), from_counts=False)


def can_use_counts(wanted: TimelineFilter) -> bool:
    """Say whether the daily counts know all that the filter asks about."""
    narrow = (wanted.kinds, wanted.actor, wanted.role, wanted.place, wanted.statuses, wanted.q)
    if any(narrow) or wanted.min_sources > 1 or wanted.updated_since or wanted.as_of:
        return False
    groups = {CERTAINTY_OF_GRADE[grade] for grade in wanted.grades}
    return not wanted.grades or set(wanted.grades) == {g for g in Grade if CERTAINTY_OF_GRADE[g] in groups}


def _kept(wanted: TimelineFilter, step: Step, *, by_region: bool) -> Iterator[Piece]:
    """Yield the daily counts that a filter asks for, added up by step inside the database."""
    classes = ("region_id", "start", "quad", "series", "certainty")
    counts = DailyCount.objects.filter(_of_counts(wanted) & _in_scope(wanted, by_region=by_region))
    rows = counts.order_by().annotate(start=StartOf("day", step)).values_list(*classes)
    slugs: dict[int | None, str] = {None: "", **dict(Region.objects.values_list("pk", "slug"))}
    for region, start, quad, series, certainty, count, severity in rows.annotate(Sum("count"), Sum("severity_sum")):
        yield start, slugs[region], _QUADS[quad], _SERIES[series], _CERTAINTIES[certainty], count, severity


def _kept_total(wanted: TimelineFilter) -> int:
    """Return how many events begin inside the window, each once."""
    counts = DailyCount.objects.filter(_of_counts(wanted) & _in_scope(wanted, by_region=False))
    return counts.aggregate(total=Sum("count"))["total"] or 0


def _of_counts(wanted: TimelineFilter) -> Q:
    """Return the condition on daily counts, but for the region."""
    asked = Q(day__isnull=False)
    if wanted.date_from:
        asked &= Q(day__gte=wanted.date_from)
    if wanted.date_to:
        asked &= Q(day__lte=wanted.date_to)
    certainties = {CERTAINTY_OF_GRADE[grade] for grade in wanted.grades}
    words = {"type": wanted.types, "quad": wanted.quads, "series": wanted.series, "certainty": certainties}
    return asked & Q(**{f"{column}__in": list(found) for column, found in words.items() if found})


def _in_scope(wanted: TimelineFilter, *, by_region: bool) -> Q:
    if wanted.region:
        return Q(region__slug=wanted.region)
    return Q(region__isnull=not by_region)


def _counted_now(wanted: TimelineFilter, *, by_region: bool) -> Iterator[Piece]:
    """Yield daily counts made on the spot, for filters that the kept ones do not know."""
    found = find_events(wanted).order_by().values("pk")
    if not (wanted.region or by_region):
        yield from _pieces(count_site(Q(pk__in=found)), {None: ""})
        return
    slugs: dict[int | None, str] = dict(Region.objects.values_list("pk", "slug"))
    scope = Q(region__slug=wanted.region) if wanted.region else Q()
    yield from _pieces(count_regions(Q(event__in=found) & scope), slugs)


def _pieces(tallies: dict[CountKey, Tally], slugs: dict[int | None, str]) -> Iterator[Piece]:
    for key, tally in tallies.items():
        if key.day is not None:
            region = slugs[key.region_id]
            yield key.day, region, key.quad, key.series, key.certainty, tally.count, tally.severity_sum


def _known_then(wanted: TimelineFilter, moment: datetime, *, by_region: bool) -> Iterator[Piece]:
    """Yield one piece for each event, or each of its regions, as it stood at the moment asked for."""
    versions = find_versions(wanted, moment=moment).filter(start_earliest__isnull=False)
    columns = ("start_earliest", "kind", "grade", "detail__regions")
    for day, name, grade, regions in versions.values_list(*columns):
        kind = load_kinds()[name]
        for slug, share in _scopes(regions, wanted, by_region=by_region):
            yield day, slug, kind.quad, kind.series, CERTAINTY_OF_GRADE[Grade(grade)], 1, kind.severity * share


def _scopes(regions: Iterable[dict[str, Any]], wanted: TimelineFilter, *, by_region: bool) -> list[tuple[str, float]]:
    """Return the regions in which an event counts, with its share; the site has no name and all of it."""
    if not (wanted.region or by_region):
        return [("", 1.0)]
    return [(row["slug"], row["share"]) for row in regions if wanted.region in {"", row["slug"]}]


def _begins_inside(day: date, wanted: TimelineFilter) -> bool:
    return (wanted.date_from is None or day >= wanted.date_from) and (wanted.date_to is None or day <= wanted.date_to)


def _fold(pieces: Iterable[Piece], step: Step) -> list[Bin]:
    """Return the pieces added up by step, in order."""
    sums: dict[tuple[date, str, Quad, Series, Certainty], tuple[int, float]] = {}
    for day, region, quad, series, certainty, count, severity in pieces:
        key = (start_of(day, step), region, quad, series, certainty)
        counted, summed = sums.get(key, (0, 0.0))
        sums[key] = counted + count, summed + severity
    return [Bin(*key, *sums[key]) for key in sorted(sums)]
