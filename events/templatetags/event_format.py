"""Knows how dates, figures, terms and quotes of events read on a page; knows rules of the domain, no rows."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.domain.daterange import Bounds
from events.domain.exports.address import title_slug
from events.domain.kinds import load_kinds
from events.domain.vocabulary import QUAD_OF_TYPE, Grade, Qualifier, Status, Type
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
    "link_name": names.LINKS_BACK,
    "reply_name": names.LINKS_FORWARD,
    "stance_name": names.STANCES,
    "correction_name": names.CORRECTIONS,
    "measure_name": names.MEASURES,
    "victim_name": names.VICTIMS,
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
def figure_words(figure: Any) -> str:
    """Return a casualty figure with the limit that its words set: 'at least 8'."""
    return _figure_pattern(figure) % {"low": figure.low, "high": figure.high, "best": figure.best or figure.low}


def _figure_pattern(figure: Any) -> str:
    patterns = {
        Qualifier.AT_LEAST: _("at least %(low)d"),
        Qualifier.MORE_THAN: _("more than %(low)d"),
        Qualifier.UP_TO: _("up to %(high)d"),
        Qualifier.ABOUT: _("about %(best)d"),
        Qualifier.RANGE: _("%(low)d to %(high)d"),
        Qualifier.VAGUE: _("no exact number, %(low)d or more"),
    }
    if figure.low == figure.high == 0:
        return _("none")
    return patterns.get(figure.qualifier, "%(low)d")


@register.filter
def marked_quote(report: Any) -> SafeString:
    """Return the quoted sentence with the words of the act and of the date marked, all of it escaped."""
    spans = [(report.trigger, "act"), (report.date_words, "when")]
    pieces, at = SafeString(""), 0
    for (start, end), css in sorted((span, css) for span, css in spans if span):
        if start < at:
            continue
        marked = format_html('{}<mark class="{}">{}</mark>', report.quote[at:start], css, report.quote[start:end])
        pieces, at = pieces + marked, end
    return pieces + format_html("{}", report.quote[at:])


@register.inclusion_tag("timeline/_sign.html")
def sign(event: Any) -> dict[str, object]:
    """Draw the sign of an event: shape by series, filled for deeds, size by severity, dashed when unconfirmed."""
    kind = load_kinds()[event.kind]
    return sign_context(kind.kind, unsure=is_unsure(event), sources=event.source_count)


def sign_context(kind_name: str, *, unsure: bool, sources: int) -> dict[str, object]:
    """Return what the sign of an act looks like."""
    kind = load_kinds()[kind_name]
    size = 3 if kind.severity >= 8 else 2 if kind.severity >= 4 else 1
    return {
        "series": kind.series.value,
        "quad": kind.quad.value,
        "is_verbal": kind.quad.value.startswith("verbal"),
        "size": size,
        "is_unsure": unsure,
        "weight": min(max(sources, 1), 3),
    }
