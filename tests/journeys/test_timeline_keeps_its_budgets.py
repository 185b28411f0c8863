"""What a page weighs: sizes and counts that hold on any machine; how long things take is measured in benchmarks.

A page of a thousand events is the heaviest that is drawn event by event (docs/quality.md, Timeline page).
"""

import gzip
import threading
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer
from django.test.testcases import QuietWSGIRequestHandler

from tests.journeys.timeline_page import shadow, wait_ready

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
EVENTS = 1000
LAST_DAY = date(2025, 12, 31)
MOST = {"js": 45_000, "css": 12_000, "data": 40_000}
MOST_OF_WIDGET = 40_000
MOST_NODES = 1_500
MOST_NODES_OF_PLOT = 50
MOST_SHIFT = 0.02
PAGES = ["/events/", "/regions/synthetic-1/", "/ar/regions/synthetic-1/"]
NODES = """() => document.querySelectorAll('*').length
  + document.querySelector('escalation-timeline').shadowRoot.querySelectorAll('*').length"""
SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; })
    .observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => done(sum), 200);
})"""


@pytest.fixture
def site(settings, tmp_path):
    """Serve the site with its static files as a release has them: collected, named by content, without comments."""
    settings.STATIC_ROOT = tmp_path
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "timeline.storage.HashedStaticFiles"}}
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = False
    call_command("collectstatic", interactive=False, verbosity=0)
    server = ThreadedWSGIServer(("127.0.0.1", 0), QuietWSGIRequestHandler)
    server.set_app(WSGIHandler())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def visit(browser, site):
    """Return a function that loads a page and gives it with all answers that it got."""
    call_command("load_synthetic", events=EVENTS, seed=1, until=LAST_DAY, verbosity=0)
    contexts = []

    def load(path):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.answers, page.faults = [], []
        page.on("response", lambda answer: page.answers.append(answer))  # noqa: PLW0108 - no mark fits a built-in
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.goto(site + path)
        wait_ready(page)
        page.wait_for_load_state("networkidle")
        return page

    yield load
    for context in contexts:
        context.close()


def weights(page):
    """Return the packed bytes of a page by kind."""
    sizes = dict.fromkeys(MOST, 0)
    for answer in page.answers:
        path = urlsplit(answer.url).path
        kind = "data" if path.startswith("/api/") else Path(path).suffix.removeprefix(".")
        if kind in sizes and answer.ok:
            sizes[kind] += len(gzip.compress(answer.body(), 6))
    return sizes


def test_pages_keep_their_budgets(visit, site):
    for path in PAGES:
        page = visit(path)

        sizes = weights(page)
        assert min(sizes.values()) > 1_000, path
        assert {kind: size for kind, size in sizes.items() if size > MOST[kind]} == {}, path
        assert page.evaluate(NODES) <= MOST_NODES, path
        assert page.evaluate(SHIFT) <= MOST_SHIFT, path
        assert shadow(page, "root.querySelectorAll('.plot *').length") <= MOST_NODES_OF_PLOT, path
        asked = [answer.url for answer in page.answers]
        assert {urlsplit(url).netloc for url in asked} == {urlsplit(site).netloc}, path
        assert sorted(asked) == sorted(set(asked)), path
        assert sum("/timeline/drawing/" in url for url in asked) == 1, path
        assert page.faults == [], path


def test_frame_for_other_sites_keeps_its_budgets(visit):
    page = visit("/embed/synthetic-1/")

    sizes = weights(page)

    assert 1_000 < sizes["js"] <= MOST_OF_WIDGET
    assert sizes["css"] <= MOST["css"]
    assert page.evaluate(NODES) <= MOST_NODES
