"""Knows what a page says when the database cannot answer: come back in a moment, with 503 and not with a fault."""

from collections.abc import Callable

import structlog
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from events.adapters.outage import is_disk_full

log = structlog.get_logger(__name__)

RETRY_SECONDS = 5


class OutageMiddleware:
    """Answer for every page, the admin's too; the API answers for itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request pass."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the page for an outage, nothing for a fault of ours."""
        is_full = is_disk_full(error)
        if not (is_full or isinstance(error, OperationalError | InterfaceError)):
            return None
        log.error("page_without_database", path=request.path, error=type(error).__name__, disk_full=is_full)
        page = render_to_string("errors/503.html", {"is_full": is_full})
        return HttpResponse(page, status=503, headers={"Retry-After": str(RETRY_SECONDS), "Cache-Control": "no-store"})
