"""Knows how the desk says what waits."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.selectors.desk import what_waits

register = template.Library()

KINDS = {
    "drafts": _("drafts"),
    "second": _("waiting for a second editor"),
    "proposals": _("merge proposals"),
    "complaints": _("complaints of readers"),
    "names": _("proposed actors"),
    "undated": _("articles without a day"),
    "failed": _("failed jobs"),
    "feeds": _("feeds that do not answer"),
}


@register.simple_tag(takes_context=True)
def waiting_lines(context: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what waits of the tables that the editor may see, each with its address."""
    user = context["request"].user
    return [
        {
            "name": KINDS[line.kind],
            "count": line.count,
            "url": reverse(f"admin:events_{line.model}_changelist") + (f"?{line.query}" if line.query else ""),
        }
        for line in what_waits()
        if line.count and (user.has_perm(f"events.view_{line.model}") or user.has_perm(f"events.change_{line.model}"))
    ]


@register.simple_tag(takes_context=True)
def other_language(context: dict[str, Any]) -> dict[str, str]:
    """Return the same page in the other language of the desk."""
    path = context["request"].get_full_path()
    if get_language() == "ar":
        return {"code": "en", "name": "English", "url": path.removeprefix("/ar")}
    return {"code": "ar", "name": "العربية", "url": f"/ar{path}"}
