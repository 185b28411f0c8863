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

    step = serializers.CharField()
    bins = BinOut(many=True)
    total = serializers.IntegerField(help_text="events of the filter, the same as in the list")
    before = serializers.IntegerField(help_text="events that begin before `from` and reach into the window")
    undated = serializers.IntegerField(help_text="events whose start is open or unknown")
    region_names = serializers.DictField(child=serializers.CharField())
