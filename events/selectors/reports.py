"""Answers with what articles say of public events, the newest report first."""

from collections.abc import Iterator

from django.db.models import QuerySet

from events.domain.errors import InvalidInput
from events.domain.vocabulary import PUBLIC_STATES
from events.models import Report
from events.selectors.event_detail import report_seen
from events.selectors.event_values import ReportSeen
from events.selectors.pages import CHUNK, MAX_EXPORT_ROWS
from events.selectors.timeline import TimelineFilter, find_events

OfEvent = tuple[int, ReportSeen]


def find_reports(wanted: TimelineFilter) -> QuerySet[Report]:
    """Return the approved reports of the public events that a reader asks for."""
    events = find_events(wanted).order_by().values("pk")
    return Report.objects.filter(event__in=events, state__in=PUBLIC_STATES).order_by("-pk")


def report_page(wanted: TimelineFilter, *, before: int | None, size: int) -> tuple[list[OfEvent], int | None]:
    """Return reports older than an id with the id of their event, and the last id where more follow."""
    found = find_reports(wanted)
    if before is not None:
        found = found.filter(pk__lt=before)
    related = found.select_related("article__outlet").prefetch_related(
        "participations__actor", "locations__place", "figures"
    )
    reports = list(related[: size + 1])
    page = [(report.event_id or 0, report_seen(report)) for report in reports[:size]]
    return page, reports[size - 1].pk if len(reports) > size else None


def all_reports(wanted: TimelineFilter) -> Iterator[OfEvent]:
    """Return every report of a filter, read in portions.

    Raises: InvalidInput at once where there are more than an export holds.
    """
    if find_reports(wanted).order_by()[: MAX_EXPORT_ROWS + 1].count() > MAX_EXPORT_ROWS:
        raise InvalidInput("from", f"more than {MAX_EXPORT_ROWS} reports", "a narrower filter, such as one year")
    return _portions(wanted)


def _portions(wanted: TimelineFilter) -> Iterator[OfEvent]:
    page, before = report_page(wanted, before=None, size=CHUNK)
    yield from page
    while before:
        page, before = report_page(wanted, before=before, size=CHUNK)
        yield from page
