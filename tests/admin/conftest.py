"""Gives the desk with an editor before it."""

import pytest

from tests.factories import EditorFactory


@pytest.fixture
def editor(db):
    """Give an editor who may do everything."""
    return EditorFactory(username="nour", is_superuser=True)


@pytest.fixture
def desk(client, editor):
    """Give a browser in which the editor is logged in."""
    client.force_login(editor)
    return client
