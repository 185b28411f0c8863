"""Knows the shape in which articles come in, and of what is said of their reading."""

from typing import Any

from rest_framework import serializers

from events.api.base import unknown_fields

Serializer = serializers.Serializer[Any]


def _text(**more: Any) -> serializers.CharField:
    """Return a text that may be left out."""
    return serializers.CharField(required=False, allow_blank=True, **more)


class ArticleIn(Serializer):
    """Read an article: its text, or only its address, and then it is fetched."""

    text = _text(trim_whitespace=False, help_text="plain text; needed where there is no url")
    url = _text(max_length=2000, help_text="http or https")
    title = _text(max_length=1000)
    outlet = _text(max_length=200, help_text="who publishes it; else the host of the url")
    outlet_country = _text(max_length=3, help_text="ISO 3166 alpha-3; decides the weekend")
    language = _text(max_length=8, help_text="ISO 639-1, en where not given")
    country = _text(max_length=3, help_text="ISO 3166 alpha-3, of the theatre")
    published = _text(max_length=40, source="published_text", help_text="ISO 8601 day, or moment with its offset")
    external_id = _text(max_length=200, help_text="the sender's own name for it")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse fields that mean nothing here: a misspelt one would be lost without a word."""
        if faults := unknown_fields(self, self.initial_data):
            raise serializers.ValidationError(faults)
        return attrs


class ReceiptOut(Serializer):
    """Show which article it is; `created` is false where it was there before."""

    id = serializers.IntegerField()
    state = serializers.CharField()
    created = serializers.BooleanField()


class ArticleStateOut(Serializer):
    """Show where an article stands; it ends as processed, failed or duplicate."""

    id = serializers.IntegerField()
    state = serializers.ChoiceField(choices=["received", "processed", "failed", "duplicate"])
    error = serializers.CharField(help_text="why it failed, or why it is tried again; empty where all is well")
    title = serializers.CharField()
    url = serializers.CharField()
    version = serializers.IntegerField()
    duplicate_of = serializers.IntegerField(allow_null=True)
    report_count = serializers.IntegerField()
    received_at = serializers.DateTimeField()
    processed_at = serializers.DateTimeField(allow_null=True)
