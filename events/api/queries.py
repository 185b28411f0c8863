"""Knows the parameters of each list, and what they ask of the selectors."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any

from django.conf import settings
from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from events.api.cursors import read_cursor
from events.domain.kinds import load_kinds
from events.domain.vocabulary import Grade, Quad, Role, Series, Status, Type
from events.selectors.catalogue import missing_keys
from events.selectors.steps import Step
from events.selectors.timeline import TimelineFilter

MAX_PAGE_SIZE = 500
DEFAULT_PAGE_SIZE = 50
MAX_WORDS = 10
MAX_DRAWN = 2000  # more marks on a screen cannot be told apart


def one_of(words: Iterable[str], **more: Any) -> serializers.ChoiceField:
    """Return a field that takes one word of a list, and names the list otherwise."""
    known = [str(word) for word in words]
    expected = ", ".join(known) if len(known) <= 20 else "a kind from /api/v1/kinds/"
    return serializers.ChoiceField(
        choices=known, error_messages={"invalid_choice": f'"{{input}}" is unknown, expected: {expected}'}, **more
    )


def some_of(words: Iterable[str], help_text: str) -> serializers.ListField:
    """Return a field that takes any number of words of a list, each as a parameter of its own."""
    return serializers.ListField(child=one_of(words), required=False, max_length=100, help_text=help_text)


class MomentField(serializers.DateTimeField):
    """Read a moment, or a day as its last moment in UTC."""

    def to_internal_value(self, value: Any) -> datetime:
        """Return the moment."""
        try:
            day = date.fromisoformat(str(value))
        except ValueError:
            return super().to_internal_value(value)
        return datetime.combine(day, time.max, tzinfo=UTC)


class NoQuery(serializers.Serializer[Any]):
    """Read that nothing is asked."""


class CursorQuery(serializers.Serializer[Any]):
    """Read which page is wanted."""

    cursor = serializers.CharField(required=False, max_length=200, help_text="from `next` of the page before")
    page_size = serializers.IntegerField(
        required=False, min_value=1, max_value=MAX_PAGE_SIZE, default=DEFAULT_PAGE_SIZE, help_text="rows a page"
    )

    def validate_cursor(self, found: str) -> tuple[str, int]:
        """Return what the cursor means."""
        return read_cursor(found)


class ActorsQuery(CursorQuery):
    """Read which actors are wanted."""

    q = serializers.CharField(required=False, max_length=100, help_text="a part of the name")


class PlacesQuery(ActorsQuery):
    """Read which places are wanted."""

    country = serializers.RegexField("^[A-Z]{3}$", required=False, help_text="ISO 3166 alpha-3")


class FilterQuery(serializers.Serializer[Any]):
    """Read the filters that page, lists, bins and exports share."""

    date_from = serializers.DateField(required=False, help_text="first day; an event counts when its bounds overlap")
    date_to = serializers.DateField(required=False, help_text="last day, inclusive")
    region = serializers.CharField(required=False, max_length=60, help_text="slug from /api/v1/regions/")
    type = some_of(Type, "PLOVER type, may be repeated")
    kind = some_of(load_kinds(), "kind from /api/v1/kinds/, may be repeated")
    quad = some_of(Quad, "verbal or material, cooperation or conflict; may be repeated")
    series = some_of(Series, "the line in which an act counts; may be repeated")
    actor = serializers.CharField(required=False, max_length=100, help_text="key from /api/v1/actors/")
    role = one_of(Role, required=False, help_text="role of the actor, or of anyone where no actor is given")
    place = serializers.CharField(required=False, max_length=120, help_text="key from /api/v1/places/")
    status = some_of(Status, "what the reports say became of it; may be repeated")
    grade = some_of(Grade, "how well it is supported; may be repeated")
    min_sources = serializers.IntegerField(
        required=False, min_value=1, max_value=1000, default=1, help_text="independent sources, at least"
    )
    q = serializers.CharField(required=False, max_length=200, help_text="words of title, summary or a party's name")

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        """Return the fields under their public names, of which two are words of the language."""
        return _with_public_names(super().get_fields())

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse what can never find anything."""
        faults = _days_out_of_order(attrs)
        if len(attrs.get("q", "").split()) > MAX_WORDS:
            faults["q"] = [f"more than {MAX_WORDS} words"]
        for name in missing_keys(**{name: attrs.get(name, "") for name in ("region", "actor", "place")}):
            faults[name] = [f"there is no such {name}, expected a key from /api/v1/{name}s/"]
        if faults:
            raise ValidationError(faults)
        return attrs


