"""Knows the addresses of the API."""

from datetime import date

from django.urls import URLPattern, path, re_path, register_converter
from django.urls.converters import IntConverter

from events.api.views import (
    articles,
    docs,
    escalation,
    events,
    exports,
    fallback,
    oembed,
    reference,
    reports,
    timeline,
)


class RowId(IntConverter):
    """Take the number of a row; longer ones are beyond both databases and name nothing."""

    regex = "[0-9]{1,18}"


class Day:
    """Take a day as 2025-06-16; a day that no calendar has is no address."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        """Return the day. Raises: ValueError, which Django takes for another address."""
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        """Return the day as text."""
        return value.isoformat()


register_converter(RowId, "row")
register_converter(Day, "day")

urlpatterns: list[URLPattern] = [
    path("events/", events.EventList.as_view(), name="api-events"),
    path("events/<row:event_id>/", events.EventItem.as_view(), name="api-event"),
    path("events/<row:event_id>/reports/", events.EventReports.as_view(), name="api-event-reports"),
    path("events/<row:event_id>/links/", events.EventLinks.as_view(), name="api-event-links"),
    path("events/<row:event_id>/history/", events.EventHistory.as_view(), name="api-event-history"),
    path("reports/", reports.ReportList.as_view(), name="api-reports"),
    path("timeline/bins/", timeline.TimelineBins.as_view(), name="api-bins"),
    path("timeline/drawing/", timeline.TimelineDrawing.as_view(), name="api-drawing"),
    path("exports/events.csv", exports.EventsCsv.as_view(), name="api-events-csv"),
    path("exports/events.json", exports.EventsJson.as_view(), name="api-events-json"),
    path("exports/events.geojson", exports.EventsGeojson.as_view(), name="api-events-geojson"),
    path("exports/events.ics", exports.EventsCalendar.as_view(), name="api-events-ics"),
    path("exports/events.timelinejs.json", exports.EventsTimelineJs.as_view(), name="api-events-timelinejs"),
    path("exports/reports.csv", exports.ReportsCsv.as_view(), name="api-reports-csv"),
    path("actors/", reference.ActorList.as_view(), name="api-actors"),
    path("places/", reference.PlaceList.as_view(), name="api-places"),
    path("regions/", reference.RegionList.as_view(), name="api-regions"),
    path("regions/<slug:slug>/escalation/", escalation.RegionEscalation.as_view(), name="api-escalation"),
    path("regions/<slug:slug>/escalation/<day:day>/", escalation.ExplainedDay.as_view(), name="api-escalation-day"),
    path("kinds/", reference.KindList.as_view(), name="api-kinds"),
    path("corrections/", reference.CorrectionList.as_view(), name="api-corrections"),
    path("articles/", articles.ArticleList.as_view(), name="api-articles"),
    path("articles/<row:article_id>/", articles.ArticleItem.as_view(), name="api-article"),
    path("oembed/", oembed.Oembed.as_view(), name="api-oembed"),
    path("schema/", docs.Schema.as_view(), name="api-schema"),
    path("docs/", docs.Docs.as_view(), name="api-docs"),
    re_path("", fallback.NothingHere.as_view()),
]
