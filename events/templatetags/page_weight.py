"""Knows how many bytes a timeline costs before its data: its modules and style sheets, packed as servers send them."""

import gzip
from functools import cache
from pathlib import Path

from django import template
from django.contrib.staticfiles import finders

from events.templatetags.module_graph import modules_of

register = template.Library()


@register.simple_tag
def packed_bytes(*names: str) -> int:
    """Return the packed size of static files; a module counts with all that it imports at once."""
    modules = {module for name in names if name.endswith(".js") for module in modules_of(name)}
    return sum(_packed(name) for name in sorted(modules | set(names)))


@cache
def _packed(name: str) -> int:
    path = finders.find(name)
    if not path:
        raise LookupError(f"{name}: no such static file, expected one that a page loads")
    return len(gzip.compress(Path(path).read_bytes(), 9))
