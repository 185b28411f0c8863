"""Knows what every page needs."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url

from events.selectors.demonstration import shows_demonstration


def site(request: HttpRequest) -> dict[str, Any]:
    """Return the context of every page; the demonstration is asked for only where a template shows it."""
    return {
        "shows_demonstration": shows_demonstration,
        "page_languages": [
            {"code": code, "name": name, "url": translate_url(request.get_full_path(), code)}
            for code, name in settings.LANGUAGES
        ],
    }
