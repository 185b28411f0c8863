"""Answers how many public events begin on which day, counted from the events themselves."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, F, Q, Sum, Value, When

from events.domain.kinds import load_kinds
from events.domain.vocabulary import CERTAINTY_OF_GRADE, PUBLIC_STATES, Certainty, Grade, Quad, Series, Type
from events.models import EventRegion
from events.selectors.timeline import public_events


@dataclass(frozen=True, slots=True)
class CountKey:
    """Hold what a count is of; see DailyCount. No region is the whole site, no day an unknown start."""

    region_id: int | None
    day: date | None
    type: Type
    quad: Quad
    series: Series
    certainty: Certainty
    is_interval: bool


@dataclass(slots=True)
class Tally:
    """Hold how many events, and their severities times the region's shares, summed."""

    count: int = 0
    severity_sum: float = 0.0


def begins_within(first: date | None, last: date | None, *, prefix: str = "") -> Q:
    """Return the condition on events that begin in first..last; two empty ends mean an open or unknown start."""
    column = f"{prefix}start_earliest"
    if first is None or last is None:
        return Q(**{f"{column}__isnull": True})
    return Q(**{f"{column}__range": (first, last)})


def count_site(within: Q) -> dict[CountKey, Tally]:
    """Return the counts of the whole site, from the public events that the condition keeps."""
    events = public_events().filter(within).order_by()
    return _tally(_grouped(events, "").annotate(events=Count("pk"), shares=Count("pk")))


def count_regions(within: Q) -> dict[CountKey, Tally]:
    """Return the counts of every region, from the shares of public events that the condition keeps."""
    shares = EventRegion.objects.filter(within, event__state__in=PUBLIC_STATES, event__merged_into__isnull=True)
    return _tally(_grouped(shares, "event__", "region_id").annotate(events=Count("pk"), shares=Sum("share")))


def _tally(rows: Iterable[dict[str, Any]]) -> dict[CountKey, Tally]:
    tallies: dict[CountKey, Tally] = defaultdict(Tally)
    for row in rows:
        kind = load_kinds()[row["event_kind"]]
        key = CountKey(
            row.get("region_id"),
            row["day"],
            Type(row["event_type"]),
            kind.quad,
            kind.series,
            CERTAINTY_OF_GRADE[Grade(row["event_grade"])],
            row["is_interval"],
        )
        tallies[key].count += row["events"]
        tallies[key].severity_sum += kind.severity * row["shares"]
    return dict(tallies)


def _grouped(rows: Any, prefix: str, *columns: str) -> Any:
    """Group events, or rows that lead to them by `prefix`, by all that a count tells apart."""
    known_day = When(**{f"{prefix}end_latest": F(f"{prefix}start_earliest")}, then=Value(value=False))
    return rows.values(
        *columns,
        day=F(f"{prefix}start_earliest"),
        event_type=F(f"{prefix}type"),
        event_kind=F(f"{prefix}kind"),
        event_grade=F(f"{prefix}grade"),
        is_interval=Case(known_day, default=Value(value=True)),
    )
