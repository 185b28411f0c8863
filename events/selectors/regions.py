"""Answers which regions readers can choose, and what happened there last."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from events.domain.errors import NotFound
from events.models import Event, IndexVintage, Region
from events.selectors.lines import read_lines
from events.selectors.sheets.asked import ask
from events.selectors.sheets.columns import UNKNOWN, Array, Sheet
from events.selectors.sheets.reading import moment
from events.selectors.timeline import TimelineFilter


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
    sheet, index = ask(TimelineFilter()).sheet, _latest_index()
    regions = list(Region.objects.order_by("position", "name"))
    of_region = {region.pk: sheet.regions.of[sheet.regions.region == region.pk] for region in regions}
    latest = {pk: _latest_ids(sheet, of, each) for pk, of in of_region.items()}
    lines = {event.pk: event for event in read_lines(pk for ids in latest.values() for pk in ids)}
    return tuple(
        RegionSummary(
            region,
            len(of_region[region.pk]),
            _last_change(sheet, of_region[region.pk]),
            tuple(lines[pk] for pk in latest[region.pk] if pk in lines),
            index.get(region.pk),
        )
        for region in regions
    )


def _latest_ids(sheet: Sheet, of: Array, each: int) -> list[int]:
    """Return the events that began last; those without a start, which stand first on a sheet, are left out."""
    last = of[-each:]
    dated = last[sheet.events.start[last] != UNKNOWN]
    ids: list[int] = sheet.events.pk[dated][::-1].tolist()
    return ids


def _last_change(sheet: Sheet, of: Array) -> datetime | None:
    return moment(int(sheet.events.changed[of].max())) if len(of) else None


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
