"""Knows the sign of an event: shape by series, hollow or filled, three sizes, dashed when unconfirmed."""

from typing import Any

from django import template

from events.domain.kinds import load_kinds
from events.templatetags.event_format import is_unsure
from events.templatetags.event_names import SIZES

register = template.Library()


@register.inclusion_tag("timeline/_sign.html")
def sign(event: Any) -> dict[str, object]:
    """Draw the sign of an event."""
    return _look(event.kind, unsure=is_unsure(event), sources=event.source_count)


@register.inclusion_tag("timeline/_sign.html")
def sign_of(kind: str, *, unsure: bool = False, sources: int = 2) -> dict[str, object]:
    """Draw the sign that an event of a kind would have."""
    return _look(kind, unsure=unsure, sources=sources)


@register.filter
def severity_step(kind: str) -> object:
    """Return the severity of a kind in words, in the three steps that signs tell apart."""
    return SIZES[_size(kind)]


def _look(kind_name: str, *, unsure: bool, sources: int) -> dict[str, object]:
    kind = load_kinds()[kind_name]
    return {
        "series": kind.series.value,
        "is_verbal": kind.quad.value.startswith("verbal"),
        "size": _size(kind_name),
        "is_unsure": unsure,
        "weight": min(max(sources, 1), 3),
    }


def _size(kind: str) -> int:
    severity = load_kinds()[kind].severity
    return 3 if severity >= 8 else 2 if severity >= 4 else 1
