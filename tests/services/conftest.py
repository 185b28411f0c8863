"""Gives tests of services a server to read from, and lets only that one through."""

from functools import partial

import pytest

from events.adapters.fetch import FetchLimits, fetch
from events.services import feeds, fetching
from tests.adapters.hostile import HostileServer

LIMITS = FetchLimits(seconds=2.0, max_sent=5_000_000, max_unpacked=10_000_000)


@pytest.fixture
def server(monkeypatch):
    """Give a hostile server that fetching and feeds may reach under any name that ends in .example."""
    hostile = HostileServer()
    for service in (fetching, feeds):
        monkeypatch.setattr(service, "fetch", partial(fetch, guard=hostile.guard, limits=LIMITS))
    yield hostile
    hostile.stop()
