"""Shared by the journeys: pages of a site with a small theatre."""

import pytest
from django.core.cache import cache

from tests.web.conftest import theatre  # noqa: F401 - the same theatre as in the tests of the pages

PATIENCE_MS = 15_000


@pytest.fixture(autouse=True)
def uncounted():
    """Forget how often the journeys before asked the API: they all come from one address."""
    cache.clear()


@pytest.fixture
def open_page(browser, live_server):
    """Return a function that opens a page of the site in a fresh context, on request without its scripts."""
    contexts = []

    def open_at(path, *, width=1280, height=900, scripts=True, **options):
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        if not scripts:
            # scripts stay possible, or the page could not be examined; the site's own just never arrive
            context.route("**/*.js", lambda route: route.abort())
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        page = context.new_page()
        page.goto(live_server.url + path)
        return page

    yield open_at
    for context in contexts:
        context.close()
