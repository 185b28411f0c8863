"""Knows how the escalation index follows the public events: new vintages of the days that changed, never a rewrite."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from events.domain.escalation import METHOD_VERSION, compute_line, compute_rungs
from events.domain.escalation.method import HORIZON_DAYS
from events.models import EventRegion, IndexVintage, Purpose, Region, StaleSpan
from events.selectors.acts import act_days, region_acts
from events.selectors.coverage import days_with_news
from events.selectors.vintages import outdated_since, vintages_between
from events.services.counting import Days, join_days
from events.services.jobs import Claim, finishing
from events.services.locks import hold_scoring
from events.services.staleness import enqueue_refresh, mark_index
from events.services.vintages import LINES, keep_vintages, vintage_of

# the beat comes several times a day; a week covers a machine that was off over a weekend
DAYS_LOOKED_BACK = 7


def refresh_stale_index(claim: Claim, at: datetime) -> None:
    """Compute again the days of a region on which a public event changed, and those after them.

    Computing takes longer than a transaction should: it happens before, and if an event of the region changed
    meanwhile nothing is written and the next job begins again with all marks.
    """
    region = Region.objects.get(jobs=claim.job_id)
    marks = _marks(region)
    spans = join_days(_reach(region, days, at=at) for days in marks.values())
    computed = [day for first, last in spans if first and last for day in compute_days(region, first, last)]
    with finishing(claim, at=at):
        hold_scoring()
        if _marks(region) != marks:
            enqueue_refresh(purpose=Purpose.INDEX, region_id=region.pk, at=at)
            return
        keep_vintages(region, computed, at=at)
        StaleSpan.objects.filter(pk__in=marks).delete()


def refresh_index(*, region_id: int, days: tuple[date, date], at: datetime) -> int:
    """Compute the days of a region at once, without the ledger; return how many new vintages there are."""
    region = Region.objects.get(pk=region_id)
    with transaction.atomic():
        hold_scoring()
        return keep_vintages(region, list(compute_days(region, *days)), at=at)


def mark_recent_days(*, at: datetime) -> int:
    """Mark the last week of every region that has events, and all since a day that an older method computed.

    Old acts fade although nothing happens. Returns: how many regions were marked.
    """
    regions = Region.objects.filter(pk__in=EventRegion.objects.values("region")).order_by("pk")
    for region in regions:
        today = _today(region, at)
        with transaction.atomic():
            first = min(today - timedelta(days=DAYS_LOOKED_BACK), outdated_since(region.pk, METHOD_VERSION) or today)
            mark_index({(region.pk, first, today)}, at=at)
    return len(regions)


def compute_days(region: Region, first: date, last: date) -> Iterator[IndexVintage]:
    """Yield the unsaved values of each day with data, and of days that had data when last computed."""
    acts = region_acts(region.pk, days=(first - timedelta(days=HORIZON_DAYS), last))
    covered = days_with_news(first, last) | set(act_days(acts))
    lines = {series: compute_line(acts, series=series, region=region.slug, days=(first, last)) for series in LINES}
    had_value = {day for day, kept in vintages_between(region.pk, first, last).items() if not kept.is_gap}
    for number, rung in enumerate(compute_rungs(acts, days=(first, last))):
        if rung.day in covered:
            yield vintage_of(region, rung, lines, number)
        elif rung.day in had_value:
            yield IndexVintage(region=region, day=rung.day, method_version=METHOD_VERSION, is_gap=True)


def _marks(region: Region) -> dict[int, Days]:
    """Return the marked days of a region by the number of the mark."""
    rows = StaleSpan.objects.filter(purpose=Purpose.INDEX, region=region).values_list("pk", "first_day", "last_day")
    return {pk: (first, last) for pk, first, last in rows}


def _reach(region: Region, days: Days, *, at: datetime) -> Days:
    """Return the days that a change reaches: until an act is forgotten, but not past today."""
    first, last = days
    today = _today(region, at)
    if first is None or last is None or first > today:
        return None, None
    return first, min(last + timedelta(days=HORIZON_DAYS - 1), today)


def _today(region: Region, at: datetime) -> date:
    return at.astimezone(ZoneInfo(region.time_zone)).date()
