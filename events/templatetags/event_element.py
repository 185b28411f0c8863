"""Knows how the filters of a page become the source of the interactive timeline: the API with the same filters.

What the first picture needs is named in the head of the page, so that data and modules come while the page is read.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import template
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from events.templatetags.module_graph import modules_of

register = template.Library()

# the one filter that a page and the API know under two names
API_NAMES = {"sources": "min_sources"}
API_ROOT = "/api/v1/"
# loader.js asks for the same, letter by letter; a test holds that nothing is asked for twice
FIRST_PICTURE = {"step": "month", "most": 1000}
WORDS_OF_LANGUAGE = {"ar": "js/timeline/arabic.js"}


@register.simple_tag
def element_source(chosen: Mapping[str, Any], region: str = "") -> str:
    """Return the address that the timeline element reads, which finds the same events as the page."""
    return API_ROOT + _query(chosen, region)


@register.simple_tag
def element_export(chosen: Mapping[str, Any], region: str, name: str) -> str:
    """Return the address of a file with the same events as the page."""
    return f"{API_ROOT}exports/{name}{_query(chosen, region)}"


@register.simple_tag
def element_modules(entry: str) -> SafeString:
    """Name the modules that the timeline begins with."""
    words = WORDS_OF_LANGUAGE.get(get_language() or "")
    names = [*modules_of(entry), *([words] if words else [])]
    return format_html_join("\n", '<link rel="modulepreload" href="{}">', ((static(name),) for name in names))


@register.simple_tag
def element_data(chosen: Mapping[str, Any], region: str = "") -> SafeString:
    """Name the answers that the first picture of a timeline is drawn from."""
    first = {**FIRST_PICTURE, "lang": "ar" if get_language() == "ar" else "en"}
    addresses = [f"{API_ROOT}timeline/drawing/{_query(chosen, region, **first)}"]
    if region:
        moment = {"as_of": chosen["as_of"]} if "as_of" in chosen else {}
        addresses.append(f"{API_ROOT}regions/{region}/escalation/{_query(moment, '')}")
    link = '<link rel="preload" as="fetch" crossorigin="anonymous" href="{}">'
    return format_html_join("\n", link, ((address,) for address in addresses))


def _query(chosen: Mapping[str, Any], region: str, **more: Any) -> str:
    query: dict[str, Any] = {"region": region} if region else {}
    for name, value in chosen.items():
        query[API_NAMES.get(name, name)] = value.isoformat() if isinstance(value, date) else value
    encoded = urlencode({**query, **more}, doseq=True)
    return f"?{encoded}" if encoded else ""
