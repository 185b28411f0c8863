"""Knows where each part of the site is mounted."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("api/v1/", include("events.api.urls")),
    path("healthz", include("timeline.health")),
    # the language stands in the address: no cookie, and what is sent on opens as it was seen
    *i18n_patterns(
        path("admin/", admin.site.urls),
        path("", include("events.web.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "events.web.errors.bad_request"
handler403 = "events.web.errors.forbidden"
handler404 = "events.web.errors.not_found"
handler500 = "events.web.errors.server_error"
