"""Knows what every public answer does: it is open, counted, cached, and strict about its parameters."""

from collections.abc import Iterable
from functools import cache
from typing import Any, cast

from django.http import QueryDict
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.views import APIView

from events.api.errors import NotModified
from events.api.freshness import is_known, make_tag, mark_fresh
from events.api.throttles import ReadThrottle, rate_headers
from events.selectors.versions import events_version

MAX_SHOWN = 60


class PublicView(APIView):
    """Answer anyone's GET; a reader who holds the newest state is told so before anything is counted."""

    authentication_classes = []
    permission_classes = [AllowAny]
    throttle_classes = [ReadThrottle]
    metadata_class = None
    http_method_names = ["get", "head"]
    tag = ""

    def data_version(self) -> str:
        """Return the version of the data that the answer is made of."""
        return events_version()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Compare tags, then negotiate, permit and count."""
        tag = make_tag(self.data_version())
        if is_known(request, tag):
            self.tag = tag
            raise NotModified
        super().initial(request, *args, **kwargs)
        self.tag = tag

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Add what caches and clients need to know."""
        answer = add_rate_headers(self, super().finalize_response(request, response, *args, **kwargs))
        if self.tag and answer.status_code in {200, 304}:
            mark_fresh(answer, self.tag)
        return answer


def add_rate_headers(view: APIView, answer: Any) -> Any:
    """Write into the answer how often may still be asked."""
    for name, value in rate_headers(view).items():
        answer[name] = value
    return answer


def read_query(query: type[serializers.Serializer[Any]], params: QueryDict) -> dict[str, Any]:
    """Return the checked parameters; empty ones count as not given.

    Raises: ValidationError that names each parameter, what was found and what is expected.
    """
    given = QueryDict(mutable=True)
    for name, values in params.lists():
        if said := [value for value in values if value]:
            given.setlist(name, said)
    reader = _reader(query)
    faults = unknown_fields(reader, given) | _repeated(reader, given)
    try:
        read: dict[str, Any] = reader.run_validation(given)
    except ValidationError as error:
        found = cast("dict[str, Any]", error.detail)
        faults |= {name: _with_found(given, name, sentences) for name, sentences in found.items()}
    if faults:
        raise ValidationError(faults)
    return read


@cache
def _reader(query: type[serializers.Serializer[Any]]) -> serializers.Serializer[Any]:
    """Return the one reader of a class: it keeps nothing of a request, and making it copies every field."""
    return query()


def unknown_fields(reader: serializers.Serializer[Any], given: Iterable[str]) -> dict[str, list[str]]:
    """Return what is wrong with names that the reader does not know."""
    unknown = [name for name in given if name not in reader.fields]
    expected = ", ".join(reader.fields) or "none"
    return {name: [f"unknown, expected: {expected}"] for name in unknown}


def _repeated(reader: serializers.Serializer[Any], given: QueryDict) -> dict[str, list[str]]:
    """Refuse a parameter that is given twice and has one meaning; which one counts would be a guess."""
    return {
        name: [f"given {len(values)} times, expected once"]
        for name, values in given.lists()
        if len(values) > 1 and not isinstance(reader.fields.get(name), serializers.ListField)
    }


def _with_found(given: QueryDict, name: str, faults: Any) -> list[str]:
    found = ", ".join(given.getlist(name))
    sentences = faults.values() if isinstance(faults, dict) else [faults]
    return [f"got {found[:MAX_SHOWN]!r}: {sentence}" for group in sentences for sentence in group]