class ReportsQuery(FilterQuery, CursorQuery):
    """Read the parameters of the list of reports."""


class AsOfQuery(serializers.Serializer[Any]):
    """Read at which moment the data are looked at."""

    as_of = MomentField(required=False, help_text="a day, until its end in UTC, or a moment: what readers knew then")


class EscalationQuery(AsOfQuery):
    """Read the days of a region that are wanted."""

    date_from = serializers.DateField(required=False, help_text="first day")
    date_to = serializers.DateField(required=False, help_text="last day, inclusive")

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        """Return the fields under their public names."""
        return _with_public_names(super().get_fields())

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse days out of order."""
        if faults := _days_out_of_order(attrs):
            raise ValidationError(faults)
        return attrs


class KnownQuery(AsOfQuery, FilterQuery):
    """Read the filters together with the moment from which they are looked at."""


class BinsQuery(KnownQuery):
    """Read the parameters of the bins."""

    step = one_of(Step, required=False, default=Step.DAY.value, help_text="width of a bin; a week begins on Monday")
    lanes = one_of(
        ("region", "site"), required=False, default="region", help_text="count every region for itself, or all as one"
    )


class DrawingQuery(KnownQuery):
    """Read the parameters of what a timeline draws."""

    step = one_of(Step, required=False, default=Step.MONTH.value, help_text="width of a bin; a week begins on Monday")
    most = serializers.IntegerField(
        required=False,
        min_value=0,
        max_value=MAX_DRAWN,
        default=MAX_DRAWN // 2,
        help_text="give single events where there are no more than so many",
    )
    lang = one_of([code for code, _ in settings.LANGUAGES], required=False, help_text="language of kinds and regions")


class EventsQuery(KnownQuery, CursorQuery):
    """Read the parameters of the list of events."""

    updated_since = serializers.DateTimeField(
        required=False, help_text="only what changed since; adds tombstones of what was withdrawn or merged"
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse to tell changes of a past state: they are changes of the present one."""
        if attrs.get("as_of") and attrs.get("updated_since"):
            raise ValidationError({"updated_since": ["given with as_of, expected one of the two"]})
        return super().validate(attrs)


def _with_public_names(
    fields: dict[str, serializers.Field[Any, Any, Any, Any]],
) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
    public = {"date_from": "from", "date_to": "to"}
    return {public.get(name, name): field for name, field in fields.items()}


def _days_out_of_order(attrs: dict[str, Any]) -> dict[str, list[str]]:
    if attrs.get("from") and attrs.get("to") and attrs["from"] > attrs["to"]:
        return {"to": [f"lies before from={attrs['from']}, expected the same day or a later one"]}
    return {}


def wanted(query: dict[str, Any]) -> TimelineFilter:
    """Return what checked parameters ask for."""
    return TimelineFilter(
        date_from=query.get("from"),
        date_to=query.get("to"),
        region=query.get("region", ""),
        types=_words(Type, query.get("type", ())),
        kinds=tuple(query.get("kind", ())),
        quads=_words(Quad, query.get("quad", ())),
        series=_words(Series, query.get("series", ())),
        actor=query.get("actor", ""),
        role=Role(query["role"]) if "role" in query else None,
        place=query.get("place", ""),
        statuses=_words(Status, query.get("status", ())),
        grades=_words(Grade, query.get("grade", ())),
        min_sources=query.get("min_sources", 1),
        q=query.get("q", ""),
        updated_since=query.get("updated_since"),
        as_of=query.get("as_of"),
    )


def _words(words: type[StrEnum], found: Sequence[str]) -> tuple[Any, ...]:
    return tuple(words(word) for word in found)
