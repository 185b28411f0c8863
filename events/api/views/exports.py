"""Hands out the current view as a file: the same filters and rows as the lists, all pages at once."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import orjson
from django.http import StreamingHttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from events.api.base import PublicView, read_query
from events.api.details import report_row
from events.api.queries import FilterQuery, KnownQuery, wanted
from events.api.renderers import OrjsonRenderer
from events.api.views.events import address_of_events
from events.domain.exports.calendar import calendar_lines
from events.domain.exports.geojson import feature_of
from events.domain.exports.tables import (
    EVENT_COLUMNS,
    REPORT_COLUMNS,
    event_cells,
    report_cells,
    table_lines,
)
from events.domain.exports.timelinejs import slide_of
from events.selectors.pages import all_rows
from events.selectors.reports import all_reports
from events.selectors.revisions import with_revisions, withdrawn_rows

Row = dict[str, Any]
CSV = "text/csv; charset=utf-8"
GEOJSON = "application/geo+json"
JSON = "application/json"
CALENDAR = "text/calendar; charset=utf-8"


class _Export(PublicView):
    """Stream a file, whatever the reader says to accept: the address names the format."""

    def perform_content_negotiation(self, request: Request, force: bool = False) -> tuple[BaseRenderer, str]:  # noqa: FBT001, FBT002 - the framework's signature
        """Return the format of errors; the file itself is not rendered."""
        return OrjsonRenderer(), JSON

    def rows(self, request: Request) -> Iterator[Row]:
        """Return the events of the filters, each with the address of its page."""
        asked = wanted(read_query(KnownQuery, request.query_params))
        base = address_of_events(request)
        return (row | {"url": f"{base}{row['id']}/"} for row in all_rows(asked))


class EventsCsv(_Export):
    """Export events as a table."""

    @extend_schema(
        operation_id="export_events_csv", parameters=[KnownQuery], responses={(200, "text/csv"): OpenApiTypes.STR}
    )
    def get(self, request: Request) -> StreamingHttpResponse:
        """Return one line for each event."""
        lines = table_lines(EVENT_COLUMNS, (event_cells(row) for row in self.rows(request)))
        return _file("events.csv", CSV, lines)


class EventsJson(_Export):
    """Export events as JSON."""

    @extend_schema(operation_id="export_events_json", parameters=[KnownQuery], responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> StreamingHttpResponse:
        """Return all events under `results`, in the shape of the list."""
        return _file("events.json", JSON, _json_lines(b'{"results":[', self.rows(request), dict))


class EventsGeojson(_Export):
    """Export events for maps."""

    @extend_schema(
        operation_id="export_events_geojson", parameters=[KnownQuery], responses={(200, GEOJSON): OpenApiTypes.OBJECT}
    )
    def get(self, request: Request) -> StreamingHttpResponse:
        """Return a collection of features; events without a point have no geometry."""
        head = b'{"type":"FeatureCollection","features":['
        return _file("events.geojson", GEOJSON, _json_lines(head, self.rows(request), feature_of))


class EventsCalendar(_Export):
    """Export events for calendars, which may subscribe to the address."""

    @extend_schema(
        operation_id="export_events_ics", parameters=[KnownQuery], responses={(200, "text/calendar"): OpenApiTypes.STR}
    )
    def get(self, request: Request) -> StreamingHttpResponse:
        """Return an all-day entry for each event with a first day, and a cancelled one for what was withdrawn."""
        asked = wanted(read_query(KnownQuery, request.query_params))
        base = address_of_events(request)
        gone = [] if asked.as_of else [row | {"url": f"{base}{row['id']}/"} for row in withdrawn_rows(asked.region)]
        rows = with_revisions(self.rows(request), moment=asked.as_of)
        name = f"Escalation Timeline: {asked.region or 'all regions'}"
        return _file("events.ics", CALENDAR, calendar_lines(name, request.get_host(), rows, gone))


class EventsTimelineJs(_Export):
    """Export events for TimelineJS."""

    @extend_schema(operation_id="export_events_timelinejs", parameters=[KnownQuery], responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> StreamingHttpResponse:
        """Return slides under `events`, and under `omitted` how many events have no first day and so no slide."""
        return _file("events.timelinejs.json", JSON, _slides(self.rows(request)))


class ReportsCsv(_Export):
    """Export what articles say as a table."""

    @extend_schema(
        operation_id="export_reports_csv", parameters=[FilterQuery], responses={(200, "text/csv"): OpenApiTypes.STR}
    )
    def get(self, request: Request) -> StreamingHttpResponse:
        """Return one line for each report of the events that match the filters."""
        asked = wanted(read_query(FilterQuery, request.query_params))
        reports = all_reports(asked)
        rows = (report_row(report) | {"event": event} for event, report in reports)
        return _file("reports.csv", CSV, table_lines(REPORT_COLUMNS, map(report_cells, rows)))


def _json_lines(head: bytes, rows: Iterable[Row], shape: Callable[[Row], Row]) -> Iterator[bytes]:
    """Yield an object that ends in a list, one item a line."""
    before = head
    for row in rows:
        yield before + b"\n" + orjson.dumps(shape(row), option=orjson.OPT_UTC_Z)
        before = b","
    yield (b"" if before == b"," else head) + b"\n]}\n"


def _slides(rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield the object of TimelineJS; what has no slide is known, and said, at its end."""
    omitted, before = 0, b""
    yield b'{"events":['
    for row in rows:
        slide = slide_of(row)
        if slide is None:
            omitted += 1
            continue
        yield before + b"\n" + orjson.dumps(slide)
        before = b","
    yield b'\n],"omitted":%d}\n' % omitted


def _file(name: str, content_type: str, lines: Iterable[str | bytes]) -> StreamingHttpResponse:
    answer = StreamingHttpResponse(lines, content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
