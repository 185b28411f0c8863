"""Answers with the tables that events refer to, and with the public log of corrections."""

from datetime import datetime
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from events.api.base import PublicView, read_query
from events.api.cursors import make_cursor, next_link, read_key
from events.api.queries import ActorsQuery, CursorQuery, NoQuery, PlacesQuery
from events.api.reference_serializers import ActorPageOut, KindsOut, PlacePageOut, RegionsOut
from events.api.serializers import CorrectionPageOut
from events.selectors.catalogue import actor_page, kind_rows, place_page, region_rows
from events.selectors.corrections import correction_page
from events.selectors.versions import tables_version


class _TableView(PublicView):
    """Answer from tables that change when an editor changes them, not with the events."""

    def data_version(self) -> str:
        """Return the version of the tables."""
        return tables_version()


class ActorList(_TableView):
    """List who acts."""

    @extend_schema(operation_id="list_actors", parameters=[ActorsQuery], responses=ActorPageOut)
    def get(self, request: Request) -> Response:
        """Return a page of the actors, by name."""
        query = read_query(ActorsQuery, request.query_params)
        rows, last = actor_page(query.get("q", ""), after=query.get("cursor"), size=query["page_size"])
        return _page(request, rows, last)


class PlaceList(_TableView):
    """List where things happen."""

    @extend_schema(operation_id="list_places", parameters=[PlacesQuery], responses=PlacePageOut)
    def get(self, request: Request) -> Response:
        """Return a page of the places, by name."""
        query = read_query(PlacesQuery, request.query_params)
        rows, last = place_page(
            query.get("q", ""), query.get("country", ""), after=query.get("cursor"), size=query["page_size"]
        )
        return _page(request, rows, last)


class RegionList(_TableView):
    """List the regions that events belong to."""

    @extend_schema(operation_id="list_regions", responses=RegionsOut)
    def get(self, request: Request) -> Response:
        """Return all regions in the order in which readers see them."""
        read_query(NoQuery, request.query_params)
        return Response({"results": region_rows()})


class KindList(_TableView):
    """List what events can be."""

    @extend_schema(operation_id="list_kinds", responses=KindsOut)
    def get(self, request: Request) -> Response:
        """Return all kinds with type, series, severity and rung."""
        read_query(NoQuery, request.query_params)
        return Response({"results": kind_rows()})


class CorrectionList(PublicView):
    """List what was changed in public."""

    @extend_schema(operation_id="list_corrections", parameters=[CursorQuery], responses=CorrectionPageOut)
    def get(self, request: Request) -> Response:
        """Return a page of the corrections of all events, newest first."""
        query = read_query(CursorQuery, request.query_params)
        after = read_key(query.get("cursor"), datetime.fromisoformat)
        rows, last = correction_page(after=after, size=query["page_size"])
        return _page(request, rows, (last[0].isoformat(), last[1]) if last else None)


def _page(request: Request, rows: list[dict[str, Any]], last: tuple[str, int] | None) -> Response:
    return Response({"results": rows, "next": next_link(request, make_cursor(*last) if last else None)})
