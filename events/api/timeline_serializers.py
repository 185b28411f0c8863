"""Knows the public shape of the bins and of the index."""

from typing import Any

from rest_framework import serializers

Serializer = serializers.Serializer[Any]


class BinOut(Serializer):
    """Show how many events of one class begin in the step that starts on `start`."""

    start = serializers.DateField()
    region = serializers.CharField(help_text="slug; empty with lanes=site")
    quad = serializers.CharField()
    series = serializers.CharField()
    certainty = serializers.CharField()
    count = serializers.IntegerField()
    severity_sum = serializers.FloatField(help_text="severities times the region's shares")


class BinsOut(Serializer):
    """Show the bins of a filter, and the events that belong to none.

    With lanes=region an event shared by two regions counts in both; `total` counts it once.
    """

    step = serializers.CharField(help_text="as asked for, or wider where that would give too many bins")
    bins = BinOut(many=True)
    total = serializers.IntegerField(help_text="events of the filter, the same as in the list")
    before = serializers.IntegerField(help_text="events that begin before `from` and reach into the window")
    undated = serializers.IntegerField(help_text="events whose start is open or unknown")
    region_names = serializers.DictField(child=serializers.CharField())


class BinColumnsOut(Serializer):
    """Show bins as columns of equal length."""

    start = serializers.ListField(child=serializers.DateField())
    region = serializers.ListField(child=serializers.CharField(), help_text="slug")
    series = serializers.ListField(child=serializers.CharField())
    quad = serializers.ListField(child=serializers.CharField())
    count = serializers.ListField(child=serializers.IntegerField())


class EventColumnsOut(Serializer):
    """Show events as columns of equal length; numbers point into the tables beside them."""

    id = serializers.ListField(child=serializers.IntegerField())
    title = serializers.ListField(child=serializers.CharField())
    kind = serializers.ListField(child=serializers.IntegerField())
    first = serializers.ListField(child=serializers.DateField(allow_null=True), help_text="first possible day")
    last = serializers.ListField(child=serializers.DateField(allow_null=True), help_text="last possible day")
    extent = serializers.ListField(child=serializers.CharField())
    precision = serializers.ListField(child=serializers.CharField())
    words = serializers.ListField(child=serializers.CharField(), help_text="the days in English, empty for one day")
    status = serializers.ListField(child=serializers.CharField())
    grade = serializers.ListField(child=serializers.CharField())
    sources = serializers.ListField(child=serializers.IntegerField())
    updated_at = serializers.ListField(child=serializers.DateTimeField())
    regions = serializers.ListField(child=serializers.ListField(child=serializers.CharField()), help_text="slugs")
    places = serializers.ListField(child=serializers.ListField(child=serializers.IntegerField()))
    parties = serializers.ListField(child=serializers.ListField(child=serializers.IntegerField()))
    roles = serializers.ListField(child=serializers.ListField(child=serializers.CharField()), help_text="of parties")
    answers = serializers.ListField(child=serializers.ListField(child=serializers.IntegerField()), help_text="ids")


class KindColumnsOut(Serializer):
    """Show the kinds of the events."""

    kind = serializers.ListField(child=serializers.CharField())
    label = serializers.ListField(child=serializers.CharField(), help_text="in the language asked for")  # type: ignore[assignment]
    series = serializers.ListField(child=serializers.CharField())
    quad = serializers.ListField(child=serializers.CharField())
    severity = serializers.ListField(child=serializers.FloatField())


class ActorColumnsOut(Serializer):
    """Show the parties of the events."""

    key = serializers.ListField(child=serializers.CharField(allow_null=True))
    name = serializers.ListField(child=serializers.CharField())
    country = serializers.ListField(child=serializers.CharField())


class PlaceColumnsOut(Serializer):
    """Show the places of the events."""

    name = serializers.ListField(child=serializers.CharField())


class DrawnEventsOut(Serializer):
    """Show events in the short form of a timeline."""

    columns = EventColumnsOut()
    kinds = KindColumnsOut()
    actors = ActorColumnsOut()
    places = PlaceColumnsOut()


class DrawingOut(Serializer):
    """Show what a timeline draws of a window: bins, and the events themselves where there are no more than `most`."""

    step = serializers.CharField(help_text="as asked for, or wider where that would give too many bins")
    bins = BinColumnsOut()
    total = serializers.IntegerField()
    undated = serializers.IntegerField(help_text="events whose start is open or unknown")
    region_names = serializers.DictField(child=serializers.CharField())
    events = DrawnEventsOut(allow_null=True)
    events_base = serializers.CharField(help_text="the page of an event is this, its id and a slash")
