"""Knows how dates, figures, terms and quotes of events read on a page; knows rules of the domain, no rows."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.domain.daterange import Bounds
from events.domain.exports.address import title_slug
from events.domain.kinds import load_kinds
from events.domain.vocabulary import QUAD_OF_TYPE, Extent, Grade, Status, Type
from events.templatetags import event_names as names
from events.templatetags.date_words import words_of_bounds
from events.templatetags.kind_names import KINDS

register = template.Library()

UNSURE_GRADES = frozenset({Grade.SINGLE_ANONYMOUS, Grade.PARTY_CLAIM, Grade.CONTESTED, Grade.DISCOUNTED})
UNSURE_STATUSES = frozenset({Status.DENIED, Status.ALLEGED})


def _named(table: Mapping[Any, object]) -> Any:
    """Return a filter that looks a term up; an unknown term is shown as it is."""
    return lambda term: table.get(term, term)


_TABLES: dict[str, Mapping[Any, object]] = {
    "kind_name": KINDS,
    "type_name": names.TYPES,
    "series_name": names.SERIES,
    "quad_name": names.QUADS,
    "size_name": names.SIZES,
    "grade_name": names.GRADES,
    "grade_note": names.GRADE_NOTES,
    "status_name": names.STATUSES,
    "role_name": names.ROLES,
    "precision_name": names.PRECISIONS,
    "link_name": names.LINKS,
    "stance_name": names.STANCES,
    "correction_name": names.CORRECTIONS,
    "victim_name": names.VICTIMS,
    "contradiction_name": names.CONTRADICTIONS,
}
for _name, _table in _TABLES.items():
    register.filter(_name, _named(_table))


@register.filter
def rung_name(rung: int | None) -> object:
    """Return what a rung stands for."""
    return names.RUNGS[rung] if rung is not None and 0 <= rung < len(names.RUNGS) else ""


@register.filter
def date_words(bounds: Bounds | None) -> str:
    """Return a date as it is known, never more exact."""
    return words_of_bounds(bounds)


@register.filter
def date_class(bounds: Bounds | None) -> str:
    """Return how the date is drawn: a known day, one day within several, all of them, an open end, or unknown."""
    if bounds is None:
        return "when-unknown"
    if bounds.earliest is None or bounds.latest is None:
        return "when-open"
    if bounds.earliest == bounds.latest:
        return "when-day"
    return "when-lasted" if bounds.extent == Extent.LASTED else "when-within"


@register.filter
def day_words(day: date | None) -> str:
    """Return a day in words, or that it is unknown."""
    return date_format(day, "j F Y") if day else _("day unknown")


@register.filter
def month_words(day: date) -> str:
    """Return the month of a day in words."""
    return date_format(day, "F Y")


@register.filter
def is_unsure(event: Any) -> bool:
    """Say whether an event must look unconfirmed wherever it stands."""
    return event.grade in UNSURE_GRADES or event.status in UNSURE_STATUSES


@register.filter
def source_words(count: int) -> str:
    """Return how many independent sources stand behind an event."""
    return ngettext("%(count)d source", "%(count)d sources", count) % {"count": count}


@register.filter
def slug(title: str) -> str:
    """Return the words of a title as they stand in an address."""
    return title_slug(title)


@register.filter
def series_of(kind: str) -> str:
    """Return the series that a kind counts in."""
    return load_kinds()[kind].series.value


@register.filter
def quad_of(event_type: str) -> str:
    """Return the quad class of a type."""
    return QUAD_OF_TYPE[Type(event_type)].value


@register.filter
def severity_of(kind: str) -> float:
    """Return the severity of a kind, 0 to 10."""
    return load_kinds()[kind].severity


@register.filter
def spaced(code: str) -> str:
    """Return a code of the domain in readable words."""
    return code.replace("_", " ")


@register.filter
def at(table: Mapping[Any, Any], key: Any) -> Any:
    """Return what stands under a key, an empty text where nothing does."""
    return table.get(key, "")
