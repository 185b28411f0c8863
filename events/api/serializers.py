"""Knows the public shape of every answer, field by field; the fast lists are tested against it."""

from typing import Any

from rest_framework import serializers

Serializer = serializers.Serializer[Any]


class DateOut(Serializer):
    """Show four bounds, inclusive; null is open, all null is unknown."""

    start_earliest = serializers.DateField(allow_null=True)
    start_latest = serializers.DateField(allow_null=True)
    end_earliest = serializers.DateField(allow_null=True)
    end_latest = serializers.DateField(allow_null=True)
    extent = serializers.CharField(help_text="within: one unknown day of the bounds; lasted: all of them")
    precision = serializers.CharField(help_text="unit in which the date is known; unanchored: unknown")
    edtf = serializers.CharField(help_text="the same as Extended Date/Time Format (ISO 8601-2)")
    wording = serializers.CharField(help_text="the words of the article")
    words = serializers.CharField(help_text="the bounds in English")


class ActorOut(Serializer):
    """Show a party in a role; depth above 0 belongs to the act asked for."""

    key = serializers.CharField(allow_null=True)
    name = serializers.CharField()
    role = serializers.CharField()
    country = serializers.CharField(help_text="ISO 3166 alpha-3, empty where there is none")
    office = serializers.CharField()
    depth = serializers.IntegerField()


class PlaceOut(Serializer):
    """Show a place; degrees are WGS 84, rounded, null for areas."""

    key = serializers.CharField(allow_null=True)
    name = serializers.CharField()
    precision = serializers.CharField()
    country = serializers.CharField()
    latitude = serializers.FloatField(allow_null=True)
    longitude = serializers.FloatField(allow_null=True)


class RegionShareOut(Serializer):
    """Show how much of an event belongs to a region; the shares of an event sum to 1."""

    slug = serializers.CharField()
    name = serializers.CharField()
    share = serializers.FloatField()


class EventOut(Serializer):
    """Show an event in a list."""

    id = serializers.IntegerField()
    title = serializers.CharField()
    summary = serializers.CharField()
    type = serializers.CharField(help_text="one of 16 PLOVER types")
    kind = serializers.CharField()
    kind_label = serializers.CharField()
    quad = serializers.CharField()
    series = serializers.CharField()
    severity = serializers.FloatField(help_text="0 to 10")
    rung = serializers.IntegerField(help_text="0 to 7")
    status = serializers.CharField()
    grade = serializers.CharField()
    source_count = serializers.IntegerField(help_text="independent sources")
    state = serializers.CharField(help_text="published or corrected")
    date = DateOut()
    actors = ActorOut(many=True)
    places = PlaceOut(many=True)
    regions = RegionShareOut(many=True)
    answers = serializers.ListField(child=serializers.IntegerField(), help_text="ids of the events that it answers")
    url = serializers.URLField(help_text="the event's page")
    first_published_at = serializers.DateTimeField(allow_null=True)
    updated_at = serializers.DateTimeField()


class TombstoneOut(Serializer):
    """Show that an event must be forgotten, and where it lives on."""

    id = serializers.IntegerField()
    reason = serializers.ChoiceField(choices=["retracted", "merged"])
    merged_into = serializers.IntegerField(allow_null=True)
    updated_at = serializers.DateTimeField()


class EventPageOut(Serializer):
    """Show a page of events."""

    results = EventOut(many=True)
    next = serializers.URLField(allow_null=True)
    tombstones = TombstoneOut(
        many=True, required=False, help_text="with updated_since, on the first page, oldest first, at most 1,000"
    )


class ArticleOut(Serializer):
    """Show where a report stands."""

    id = serializers.IntegerField()
    title = serializers.CharField()
    outlet = serializers.CharField()
    url = serializers.CharField()
    archive_url = serializers.CharField()
    published_on = serializers.DateField(allow_null=True)
    is_withdrawn = serializers.BooleanField()


class FigureOut(Serializer):
    """Show a casualty figure as its words limit it; null `high` is open, null `best` not stated."""

    measure = serializers.CharField()
    victim_class = serializers.CharField()
    group = serializers.CharField()
    qualifier = serializers.CharField()
    low = serializers.IntegerField()
    best = serializers.IntegerField(allow_null=True)
    high = serializers.IntegerField(allow_null=True)
    wording = serializers.CharField()


class ReportOut(Serializer):
    """Show one article's account of an event, with its own words."""

    id = serializers.IntegerField()
    type = serializers.CharField()
    kind = serializers.CharField()
    factuality = serializers.CharField()
    quote = serializers.CharField()
    attribution = serializers.CharField()
    attribution_name = serializers.CharField()
    stance = serializers.CharField()
    date = DateOut()
    article = ArticleOut()
    actors = ActorOut(many=True)
    places = PlaceOut(many=True)
    figures = FigureOut(many=True)


class LinkOut(Serializer):
    """Show a link to another event; `is_answer`: this event is the later one."""

    event = serializers.IntegerField()
    title = serializers.CharField()
    date = DateOut()
    kind = serializers.CharField()
    is_answer = serializers.BooleanField()
    asserter = serializers.CharField()
    asserted_by = serializers.CharField()
    wording = serializers.CharField()
    is_confirmed = serializers.BooleanField()


class NoteOut(Serializer):
    """Show a public note on a change."""

    kind = serializers.CharField()
    note = serializers.CharField()
    made_at = serializers.DateTimeField()


class EventDetailOut(EventOut):
    """Show everything that readers may know of an event."""

    grade_reasons = serializers.ListField(child=serializers.CharField())
    date_explanation = serializers.CharField()
    reports = ReportOut(many=True)
    links = LinkOut(many=True)
    corrections = NoteOut(many=True)


class ReportsOfEventOut(Serializer):
    """Show all reports of an event."""

    results = ReportOut(many=True)


class ReportWithEventOut(ReportOut):
    """Show a report with the event it speaks of."""

    event = serializers.IntegerField()


class ReportPageOut(Serializer):
    """Show a page of reports."""

    results = ReportWithEventOut(many=True)
    next = serializers.URLField(allow_null=True)


class LinksOut(Serializer):
    """Show all links of an event."""

    results = LinkOut(many=True)


class NotesOut(Serializer):
    """Show all corrections of an event."""

    results = NoteOut(many=True)


class RetractedOut(Serializer):
    """Show the stub of a withdrawn event."""

    id = serializers.IntegerField()
    state = serializers.ChoiceField(choices=["retracted"])
    retracted_at = serializers.DateTimeField()
    corrections = NoteOut(many=True)


class CorrectionOut(NoteOut):
    """Show a public note with the event it is about."""

    id = serializers.IntegerField()
    event = serializers.IntegerField()


class CorrectionPageOut(Serializer):
    """Show a page of corrections."""

    results = CorrectionOut(many=True)
    next = serializers.URLField(allow_null=True)


class ErrorOut(Serializer):
    """Show any error."""

    code = serializers.CharField()
    message = serializers.CharField()
    fields = serializers.DictField(  # type: ignore[assignment]
        child=serializers.ListField(child=serializers.CharField()), help_text="what is wrong with which parameter"
    )
