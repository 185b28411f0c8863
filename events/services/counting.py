"""Knows how the sheets of the days follow the public events."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from uuid import uuid4

from django.db import transaction
from django.db.models import Q

from events.models import DaySheet, Event, Purpose, StaleSpan
from events.selectors.sheets.columns import by_day, make_sheet
from events.selectors.sheets.packing import pack
from events.selectors.sheets.reading import Day, ordinal, read_days
from events.services.jobs import Claim, finishing
from events.services.locks import hold_counting
from events.services.staleness import mark_counts

# days of one transaction: two months of a site with a million events in three years take a second or two
DAYS_AT_ONCE = 60
Days = tuple[Day, Day]


def refresh_counts(claim: Claim, at: datetime) -> None:
    """Write again the sheets of the days on which a public event changed; what is too much is left to another job."""
    with finishing(claim, at=at):
        hold_counting()
        marks = list(StaleSpan.objects.filter(purpose=Purpose.COUNTS))
        left = _write_spans(join_days((mark.first_day, mark.last_day) for mark in marks))
        StaleSpan.objects.filter(pk__in=[mark.pk for mark in marks]).delete()
        mark_counts(left, at=at)


def recount_everything() -> int:
    """Write all sheets afresh, after events were loaded past the services; return their number."""
    with transaction.atomic():
        hold_counting()
        DaySheet.objects.all().delete()
        days: list[Day] = [None, *_event_days(Q(start_earliest__isnull=False))]
        for first in range(0, len(days), DAYS_AT_ONCE):
            _write(days[first : first + DAYS_AT_ONCE])
        return DaySheet.objects.count()


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


def _write_spans(spans: Iterable[Days]) -> list[Days]:
    """Write as many days as one transaction takes; return what is left of the spans."""
    left: list[Days] = []
    room = DAYS_AT_ONCE
    for first, last in spans:
        days = _days_to_write(first, last)
        _write(days[:room])
        if len(days) > room:
            left.append((days[room], last))
        room -= min(room, len(days))
    return left


def _days_to_write(first: Day, last: Day) -> Sequence[Day]:
    """Return the days of a span on which an event begins or a sheet lies."""
    if first is None or last is None:
        return [None]
    written = DaySheet.objects.filter(day__range=(first, last)).values_list("day", flat=True)
    begun = _event_days(Q(start_earliest__range=(first, last)))
    return sorted({*begun, *(day for day in written if day)})


def _event_days(within: Q) -> list[date]:
    days = Event.objects.filter(within, shown=1).order_by("start_earliest").values_list("start_earliest", flat=True)
    return [day for day in days.distinct() if day]


def _write(days: Sequence[Day]) -> None:
    """Write the sheets of these days; a day that lost its events keeps an empty one, which tells of the change."""
    if not days:
        return
    known = Q(day__in=[day for day in days if day])
    replaced = DaySheet.objects.filter(known | Q(day__isnull=True) if None in days else known)
    filled = by_day(read_days(days))
    before = set(replaced.values_list("day", flat=True))
    replaced.delete()
    stamp = uuid4().hex
    DaySheet.objects.bulk_create(
        DaySheet(day=day, stamp=stamp, packed=pack(filled.get(ordinal(day)) or make_sheet()))
        for day in days
        if ordinal(day) in filled or day in before
    )
