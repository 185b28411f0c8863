"""Knows the public shape of the tables that events refer to."""

from typing import Any

from rest_framework import serializers

Serializer = serializers.Serializer[Any]


class ActorEntryOut(Serializer):
    """Show an actor; `parent` is the key of the body it belongs to."""

    key = serializers.CharField()
    name = serializers.CharField()
    kind = serializers.CharField()
    country = serializers.CharField()
    names = serializers.ListField(child=serializers.CharField(), help_text="other names")
    parent = serializers.CharField(allow_null=True)  # type: ignore[assignment]


class ActorPageOut(Serializer):
    """Show a page of actors."""

    results = ActorEntryOut(many=True)
    next = serializers.URLField(allow_null=True)


class PlaceEntryOut(Serializer):
    """Show a place; degrees are WGS 84, rounded, null for areas."""

    key = serializers.CharField()
    name = serializers.CharField()
    precision = serializers.CharField()
    country = serializers.CharField()
    admin1 = serializers.CharField(help_text="province")
    latitude = serializers.FloatField(allow_null=True)
    longitude = serializers.FloatField(allow_null=True)


class PlacePageOut(Serializer):
    """Show a page of places."""

    results = PlaceEntryOut(many=True)
    next = serializers.URLField(allow_null=True)


class RegionOut(Serializer):
    """Show a region."""

    slug = serializers.CharField()
    name = serializers.CharField()
    name_ar = serializers.CharField()
    description = serializers.CharField()
    time_zone = serializers.CharField()
    baseline_year = serializers.IntegerField(allow_null=True)


class RegionsOut(Serializer):
    """Show all regions."""

    results = RegionOut(many=True)


class KindOut(Serializer):
    """Show a kind with its place on the scales."""

    kind = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    type = serializers.CharField()
    quad = serializers.CharField()
    series = serializers.CharField()
    severity = serializers.FloatField(help_text="0 to 10")
    rung = serializers.IntegerField(help_text="0 to 7")


class KindsOut(Serializer):
    """Show all kinds."""

    results = KindOut(many=True)
