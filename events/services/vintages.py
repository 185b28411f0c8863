"""Knows how computed days become vintages: kept only where they differ, related to the baseline, never overwritten."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from statistics import fmean

from events.domain.escalation import METHOD_VERSION, DayRung, Line
from events.domain.escalation.method import BASELINE_MIN_DAYS, MIN_BASELINE
from events.domain.vocabulary import Series
from events.models import IndexVintage, Region
from events.selectors.vintages import last_cutoff, points_of_year, vintages_between, vintages_not_related_to

TICK = timedelta(microseconds=1)
BATCH = 500
ACTS_NAMED = 20
LINES = {Series.HOSTILE: "hostility", Series.DEESCALATION: "deescalation"}
_BASELINE = ("baseline_year", *(f"{line}_baseline" for line in LINES.values()))
_POINTS = tuple(f"{line}_points" for line in LINES.values())
_VALUES = (
    "method_version",
    "is_gap",
    "rung",
    "rung_unconfirmed",
    "rung_events",
    *(f"{line}_points{end}" for line in LINES.values() for end in ("", "_low", "_high")),
    *_BASELINE,
    "acts",
)


def vintage_of(region: Region, rung: DayRung, lines: Mapping[Series, Line], number: int) -> IndexVintage:
    """Return the unsaved vintage of a day, the `number`-th of the lines, not yet related to a baseline."""
    vintage = IndexVintage(region=region, day=rung.day, method_version=METHOD_VERSION)
    vintage.rung, vintage.rung_unconfirmed = rung.rung, rung.unconfirmed
    vintage.rung_events = [{"event": event, "is_confirmed": True} for event in rung.acts[:ACTS_NAMED]]
    vintage.rung_events += [{"event": event, "is_confirmed": False} for event in rung.unconfirmed_acts[:ACTS_NAMED]]
    for series, name in LINES.items():
        line = lines[series]
        setattr(vintage, f"{name}_points", line.median[number])
        setattr(vintage, f"{name}_points_low", line.low[number])
        setattr(vintage, f"{name}_points_high", line.high[number])
        vintage.acts += [
            {"event": share.number, "line": name, "points": share.points, "part": share.part}
            for share in line.shares[number]
        ]
    return vintage


def keep_vintages(region: Region, computed: Sequence[IndexVintage], *, at: datetime) -> int:
    """Save the days whose values are new, and those whose baseline moved; return how many.

    Call it in a transaction. A clock that went back cannot hide a vintage: its cut-off then follows the last one.
    """
    before = last_cutoff(region.pk)
    cutoff = max(at, before + TICK) if before else at
    days = [vintage.day for vintage in computed]
    current = vintages_between(region.pk, min(days), max(days)) if days else {}
    baseline = _baseline(region, computed)
    new = [vintage for vintage in _related(computed, baseline) if _differs(vintage, current)]
    moved = [row for row in vintages_not_related_to(region.pk, baseline) if row.day not in set(days)]
    new += _related(moved, baseline)
    for vintage in new:
        vintage.data_cutoff = cutoff
    IndexVintage.objects.bulk_create(new, batch_size=BATCH)
    return len(new)


def _baseline(region: Region, computed: Sequence[IndexVintage]) -> dict[str, float | int | None]:
    """Return the mean daily points of the region's baseline year, empty until it has days enough."""
    year = region.baseline_year
    found: dict[str, float | int | None] = dict.fromkeys(_BASELINE)
    found["baseline_year"] = year
    if year is None:
        return found
    days = points_of_year(region.pk, year, _POINTS)
    for vintage in computed:
        if vintage.day.year == year:
            days.pop(vintage.day, None)
            if not vintage.is_gap:
                days[vintage.day] = tuple(getattr(vintage, column) for column in _POINTS)
    if len(days) >= BASELINE_MIN_DAYS:
        # in the order of days, so that the same days give the same sum to the last digit
        means = (fmean(column) for column in zip(*(days[day] for day in sorted(days)), strict=True))
        found |= {
            f"{line}_baseline": round(max(MIN_BASELINE, mean), 4)
            for line, mean in zip(LINES.values(), means, strict=True)
        }
    return found


def _related(days: Iterable[IndexVintage], baseline: Mapping[str, float | int | None]) -> Iterator[IndexVintage]:
    """Yield unsaved copies of days, related to the baseline."""
    for vintage in days:
        values = {name: getattr(vintage, name) for name in _VALUES} | dict(baseline)
        yield IndexVintage(region_id=vintage.region_id, day=vintage.day, **values)


def _differs(vintage: IndexVintage, current: Mapping[date, IndexVintage]) -> bool:
    kept = current.get(vintage.day)
    return kept is None or any(getattr(kept, name) != getattr(vintage, name) for name in _VALUES)
