"""Knows how often the API may be asked: readers by address, newsrooms that send articles by token."""

from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle
from rest_framework.views import APIView


class ReadThrottle(SimpleRateThrottle):
    """Count the questions of one address (EVENTS_READ_RATE)."""

    scope = "read"

    def get_cache_key(self, request: Request, view: APIView) -> str:
        """Return the key under which the address is counted."""
        return self.cache_format % {"scope": self.scope, "ident": self.get_ident(request)}


class IngestThrottle(SimpleRateThrottle):
    """Count the articles of one account, whatever the address (EVENTS_INGEST_RATE)."""

    scope = "ingest"

    def get_cache_key(self, request: Request, view: APIView) -> str:
        """Return the key under which the account is counted."""
        return self.cache_format % {"scope": self.scope, "ident": request.user.pk or self.get_ident(request)}
