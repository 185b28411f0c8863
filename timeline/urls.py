"""Knows where each part of the site is mounted."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path
from django_otp.admin import OTPAdminSite

admin.site.site_header = admin.site.site_title = "Escalation Timeline"
admin.site.index_title = "Desk"
if settings.STAFF_OTP:
    admin.site.__class__ = OTPAdminSite

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/v1/", include("events.api.urls")),
    path("healthz", include("timeline.health")),
    # the language stands in the address: no cookie, and what is sent on opens as it was seen
    *i18n_patterns(path("", include("events.web.urls")), prefix_default_language=False),
]

handler400 = "events.web.errors.bad_request"
handler403 = "events.web.errors.forbidden"
handler404 = "events.web.errors.not_found"
handler500 = "events.web.errors.server_error"
