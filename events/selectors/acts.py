"""Answers with the public events of a region as the index sees them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from statistics import median_low
from typing import Any

import numpy as np
from django.db.models import Q

from events.domain.daterange import Bounds
from events.domain.escalation import Act, LeftOut, Toll, why_left_out
from events.domain.escalation.acts import NOBODY
from events.domain.escalation.core_places import load_core_places
from events.domain.escalation.method import MAX_SPAN_DAYS
from events.domain.kinds import load_kinds
from events.domain.vocabulary import (
    PUBLIC_STATES,
    DatePrecision,
    Extent,
    Grade,
    Measure,
    PlacePrecision,
    Role,
    Series,
    Stance,
    Status,
    Type,
)
from events.models import EventRegion, Figure, Location, Participation, Region
from events.selectors.event_values import EventDetail
from events.selectors.knowledge import details_as_of
from events.selectors.sheets.asked import ask
from events.selectors.sheets.columns import UNKNOWN, WORDS, Array
from events.selectors.timeline import TimelineFilter

BATCH = 500
_BOUNDS = ("start_earliest", "start_latest", "end_earliest", "end_latest", "extent", "precision")
_COLUMNS = ("event_id", "share", *(f"event__{name}" for name in ("title", "type", "kind", "status", "grade", *_BOUNDS)))
_CHANGED = "event__updated_at"
_NO_BOUNDS = {"extent": Extent.WITHIN, "precision": DatePrecision.UNANCHORED}
_SIDES = {Role.INITIATOR: "initiators", Role.TARGET: "targets", Role.VICTIM: "targets"}


@dataclass(frozen=True, slots=True)
class LeftOutEvent:
    """Hold an event that is in no line, and why."""

    id: int
    title: str
    reason: LeftOut


def region_acts(region_id: int, *, days: tuple[date, date]) -> list[Act]:
    """Return the acts of a region whose dates touch these days."""
    touching = Q(event__start_earliest__lte=days[1], event__end_latest__gte=days[0])
    shares = list(_shares(region_id).filter(touching).values(*_COLUMNS))
    ids = [row["event_id"] for row in shares]
    sides, tolls, core, places = _sides(ids), _tolls(ids), _core(ids), _places(ids)
    acts = (_act(row, sides[row["event_id"]], tolls[row["event_id"]], core) for row in shares)
    return [replace(act, places=places[act.number]) for act in acts]


class LeftOutEvents(Sequence[LeftOutEvent]):
    """Give the hostile and de-escalating events of a region that no line counts, changed last first.

    They are counted from the columns of the sheets; their rows are read only where they are listed.
    """

    def __init__(self, region: Region) -> None:
        self._region = region

    def __len__(self) -> int:
        return len(self._ids)

    def __getitem__(self, wanted: Any) -> Any:
        return self._events[wanted]

    @cached_property
    def _ids(self) -> list[int]:
        return _uncounted_ids(self._region)

    @cached_property
    def _events(self) -> tuple[LeftOutEvent, ...]:
        batches = (self._ids[first : first + BATCH] for first in range(0, len(self._ids), BATCH))
        shares = _shares(self._region.pk)
        found = [row for batch in batches for row in shares.filter(event__in=batch).values(*_COLUMNS, _CHANGED)]
        found.sort(key=lambda row: (row[_CHANGED], row["event_id"]), reverse=True)
        reasons = ((row, why_left_out(_act(row, {}, {}, frozenset()))) for row in found)
        return tuple(LeftOutEvent(row["event_id"], row["event__title"], reason) for row, reason in reasons if reason)


def _uncounted_ids(region: Region) -> list[int]:
    """Return the events of a region for which `why_left_out` has a reason; few among many, so columns find them."""
    asked = ask(TimelineFilter(region=region.slug))
    events, of = asked.sheet.events, np.flatnonzero(asked.found)
    start, end = events.start[of], events.end[of]
    unplaced = (start == UNKNOWN) | (end == UNKNOWN) | (end - start >= MAX_SPAN_DAYS)
    not_counted = _is(events.status[of], "status", Status.PLANNED, Status.DENIED)
    not_counted |= _is(events.grade[of], "grade", Grade.DISCOUNTED)
    lines = [name for name, kind in load_kinds().items() if kind.series != Series.NONE]
    ids: list[int] = events.pk[of[(unplaced | not_counted) & _is(events.kind[of], "kind", *lines)]].tolist()
    return ids


def _is(column: Array, name: str, *words: str) -> Array:
    return np.isin(column, [WORDS[name].index(word) for word in words])


def left_out_as_of(slug: str, *, moment: datetime) -> tuple[LeftOutEvent, ...]:
    """Return the events of a region that no line counted at a past moment, latest start first."""
    details = details_as_of(TimelineFilter(region=slug), moment=moment)
    acts = ((detail, _act(_as_row(detail), {}, {}, frozenset())) for detail in details)
    reasons = ((detail, why_left_out(act)) for detail, act in acts if act.series != Series.NONE)
    return tuple(LeftOutEvent(detail.id, detail.title, reason) for detail, reason in reasons if reason)


def _as_row(detail: EventDetail) -> dict[str, Any]:
    """Return what a version kept under the names of the columns."""
    row = {f"event__{name}": getattr(detail, name) for name in ("title", "type", "kind", "status", "grade")}
    bounds = detail.date.bounds
    days = {f"event__{name}": getattr(bounds, name, None) for name in _BOUNDS[:4]}
    meaning = {f"event__{name}": getattr(bounds, name, default) for name, default in _NO_BOUNDS.items()}
    return {"event_id": detail.id, "share": 1.0, **row, **days, **meaning}


def _shares(region_id: int) -> Any:
    return EventRegion.objects.filter(
        region=region_id, event__state__in=PUBLIC_STATES, event__merged_into__isnull=True
    ).order_by("event_id")


def _act(row: dict[str, Any], sides: dict[str, set[str]], tolls: dict[str, Toll], core: frozenset[int]) -> Act:
    kind = load_kinds()[row["event__kind"]]
    return Act(
        number=row["event_id"],
        type=Type(row["event__type"]),
        series=kind.series,
        severity=kind.severity,
        rung=kind.rung,
        status=Status(row["event__status"]),
        grade=Grade(row["event__grade"]),
        bounds=_bounds(row),
        share=row["share"],
        killed=tolls.get(Measure.KILLED, NOBODY),
        injured=tolls.get(Measure.INJURED, NOBODY),
        initiators=frozenset(sides.get("initiators", ())),
        targets=frozenset(sides.get("targets", ())),
        hits_core=row["event_id"] in core,
    )


def _bounds(row: dict[str, Any]) -> Bounds | None:
    first, first_latest, last_earliest, last = (row[f"event__{name}"] for name in _BOUNDS[:4])
    if first is None and last is None:
        return None
    extent, precision = Extent(row["event__extent"]), DatePrecision(row["event__precision"])
    return Bounds(first, first_latest, last_earliest, last, extent, precision)


def _sides(ids: Iterable[int]) -> dict[int, dict[str, set[str]]]:
    """Return for each event who acts and who is acted on, by country where there is one.

    Participants of a clash stand on no side: an exchange needs an initiator and a target.
    """
    sides: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    columns = ("event_id", "role", "country", "actor__country", "actor__key", "name")
    parts = Participation.objects.filter(event__in=ids, depth=0, role__in=list(_SIDES)).order_by().values_list(*columns)
    for event, role, country, actor_country, key, name in parts:
        sides[event][_SIDES[Role(role)]].add(country or actor_country or key or name.casefold())
    return sides


def _places(ids: Iterable[int]) -> dict[int, frozenset[str]]:
    """Return for each event the towns and points where it happened; an area says nothing of one act."""
    found: dict[int, set[str]] = defaultdict(set)
    exact = Location.objects.filter(event__in=ids, precision__in=[PlacePrecision.POINT, PlacePrecision.TOWN])
    for event, key, name in exact.order_by().values_list("event_id", "place__key", "name"):
        found[event].add(key or name.casefold())
    return defaultdict(frozenset, {event: frozenset(names) for event, names in found.items()})


def _core(ids: Iterable[int]) -> frozenset[int]:
    keys = load_core_places()
    return frozenset(
        Location.objects.filter(event__in=ids, place__key__in=keys).order_by().values_list("event_id", flat=True)
    )


def _tolls(ids: Iterable[int]) -> dict[int, dict[str, Toll]]:
    """Return for each event how many were killed and injured, from all reports that assert it."""
    figures: dict[tuple[int, str], dict[int, list[Toll]]] = defaultdict(lambda: defaultdict(list))
    columns = ("report__event_id", "measure", "report_id", "low", "best", "high")
    asserted = Figure.objects.filter(
        report__event__in=ids,
        report__state__in=PUBLIC_STATES,
        report__stance__in=[Stance.ASSERTS, Stance.CONFIRMS_PART],
        measure__in=[Measure.KILLED, Measure.INJURED],
    )
    for event, measure, report, low, best, high in asserted.order_by("pk").values_list(*columns):
        figures[event, measure][report].append(Toll(low, best, high))
    tolls: dict[int, dict[str, Toll]] = defaultdict(dict)
    for (event, measure), by_report in figures.items():
        tolls[event][measure] = join_tolls(largest(found) for found in by_report.values())
    return tolls


def largest(tolls: Iterable[Toll]) -> Toll:
    """Return the figure of one report that holds the others: "eight killed, five of them children" are eight."""
    return max(tolls, key=lambda toll: (toll.low, toll.corners[1]))


def join_tolls(tolls: Iterable[Toll]) -> Toll:
    """Return the span of what several reports say, with the middle one as likeliest; nothing is averaged or added."""
    found = list(tolls)
    corners = [toll.corners for toll in found]
    low, high = min(toll.low for toll in found), max(corner[2] for corner in corners)
    return Toll(low, int(median_low(corner[1] for corner in corners)), int(high))


def act_days(acts: Iterable[Act]) -> Iterator[date]:
    """Yield the days on which an act is surely known to have happened."""
    for act in acts:
        if why_left_out(act) is None and act.days[0] == act.days[1]:
            yield act.days[0]
