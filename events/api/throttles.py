"""Knows how often the API may be asked: readers by address, newsrooms that send articles by account."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import structlog
from redis.exceptions import RedisError
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

if TYPE_CHECKING:
    # rest_framework.views imports this module, named in the settings, while it is being made
    from rest_framework.views import APIView

log = structlog.get_logger(__name__)


class _SpokenThrottle(SimpleRateThrottle):
    """Count requests in windows of the rate's length, and say in headers how many are left.

    The framework keeps the moment of every request; one number a window stays small whatever the rate.
    """

    num_requests: int
    duration: float

    def allow_request(self, request: Request, view: APIView) -> bool:
        """Say whether the request is within the rate; the view gets the headers."""
        if self.rate is None:
            return True
        now = self.timer()
        window = int(now // self.duration)
        self.seconds_left = (window + 1) * self.duration - now
        key = f"{self.get_cache_key(request, view)}:{window}"
        count = self._count(key)
        view.rate_headers = {  # type: ignore[attr-defined]
            "RateLimit-Limit": str(self.num_requests),
            "RateLimit-Remaining": str(max(0, self.num_requests - count)),
            "RateLimit-Reset": str(max(1, round(self.seconds_left))),
        }
        return count <= self.num_requests

    def _count(self, key: str) -> int:
        """Count one more request and return which one it is.

        A cache that is full or away counts nothing: readers must not pay for it, and writers meet the same trouble
        in the database.
        """
        try:
            return self._next(key)
        except (OSError, RedisError) as error:
            log.warning("requests_not_counted", error=str(error))
            return 0

    def _next(self, key: str) -> int:
        """Return the next number of a window, which nobody else gets."""
        try:
            return int(self.cache.incr(key))
        except ValueError:
            return 1 if self.cache.add(key, 1, self.duration) else int(self.cache.incr(key))

    def wait(self) -> float:
        """Return the seconds until the next window."""
        return self.seconds_left


class ReadThrottle(_SpokenThrottle):
    """Count the questions of one address (EVENTS_READ_RATE)."""

    scope = "read"

    def get_cache_key(self, request: Request, view: APIView) -> str:
        """Return the key under which the address is counted."""
        return self.cache_format % {"scope": self.scope, "ident": self.get_ident(request)}


class IngestThrottle(_SpokenThrottle):
    """Count the articles of one account, whatever the address (EVENTS_INGEST_RATE)."""

    scope = "ingest"

    def get_cache_key(self, request: Request, view: APIView) -> str:
        """Return the key under which the account is counted."""
        return self.cache_format % {"scope": self.scope, "ident": request.user.pk or self.get_ident(request)}


def rate_headers(view: APIView) -> Mapping[str, str]:
    """Return what the last throttle said about the rate, nothing where none was asked."""
    return getattr(view, "rate_headers", {})
