"""Answers with how many events begin when: what a wide timeline draws instead of events."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from events.api.base import PublicView, read_query
from events.api.queries import BinsQuery, wanted
from events.api.timeline_serializers import BinsOut
from events.selectors.bins import Bin, find_bins
from events.selectors.catalogue import region_names
from events.selectors.steps import Step
from events.selectors.versions import counts_version


class TimelineBins(PublicView):
    """Count events by step, region and class."""

    def data_version(self) -> str:
        """Return the version of the events and of their daily counts."""
        return counts_version()

    @extend_schema(operation_id="count_events_by_step", parameters=[BinsQuery], responses=BinsOut)
    def get(self, request: Request) -> Response:
        """Return the bins of a filter; `total` is what the list of the same filter holds."""
        query = read_query(BinsQuery, request.query_params)
        asked, step = wanted(query), Step(query["step"])
        found = find_bins(asked, step, by_region=query["lanes"] == "region")
        return Response(
            {
                "step": step,
                "bins": [_bin_row(one) for one in found.bins],
                "total": found.total,
                "before": found.before,
                "undated": found.without_start,
                "region_names": region_names(),
            }
        )


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
