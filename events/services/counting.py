"""Knows how the daily counts follow the public events."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from events.models import DailyCount, Purpose, StaleSpan
from events.selectors.counts import CountKey, Tally, begins_within, count_regions, count_site
from events.services.jobs import Claim, finishing
from events.services.locks import hold_counting

BATCH = 500
Days = tuple[date | None, date | None]


def refresh_counts(claim: Claim, at: datetime) -> None:
    """Count again the days on which a public event changed."""
    with finishing(claim, at=at):
        hold_counting()
        marks = list(StaleSpan.objects.filter(purpose=Purpose.COUNTS))
        for days in join_days((mark.first_day, mark.last_day) for mark in marks):
            _recount(days)
        StaleSpan.objects.filter(pk__in=[mark.pk for mark in marks]).delete()


def recount_everything() -> int:
    """Count all events afresh, after they were loaded past the services; return the number of rows."""
    with transaction.atomic():
        hold_counting()
        DailyCount.objects.all().delete()
        return _insert({**count_site(Q()), **count_regions(Q())})


def join_days(spans: Iterable[Days]) -> Sequence[Days]:
    """Return the fewest spans that hold the same days; the span without days stays apart."""
    joined: list[Days] = []
    found = list(spans)
    for first, last in sorted((first, last) for first, last in found if first is not None and last is not None):
        _, before = joined[-1] if joined else (None, None)
        if before is not None and first <= before + timedelta(days=1):
            joined[-1] = joined[-1][0], max(before, last)
        else:
            joined.append((first, last))
    return [(None, None), *joined] if any(first is None for first, _ in found) else joined


def _recount(days: Days) -> None:
    first, last = days
    counted = Q(day__isnull=True) if first is None else Q(day__range=(first, last))
    DailyCount.objects.filter(counted).delete()
    of_regions = count_regions(begins_within(first, last, prefix="event__"))
    _insert({**count_site(begins_within(first, last)), **of_regions})


def _insert(tallies: dict[CountKey, Tally]) -> int:
    rows = [
        DailyCount(
            region_id=key.region_id,
            day=key.day,
            type=key.type,
            quad=key.quad,
            series=key.series,
            certainty=key.certainty,
            is_interval=key.is_interval,
            count=tally.count,
            severity_sum=tally.severity_sum,
        )
        for key, tally in tallies.items()
    ]
    DailyCount.objects.bulk_create(rows, batch_size=BATCH)
    return len(rows)
