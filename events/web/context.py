"""Knows what every page needs."""

from django.http import HttpRequest


def site(_request: HttpRequest) -> dict[str, object]:
    """Return the context of every page."""
    return {}
