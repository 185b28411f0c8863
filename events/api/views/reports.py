"""Lists what articles say of events."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from events.api.base import PublicView, read_query
from events.api.cursors import make_cursor, next_link
from events.api.details import report_row
from events.api.queries import ReportsQuery, wanted
from events.api.serializers import ReportPageOut
from events.selectors.reports import report_page


class ReportList(PublicView):
    """List reports, the newest first."""

    @extend_schema(operation_id="list_reports", parameters=[ReportsQuery], responses=ReportPageOut)
    def get(self, request: Request) -> Response:
        """Return a page of the reports whose events match the filters."""
        query = read_query(ReportsQuery, request.query_params)
        before = query["cursor"][1] if "cursor" in query else None
        found, last = report_page(wanted(query), before=before, size=query["page_size"])
        rows = [report_row(report) | {"event": event} for event, report in found]
        return Response({"results": rows, "next": next_link(request, make_cursor("", last) if last else None)})
