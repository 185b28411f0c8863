"""Gives every test of the API a client, and counts of requests that begin at zero."""

import pytest
from django.core.cache import cache
from rest_framework.authtoken.models import Token
from rest_framework.test import APIClient

from tests.factories import EditorFactory


@pytest.fixture(autouse=True)
def _no_requests_counted():
    cache.clear()


@pytest.fixture
def client() -> APIClient:
    """Return a client that shows what a stranger gets: errors come as answers."""
    return APIClient(raise_request_exception=False)


@pytest.fixture
def sender(client: APIClient) -> APIClient:
    """Return a client with the token of a newsroom."""
    token = Token.objects.create(user=EditorFactory())
    sender = APIClient(raise_request_exception=False)
    sender.credentials(HTTP_AUTHORIZATION=f"Token {token.key}")
    return sender
