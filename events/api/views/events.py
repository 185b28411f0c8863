"""Answers questions about events."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from events.api.base import PublicView, read_query
from events.api.cursors import next_link, position_cursor, read_position
from events.api.details import correction_row, detail_row, link_row, report_row, retracted_row
from events.api.queries import AsOfQuery, EventsQuery, wanted
from events.api.serializers import (
    EventDetailOut,
    EventPageOut,
    LinksOut,
    NotesOut,
    ReportsOfEventOut,
    RetractedOut,
)
from events.domain.errors import NotFound
from events.selectors.event_rows import tombstone_rows
from events.selectors.event_values import EventDetail, RetractedEvent
from events.selectors.pages import find_detail, find_page


class EventList(PublicView):
    """List events, latest first, those without a date last."""

    @extend_schema(operation_id="list_events", parameters=[EventsQuery], responses=EventPageOut)
    def get(self, request: Request) -> Response:
        """Return a page of the events that match the filters."""
        query = read_query(EventsQuery, request.query_params)
        asked = wanted(query)
        after = read_position(query.get("cursor"))
        rows, last = find_page(asked, after=after, size=query["page_size"])
        add_addresses(request, rows)
        page = {"results": rows, "next": next_link(request, position_cursor(last) if last else None)}
        if asked.updated_since and after is None:
            page["tombstones"] = tombstone_rows(asked.updated_since)
        return Response(page)


class _OneEvent(PublicView):
    """Find one event; an event that was merged answers with the address of the one that took it."""

    def find(self, request: Request, event_id: int) -> EventDetail | RetractedEvent | Response:
        """Return the event, its stub, or the way to where it lives on."""
        found = find_detail(event_id, wanted(read_query(AsOfQuery, request.query_params)))
        if found.id == event_id:
            return found
        here, asked = f"/events/{event_id}/", request.META.get("QUERY_STRING", "")
        there = request.path.replace(here, f"/events/{found.id}/")
        return Response(status=301, headers={"Location": f"{there}?{asked}" if asked else there})


class EventItem(_OneEvent):
    """Show one event."""

    @extend_schema(
        operation_id="get_event",
        parameters=[AsOfQuery],
        responses=PolymorphicProxySerializer(
            component_name="EventOrStub", serializers=[EventDetailOut, RetractedOut], resource_type_field_name=None
        ),
    )
    def get(self, request: Request, event_id: int) -> Response:
        """Return everything that readers may know of an event; the stub of one that was withdrawn."""
        found = self.find(request, event_id)
        if isinstance(found, RetractedEvent):
            return Response(retracted_row(found))
        if isinstance(found, EventDetail):
            return Response(detail_row(found, url=f"{address_of_events(request)}{found.id}/"))
        return found


class _PartOfEvent(_OneEvent):
    """Show the rows of one part of an event."""

    def answer(
        self, request: Request, event_id: int, rows_of: Callable[[EventDetail], list[dict[str, Any]]]
    ) -> Response:
        """Return the rows of the part under `results`.

        Raises: NotFound for an event that was withdrawn.
        """
        found = self.find(request, event_id)
        if isinstance(found, RetractedEvent):
            raise NotFound(f"event {event_id} was withdrawn; /api/v1/events/{event_id}/ says why")
        return Response({"results": rows_of(found)}) if isinstance(found, EventDetail) else found


class EventReports(_PartOfEvent):
    """Show who says what of an event, side by side."""

    @extend_schema(operation_id="list_reports_of_event", parameters=[AsOfQuery], responses=ReportsOfEventOut)
    def get(self, request: Request, event_id: int) -> Response:
        """Return the reports of an event, the earliest article first."""
        return self.answer(request, event_id, lambda event: [report_row(report) for report in event.reports])


class EventLinks(_PartOfEvent):
    """Show what an event answers and what answers it."""

    @extend_schema(operation_id="list_links_of_event", parameters=[AsOfQuery], responses=LinksOut)
    def get(self, request: Request, event_id: int) -> Response:
        """Return the links of an event, with who asserts them."""
        return self.answer(request, event_id, lambda event: [link_row(link) for link in event.links])


class EventHistory(_OneEvent):
    """Show what was changed in public; a withdrawn event keeps its history."""

    @extend_schema(operation_id="list_corrections_of_event", parameters=[AsOfQuery], responses=NotesOut)
    def get(self, request: Request, event_id: int) -> Response:
        """Return the corrections of an event, newest first."""
        found = self.find(request, event_id)
        if isinstance(found, Response):
            return found
        return Response({"results": [correction_row(correction) for correction in found.corrections]})


def address_of_events(request: Request) -> str:
    """Return the address under which the pages of events lie, with the host."""
    return request.build_absolute_uri(reverse("event-by-id", args=[0])).removesuffix("0/")


def add_addresses(request: Request, rows: list[dict[str, Any]]) -> None:
    """Write the address of its page into every row."""
    base = address_of_events(request)
    for row in rows:
        row["url"] = f"{base}{row['id']}/"
