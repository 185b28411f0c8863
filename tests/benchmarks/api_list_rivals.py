"""Gives the list of events two rivals: the least that can be done, and what the framework does by itself."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any

import orjson
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path
from rest_framework import serializers
from rest_framework.generics import ListAPIView
from rest_framework.pagination import PageNumberPagination
from rest_framework.permissions import AllowAny

from events.api.views.events import EventList
from events.domain.daterange import Bounds
from events.domain.dates.wording import bounds_in_words
from events.domain.kinds import load_kinds
from events.models import Event, EventRegion, Location, Participation
from timeline.urls import urlpatterns as site_patterns

EVENTS = """
SELECT id, title, summary, type, kind, status, grade, source_count, state, start_earliest, start_latest, end_earliest,
       end_latest, extent, precision, edtf, wording, first_published_at, updated_at
FROM events_event WHERE shown = 1 AND start_earliest IS NOT NULL
ORDER BY start_earliest DESC, id DESC LIMIT 50
"""
ACTORS = """
SELECT p.event_id, a.key, p.name, p.role, p.country, p.office, p.depth FROM events_participation p
LEFT JOIN events_actor a ON a.id = p.actor_id WHERE p.event_id IN ({}) ORDER BY p.position, p.id
"""
PLACES = """
SELECT l.event_id, p.key, l.name, l.precision, l.country, p.latitude, p.longitude FROM events_location l
LEFT JOIN events_place p ON p.id = l.place_id WHERE l.event_id IN ({}) ORDER BY l.position, l.id
"""
REGIONS = """
SELECT s.event_id, r.slug, r.name, s.share FROM events_eventregion s JOIN events_region r ON r.id = s.region_id
WHERE s.event_id IN ({}) ORDER BY s.share DESC, s.id
"""
ANSWERS = """
SELECT l.later_id, l.earlier_id, e.shown FROM events_eventlink l JOIN events_event e ON e.id = l.earlier_id
WHERE l.later_id IN ({}) ORDER BY l.id
"""
ACTOR_KEYS = ("key", "name", "role", "country", "office", "depth")
PLACE_KEYS = ("key", "name", "precision", "country", "latitude", "longitude")


def raw_list(_request: HttpRequest) -> HttpResponse:
    """Answer with hand-written SQL and nothing else: no filters, no checks, no limits."""
    with connection.cursor() as cursor:
        events = cursor.execute(EVENTS).fetchall()
        marks = ",".join(str(event[0]) for event in events)
        actors, places, regions, answers = (
            _grouped(cursor.execute(query.format(marks)).fetchall()) for query in (ACTORS, PLACES, REGIONS, ANSWERS)
        )
    rows = [_row(event, actors, places, regions, answers) for event in events]
    return HttpResponse(
        orjson.dumps({"results": rows}, option=orjson.OPT_UTC_Z | orjson.OPT_NAIVE_UTC), content_type="application/json"
    )


def _grouped(rows: list[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row)
    return found


def _row(event: Any, actors: Any, places: Any, regions: Any, answers: Any) -> dict[str, Any]:
    pk, title, summary, type_, kind, status, grade, source_count, state = event[:9]
    known = load_kinds()[kind]
    return {
        "id": pk,
        "title": title,
        "summary": summary,
        "type": type_,
        "kind": kind,
        "kind_label": known.label,
        "quad": known.quad,
        "series": known.series,
        "severity": known.severity,
        "rung": known.rung,
        "status": status,
        "grade": grade,
        "source_count": source_count,
        "state": state,
        "date": _date(*event[9:17]),
        "first_published_at": event[17],
        "updated_at": event[18],
        "actors": [dict(zip(ACTOR_KEYS, actor[1:], strict=True)) for actor in actors[pk]],
        "places": [dict(zip(PLACE_KEYS, place[1:], strict=True)) for place in places[pk]],
        "regions": [{"slug": r[1], "name": r[2], "share": r[3]} for r in regions[pk]],
        "answers": [a[1] for a in answers[pk] if a[2]],
        "url": f"http://localhost/events/{pk}/",
    }


def _date(*columns: Any) -> dict[str, Any]:
    days = [_day(value) for value in columns[:4]]
    extent, precision, edtf, wording = columns[4:]
    return {
        "start_earliest": days[0],
        "start_latest": days[1],
        "end_earliest": days[2],
        "end_latest": days[3],
        "extent": extent,
        "precision": precision,
        "edtf": edtf,
        "wording": wording,
        "words": bounds_in_words(Bounds(*days, extent, precision)),
    }


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


class PartOut(serializers.ModelSerializer):
    """Show a party by its columns."""

    class Meta:
        model = Participation
        fields = ("actor", "name", "role", "country", "office", "depth")


class PlaceOut(serializers.ModelSerializer):
    """Show a place by its columns."""

    class Meta:
        model = Location
        fields = ("place", "name", "precision", "country")


class ShareOut(serializers.ModelSerializer):
    """Show a region by its columns."""

    class Meta:
        model = EventRegion
        fields = ("region", "share")


class PlainOut(serializers.ModelSerializer):
    """Show an event by its columns."""

    participations = PartOut(many=True)
    locations = PlaceOut(many=True)
    region_shares = ShareOut(many=True)
    links_back = serializers.PrimaryKeyRelatedField(many=True, read_only=True)

    class Meta:
        model = Event
        fields = (
            *("id", "title", "summary", "type", "kind", "status", "grade", "source_count", "state"),
            *("start_earliest", "start_latest", "end_earliest", "end_latest", "extent", "precision", "edtf"),
            *("wording", "participations", "locations", "region_shares", "links_back"),
            *("first_published_at", "updated_at"),
        )


class Pages(PageNumberPagination):
    """Count pages, as the framework does by itself."""

    page_size = 50


class PlainList(ListAPIView):
    """Answer with a ModelSerializer, prefetched, in numbered pages."""

    queryset = Event.objects.filter(shown=1).prefetch_related(
        "participations", "locations", "region_shares", "links_back"
    )
    serializer_class = PlainOut
    pagination_class = Pages
    permission_classes = [AllowAny]
    authentication_classes = []
    throttle_classes = []


urlpatterns = [
    path("raw/", raw_list),
    path("plain/", PlainList.as_view()),
    path("uncounted/", EventList.as_view(throttle_classes=[])),
    *site_patterns,
]


def site() -> Callable[..., list[bytes]]:
    """Return the whole site, with the rivals beside the API."""
    settings.ROOT_URLCONF = __name__
    return WSGIHandler()
