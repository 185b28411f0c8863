"""Answers which regions readers can choose, and what happened there last."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Max, Q, Window
from django.db.models.functions import RowNumber

from events.domain.errors import NotFound
from events.domain.vocabulary import PUBLIC_STATES
from events.models import Event, EventRegion, IndexVintage, Region
from events.selectors.lines import with_lines

PUBLIC = Q(
    event_shares__event__state__in=[state.value for state in PUBLIC_STATES],
    event_shares__event__merged_into__isnull=True,
)


@dataclass(frozen=True, slots=True)
class RegionSummary:
    """Hold a region with its number of public events, the latest of them, and its last published day of the index."""

    region: Region
    event_count: int
    updated_at: datetime | None
    latest: tuple[Event, ...]
    index: IndexVintage | None


def regions_with_latest(*, each: int) -> tuple[RegionSummary, ...]:
    """Return every region in the editors' order with its latest dated events."""
    regions = Region.objects.annotate(
        event_count=Count("event_shares", filter=PUBLIC),
        changed_at=Max("event_shares__event__updated_at", filter=PUBLIC),
    )
    latest, index = _latest_by_region(each), _latest_index()
    return tuple(
        RegionSummary(
            region, region.event_count, region.changed_at, tuple(latest.get(region.pk, ())), index.get(region.pk)
        )
        for region in regions.order_by("position", "name")
    )


def _latest_by_region(each: int) -> dict[int, list[Event]]:
    place = Window(
        RowNumber(), partition_by=F("region"), order_by=[F("event__start_earliest").desc(), F("event_id").desc()]
    )
    shares = list(
        EventRegion.objects.filter(
            event__state__in=[state.value for state in PUBLIC_STATES],
            event__merged_into__isnull=True,
            event__start_earliest__isnull=False,
        )
        .annotate(place=place)
        .filter(place__lte=each)
        .order_by("region", "place")
        .values_list("region", "event")
    )
    events = with_lines(Event.objects.public()).in_bulk([event_id for _, event_id in shares])
    latest: dict[int, list[Event]] = {}
    for region_id, event_id in shares:
        latest.setdefault(region_id, []).append(events[event_id])
    return latest


def _latest_index() -> dict[int, IndexVintage]:
    """Return the newest vintage of the last day with data, by region."""
    place = Window(RowNumber(), partition_by=F("region"), order_by=[F("day").desc(), F("data_cutoff").desc(), "-pk"])
    rows = IndexVintage.objects.filter(is_gap=False).annotate(place=place).filter(place=1).order_by("region")
    return {row.region_id: row for row in rows.defer("acts", "rung_events")}


def find_region(slug: str) -> Region:
    """Return a region by its address. Raises: NotFound."""
    region = Region.objects.filter(slug=slug).first()
    if region is None:
        raise NotFound(f"there is no region {slug!r}")
    return region
