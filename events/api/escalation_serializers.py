"""Knows the public shape of the escalation of a region: three outputs side by side, never one number."""

from typing import Any

from rest_framework import serializers

from events.domain.escalation import LeftOut

Serializer = serializers.Serializer[Any]


class BandOut(Serializer):
    """Show the median of all draws, and what 10 % and 90 % of them stay below."""

    median = serializers.FloatField()
    low = serializers.FloatField()
    high = serializers.FloatField()


class EscalationDayOut(Serializer):
    """Show one day; both indices are 100 on an average day of the baseline year, and null before it exists."""

    day = serializers.DateField()
    rung = serializers.IntegerField(min_value=0, max_value=7)
    rung_unconfirmed = serializers.IntegerField(
        allow_null=True, help_text="a higher rung that is possible, not confirmed"
    )
    hostility = BandOut(allow_null=True)
    deescalation = BandOut(allow_null=True)
    hostility_points = BandOut()
    deescalation_points = BandOut()
    is_provisional = serializers.BooleanField(help_text="reports of this day are still coming in")
    baseline_year = serializers.IntegerField(allow_null=True)
    method_version = serializers.CharField()
    data_cutoff = serializers.DateTimeField(help_text="the moment up to which changes are in this value")


class GapOut(Serializer):
    """Show the first and last of some days without data: not quiet, but unknown."""

    first = serializers.DateField()
    last = serializers.DateField()


class LeftOutOut(Serializer):
    """Show an event that no line counts."""

    id = serializers.IntegerField()
    title = serializers.CharField()
    reason = serializers.ChoiceField(choices=[reason.value for reason in LeftOut])


class TurningPointOut(Serializer):
    """Show days that editors marked; `event` is the public event that it points to, null for none."""

    first = serializers.DateField()
    last = serializers.DateField()
    text = serializers.CharField()
    text_ar = serializers.CharField(allow_blank=True, help_text="in Arabic, empty where not translated")
    event = serializers.IntegerField(allow_null=True)
    title = serializers.CharField(allow_blank=True, help_text="of the event")


class EscalationOut(Serializer):
    """Show the days of a region in order, the gaps between them, and what is left out today."""

    region = serializers.CharField(source="slug")
    name = serializers.CharField()
    baseline_year = serializers.IntegerField(allow_null=True)
    is_building = serializers.BooleanField(help_text="the baseline is being built: only points, no index")
    method_version = serializers.CharField()
    data_cutoff = serializers.DateTimeField(allow_null=True)
    days = EscalationDayOut(many=True)
    gaps = GapOut(many=True)
    left_out = LeftOutOut(many=True)
    turning_points = TurningPointOut(many=True)


class ContributionOut(Serializer):
    """Show what an event adds to a line on a day; the title is empty where the event was withdrawn since."""

    event = serializers.IntegerField(source="event_id")
    title = serializers.CharField(allow_blank=True)
    line = serializers.ChoiceField(choices=["hostility", "deescalation"])
    points = serializers.FloatField()
    part = serializers.FloatField(help_text="of the mean of the line on this day, 0-1")


class DayExplainedOut(Serializer):
    """Show a day with the events that make it, the heaviest first."""

    day = EscalationDayOut()
    contributions = ContributionOut(many=True)
    rung_events = serializers.ListField(child=serializers.IntegerField())
    rung_unconfirmed_events = serializers.ListField(child=serializers.IntegerField())
