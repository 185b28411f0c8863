"""The demonstration says on every page that no editor checked it; a real site never does."""

import pytest

from events.selectors.demonstration import USERNAME
from tests import factories as make
from tests.web.conftest import paths_of

pytestmark = pytest.mark.django_db
WORDS = "sample articles, no editor has checked these events."


def test_banner_stands_on_every_page_of_the_demonstration(client, theatre):
    make.EventFactory(published_by=make.EditorFactory(username=USERNAME))

    for path in paths_of(theatre):
        assert WORDS in client.get(path).content.decode(), path


def test_no_banner_where_editors_published(client, theatre):
    for path in paths_of(theatre):
        assert WORDS not in client.get(path).content.decode(), path


def test_no_banner_for_drafts_of_the_demonstration(client, theatre):
    make.EventFactory(published_by=make.EditorFactory(username=USERNAME), state="retracted")

    assert WORDS not in client.get("/").content.decode()
