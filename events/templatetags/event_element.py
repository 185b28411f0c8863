"""Knows how the filters of a page become the source of the interactive timeline: the API with the same filters."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import template

register = template.Library()

# the one filter that a page and the API know under two names
API_NAMES = {"sources": "min_sources"}
API_ROOT = "/api/v1/"


@register.simple_tag
def element_source(chosen: Mapping[str, Any], region: str = "") -> str:
    """Return the address that the timeline element reads, which finds the same events as the page."""
    return API_ROOT + _query(chosen, region)


@register.simple_tag
def element_export(chosen: Mapping[str, Any], region: str, name: str) -> str:
    """Return the address of a file with the same events as the page."""
    return f"{API_ROOT}exports/{name}{_query(chosen, region)}"


def _query(chosen: Mapping[str, Any], region: str) -> str:
    query: dict[str, Any] = {"region": region} if region else {}
    for name, value in chosen.items():
        query[API_NAMES.get(name, name)] = value.isoformat() if isinstance(value, date) else value
    encoded = urlencode(query, doseq=True)
    return f"?{encoded}" if encoded else ""
