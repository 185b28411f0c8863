"""Knows how the editors' desk is laid out: its tables in the order of the work, those of its upkeep last."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_otp.admin import OTPAdminSite

SECTIONS: list[tuple[str, Promise, tuple[str, ...]]] = [
    ("review", _("Review"), ("Event", "MergeProposal", "EventMerge", "Complaint", "Correction")),
    ("sources", _("Sources"), ("Article", "Report", "Outlet", "Feed")),
    ("tables", _("Tables"), ("Actor", "OfficeTerm", "Place", "Region", "TurningPoint")),
    ("machine", _("Machine room"), ("Job", "EventVersion", "IndexVintage")),
]
UPKEEP = ("access", _("Accounts"))


class Desk(OTPAdminSite if settings.STAFF_OTP else AdminSite):  # type: ignore[misc]
    """The desk: Django's admin, in the order in which an editor needs it."""

    site_title = site_header = "Escalation Timeline"
    index_title = _("Desk")

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """Return the tables by section; on the page of one app, as Django has them."""
        apps = super().get_app_list(request, app_label)
        if app_label:
            return apps
        left = {model["object_name"]: model for app in apps for model in app["models"]}
        sections = [
            _section(label, name, [left.pop(model) for model in models if model in left])
            for label, name, models in SECTIONS
        ]
        return [part for part in [*sections, _section(*UPKEEP, left.values())] if part["models"]]


def _section(label: str, name: Promise, models: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {
        "name": name,
        "app_label": label,
        "app_url": reverse("admin:index"),
        "has_module_perms": True,
        # the tables are named in their classes, in English
        "models": [{**model, "name": gettext(str(model["name"]))} for model in models],
    }
