"""Knows whether the site can serve: the database answers and the queue moves."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from events.selectors.jobs import job_figures


@never_cache
@require_safe
def healthz(_request: HttpRequest) -> JsonResponse:
    """Answer 200 with queue figures, or 503 with the reason when the database does not answer."""
    try:
        connection.ensure_connection()
        figures = job_figures()
    except DatabaseError as error:
        return JsonResponse({"status": "unavailable", "reason": type(error).__name__}, status=503)
    return JsonResponse(
        {
            "status": "ok",
            "waiting": figures.waiting,
            "running": figures.running,
            "failed": figures.failed,
            "oldest_waiting_seconds": figures.oldest_waiting_seconds,
        }
    )


urlpatterns = [path("", healthz, name="healthz")]
