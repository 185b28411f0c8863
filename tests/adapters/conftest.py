"""Gives tests of the way out a server to suffer from."""

import pytest

from tests.adapters.hostile import HostileServer


@pytest.fixture
def server():
    """Give a hostile server."""
    hostile = HostileServer()
    yield hostile
    hostile.stop()


@pytest.fixture
def encrypted_server():
    """Give a hostile server whose certificate nobody vouches for."""
    hostile = HostileServer(encrypted=True)
    yield hostile
    hostile.stop()
