"""Answers with the escalation of a region, exactly as it was published."""

from datetime import date

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from events.api.base import PublicView, read_query
from events.api.escalation_serializers import DayExplainedOut, EscalationOut
from events.api.queries import AsOfQuery, EscalationQuery
from events.selectors.escalation import explain_day, region_escalation
from events.selectors.versions import index_version


class _IndexView(PublicView):
    """Answer from the index, which follows the events some seconds later."""

    def data_version(self) -> str:
        """Return the version of the index."""
        return index_version()


class RegionEscalation(_IndexView):
    """Show the rung, the hostility line and the de-escalation line of a region."""

    @extend_schema(operation_id="get_escalation", parameters=[EscalationQuery], responses=EscalationOut)
    def get(self, request: Request, slug: str) -> Response:
        """Return the days that have data; a missing day is a gap, not a zero."""
        query = read_query(EscalationQuery, request.query_params)
        found = region_escalation(slug, date_from=query.get("from"), date_to=query.get("to"), as_of=query.get("as_of"))
        return Response(EscalationOut(found).data)


class ExplainedDay(_IndexView):
    """Show which events make a day."""

    @extend_schema(operation_id="explain_escalation", parameters=[AsOfQuery], responses=DayExplainedOut)
    def get(self, request: Request, slug: str, day: date) -> Response:
        """Return one day with what each event adds to it."""
        query = read_query(AsOfQuery, request.query_params)
        return Response(DayExplainedOut(explain_day(slug, day, as_of=query.get("as_of"))).data)
