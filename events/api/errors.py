"""Knows which status an error has, and the one shape of all of them: code, message, fields."""

from collections.abc import Iterator, Mapping
from typing import Any

import structlog
from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError
from django.http import Http404
from rest_framework import exceptions, status
from rest_framework.response import Response
from rest_framework.views import set_rollback

from events.adapters.outage import is_disk_full
from events.domain.errors import Conflict, DomainError, InvalidInput, NotAllowed, NotFound, TryLater

log = structlog.get_logger(__name__)

_STATUS_OF: dict[type[DomainError], int] = {
    InvalidInput: status.HTTP_400_BAD_REQUEST,
    NotAllowed: status.HTTP_403_FORBIDDEN,
    NotFound: status.HTTP_404_NOT_FOUND,
    Conflict: status.HTTP_409_CONFLICT,
    TryLater: status.HTTP_503_SERVICE_UNAVAILABLE,
}
_CODE_OF_STATUS = {400: "invalid_input", 401: "not_authenticated", 403: "not_allowed", 429: "too_many_requests"}
RETRY_SECONDS = 5


class NotModified(exceptions.APIException):
    """Say that the reader holds the newest state already."""

    status_code = status.HTTP_304_NOT_MODIFIED


class BodyTooLarge(exceptions.APIException):
    """Say that a body is larger than the API reads."""

    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_code = "body_too_large"


def handle_error(error: Exception, _context: Mapping[str, Any]) -> Response:
    """Return the answer to any error of a view; an unforeseen one is logged and answered without its words."""
    set_rollback()
    if isinstance(error, DomainError):
        return _domain_error(error)
    if isinstance(error, Http404 | PermissionDenied):
        error = exceptions.NotFound() if isinstance(error, Http404) else exceptions.PermissionDenied()
    if isinstance(error, exceptions.APIException):
        return _api_error(error)
    log.error("api_request_failed", error=type(error).__name__, exc_info=error)
    if is_disk_full(error):
        return _try_later("the disk is full and nothing was stored; try again when there is room")
    if isinstance(error, OperationalError | InterfaceError):
        return _try_later("the database cannot answer now; try again")
    return error_answer(500, "server_error", "the fault is ours and was written down")


def error_answer(status_code: int, code: str, message: str, fields: Mapping[str, Any] | None = None) -> Response:
    """Return an answer in the one shape; `fields` maps a parameter to what is wrong with it, in sentences."""
    return Response({"code": code, "message": message, "fields": fields or {}}, status=status_code)


def _domain_error(error: DomainError) -> Response:
    if isinstance(error, TryLater):
        return _try_later(str(error))
    code = next((code for kind, code in _STATUS_OF.items() if isinstance(error, kind)), 400)
    fields = {error.field: [f"got {error.found}, expected {error.expected}"]} if isinstance(error, InvalidInput) else {}
    return error_answer(code, error.code, str(error), fields)


def _try_later(message: str) -> Response:
    answer = error_answer(status.HTTP_503_SERVICE_UNAVAILABLE, TryLater.code, message)
    answer["Retry-After"] = str(RETRY_SECONDS)
    return answer


def _api_error(error: exceptions.APIException) -> Response:
    if isinstance(error, NotModified):
        return Response(status=error.status_code)
    answer = error_answer(error.status_code, _code(error), _message(error), _fields(error))
    if header := getattr(error, "auth_header", None):
        answer["WWW-Authenticate"] = header
    if (wait := getattr(error, "wait", None)) is not None:
        answer["Retry-After"] = str(int(wait) + 1)
    return answer


def _code(error: exceptions.APIException) -> str:
    return _CODE_OF_STATUS.get(error.status_code) or str(error.default_code)


def _message(error: exceptions.APIException) -> str:
    fields = _fields(error)
    if fields:
        return "; ".join(f"{name}: {' '.join(sentences)}" for name, sentences in fields.items())
    return " ".join(_sentences(error.detail))


def _fields(error: exceptions.APIException) -> dict[str, list[str]]:
    detail = error.detail
    return {str(name): list(_sentences(found)) for name, found in detail.items()} if isinstance(detail, dict) else {}


def _sentences(detail: Any) -> Iterator[str]:
    """Yield every sentence of a nested error of the framework."""
    if isinstance(detail, Mapping):
        for inner in detail.values():
            yield from _sentences(inner)
    elif isinstance(detail, list | tuple):
        for inner in detail:
            yield from _sentences(inner)
    else:
        yield str(detail)
