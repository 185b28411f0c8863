"""Answers with what timelines draw: how many events begin when, and the events themselves where they are few."""

from typing import Any

from django.utils import translation
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from events.api.base import PublicView, read_query
from events.api.drawing_rows import bin_columns, event_columns, region_names_in_language
from events.api.queries import BinsQuery, DrawingQuery, wanted
from events.api.timeline_serializers import BinsOut, DrawingOut
from events.api.views.events import address_of_events
from events.selectors.bins import Bin, find_bins
from events.selectors.catalogue import region_names
from events.selectors.drawing import Drawing, find_drawing
from events.selectors.steps import Step
from events.selectors.versions import counts_version


class _CountsView(PublicView):
    """Answer from the events and the sheets of their days."""

    def data_version(self) -> str:
        """Return the version of the events and of their sheets."""
        return counts_version()


class TimelineBins(_CountsView):
    """Count events by step, region and class."""

    @extend_schema(operation_id="count_events_by_step", parameters=[BinsQuery], responses=BinsOut)
    def get(self, request: Request) -> Response:
        """Return the bins of a filter; `total` is what the list of the same filter holds."""
        query = read_query(BinsQuery, request.query_params)
        found = find_bins(wanted(query), Step(query["step"]), by_region=query["lanes"] == "region")
        return Response(
            {
                "step": found.step,
                "bins": [_bin_row(one) for one in found.bins],
                "total": found.total,
                "before": found.before,
                "undated": found.without_start,
                "region_names": region_names(),
            }
        )


class TimelineDrawing(_CountsView):
    """Give what a timeline draws of a window, in one answer and in few bytes."""

    @extend_schema(operation_id="draw_timeline", parameters=[DrawingQuery], responses=DrawingOut)
    def get(self, request: Request) -> Response:
        """Return bins, and the events where there are no more than asked for."""
        query = read_query(DrawingQuery, request.query_params)
        found = find_drawing(wanted(query), Step(query["step"]), most=query["most"])
        with translation.override(query.get("lang", "en")):
            shown = _drawing(found)
        return Response({"step": found.bins.step, **shown, "events_base": address_of_events(request)})


def _drawing(found: Drawing) -> dict[str, Any]:
    rows = found.rows
    drawn = {one.region for one in found.bins.bins} | {share["slug"] for row in rows or () for share in row["regions"]}
    return {
        "bins": bin_columns(found.bins.bins),
        "total": found.bins.total,
        "undated": found.bins.without_start,
        "region_names": region_names_in_language(drawn),
        "events": None if rows is None else event_columns(rows),
    }


def _bin_row(one: Bin) -> dict[str, Any]:
    return {
        "start": one.start,
        "region": one.region,
        "quad": one.quad,
        "series": one.series,
        "certainty": one.certainty,
        "count": one.count,
        "severity_sum": round(one.severity_sum, 3),
    }
