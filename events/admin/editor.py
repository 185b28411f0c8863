"""Knows who sits at the desk."""

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def editor_of(request: HttpRequest) -> User:
    """Return the logged-in editor, under whose name a decision is kept."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
