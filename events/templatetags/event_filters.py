"""Knows how the form of filters and its chips name what they offer."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.templatetags import event_names as names
from events.templatetags.event_format import day_words
from events.templatetags.kind_names import KINDS

register = template.Library()

FIELDS = {
    "q": _("Text"),
    "from": _("From"),
    "to": _("To"),
    "series": _("What"),
    "type": _("Type"),
    "kind": _("Kind"),
    "actor": _("Who"),
    "role": _("Role"),
    "place": _("Where"),
    "grade": _("Certainty"),
    "status": _("Status"),
    "sources": _("At least so many sources"),
    "as_of": _("As it stood on"),
}
_TERMS: dict[str, Mapping[Any, Any]] = {
    "series": names.SERIES,
    "type": names.TYPES,
    "kind": KINDS,
    "role": names.ROLES,
    "grade": names.GRADES,
    "status": names.STATUSES,
}


@register.inclusion_tag("timeline/_filters.html")
def filters(timeline: Any) -> dict[str, object]:
    """Draw the form with what is chosen."""
    return {
        "timeline": timeline,
        "series_choices": list(names.SERIES.items()),
        "role_choices": list(names.ROLES.items()),
        "grade_choices": list(names.GRADES.items()),
        "status_choices": list(names.STATUSES.items()),
    }


@register.filter
def field_name(field: str) -> object:
    """Return what readers call a filter."""
    return FIELDS[field]


@register.simple_tag
def chip_words(chip: Any, choices: Any) -> object:
    """Return the value of a chip in words; actors and places by the names that the form offers."""
    if isinstance(chip.value, date):
        return day_words(chip.value)
    if chip.field in ("actor", "place"):
        offered = choices.actors if chip.field == "actor" else choices.places
        return next((choice.name for choice in offered if choice.value == chip.value), chip.value)
    return _TERMS.get(chip.field, {}).get(chip.value, chip.value)


@register.simple_tag
def with_filter(chosen: Mapping[str, Any], field: str, value: str) -> str:
    """Return the query that asks for what is chosen and for one more value."""
    query = {name: kept.isoformat() if isinstance(kept, date) else kept for name, kept in chosen.items()}
    return urlencode({**query, field: value}, doseq=True)


@register.filter
def asked_words(asked: date) -> str:
    """Return the day or the moment from which a page is looked at."""
    return day_words(asked) + (f", {asked:%H:%M} UTC" if isinstance(asked, datetime) else "")


@register.simple_tag
def present_address(request: Any) -> str:
    """Return the address of the page that shows the present, with all else that is chosen."""
    query = request.GET.copy()
    query.pop("as_of", None)
    return f"{request.path}?{query.urlencode()}" if query else str(request.path)


@register.simple_tag
def region_name(region: Any) -> str:
    """Return the name of a region in the reader's language, where it has one."""
    if get_language() == "ar" and region.name_ar:
        return str(region.name_ar)
    return str(region.name)


@register.simple_tag
def in_language(text: str, text_ar: str) -> str:
    """Return what an editor wrote, in Arabic for readers of Arabic where it was written in both."""
    return text_ar if get_language() == "ar" and text_ar else text


@register.simple_tag
def grades() -> list[tuple[Any, Any]]:
    """Return every grade with its name, the strongest first."""
    return list(names.GRADES.items())


@register.simple_tag
def rungs() -> tuple[Any, ...]:
    """Return what the rungs 0 to 7 stand for."""
    return names.RUNGS
