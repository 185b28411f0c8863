"""Knows how many bytes a timeline costs before its data: its modules and style sheets, packed as servers send them."""

import gzip
from functools import cache
from pathlib import Path

from django import template
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage

from events.templatetags.module_graph import modules_of

register = template.Library()


@register.simple_tag
def packed_bytes(*names: str) -> int:
    """Return the packed size of static files; a module counts with all that it imports at once."""
    modules = {module for name in names if name.endswith(".js") for module in modules_of(name)}
    return sum(_packed(name) for name in sorted(modules | set(names)))


@cache
def _packed(name: str) -> int:
    return len(gzip.compress(_file_of(name).read_bytes(), 9))


def _file_of(name: str) -> Path:
    """Return the file as it is served where it was collected, else as it was written. Raises: LookupError."""
    if staticfiles_storage.exists(name):
        return Path(staticfiles_storage.path(name))
    path = finders.find(name)
    if not path:
        raise LookupError(f"{name}: no such static file, expected one that a page loads")
    return Path(path)
