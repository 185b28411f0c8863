"""Knows the words of an event's title as they stand in its address."""

import re

from events.domain.names import fold_name

MAX_SLUG_CHARS = 80
_WORDS = re.compile(r"[a-z0-9]+")


def title_slug(title: str) -> str:
    """Return the title in lower-case ASCII words joined by hyphens, cut between words; 'event' where none is left."""
    slug = "-".join(_WORDS.findall(fold_name(title)))
    if len(slug) > MAX_SLUG_CHARS:
        slug = slug[: MAX_SLUG_CHARS + 1].rpartition("-")[0] or slug[:MAX_SLUG_CHARS]
    return slug or "event"
