"""Another newsroom shows the timeline on its own page, as an element and in a frame, under a strict policy."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.test.testcases import QuietWSGIRequestHandler

from events.services.counting import recount_everything
from tests.journeys.timeline_page import READY, card, focus_plot

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGE = """<!doctype html><html lang="en"><head><title>Another newsroom</title>
<script type="module" src="{site}/static/js/widget.js"></script>
<script type="module" src="{site}/static/js/embed/loader.js"></script></head>
<body><h1>Their story</h1>
<escalation-timeline src="{site}/api/v1/?region=strait"><p>A list for those without scripts.</p></escalation-timeline>
<iframe data-escalation-timeline src="{site}/embed/strait/?theme=dark" title="Timeline" width="700" height="300">
</iframe>
</body></html>"""
POLICY = "default-src 'none'; script-src {site}; connect-src {site}; frame-src {site}"


@pytest.fixture
def site():
    """Serve the site as gunicorn does, static files by the middleware; give its address."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), QuietWSGIRequestHandler)
    server.set_app(WSGIHandler())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def other_site(site):
    """Serve a page of another origin that shows the timeline twice; give its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", POLICY.format(site=site))
            self.end_headers()
            self.wfile.write(PAGE.format(site=site).encode())

        def log_message(self, *_arguments):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(browser, other_site, theatre):
    """Open the other site's page, noting every fault and every address that was asked."""
    recount_everything()
    context = browser.new_context(viewport={"width": 1000, "height": 1400})
    page = context.new_page()
    page.faults, page.asked = [], []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("console", lambda message: page.faults.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(other_site)
    yield page
    context.close()


def test_element_and_frame_work_on_another_origin(page, site, other_site):
    page.wait_for_selector(READY, state="attached")
    frame = page.frame_locator("iframe")
    frame.locator(READY).wait_for(state="attached")

    faults = [fault for fault in page.faults if "favicon" not in fault]
    assert faults == []
    assert "4 of 4 events" in page.locator("escalation-timeline .status").first.inner_text()
    assert frame.get_by_role("link", name="Israel strikes Natanz").count() >= 1
    foreign = [url for url in page.asked if not url.startswith((site, other_site, "data:"))]
    assert foreign == []


def test_card_opens_on_another_origin_and_leads_home(page, site, theatre):
    page.wait_for_selector(READY, state="attached")
    focus_plot(page)
    page.keyboard.press("Enter")
    page.locator("escalation-timeline .card .citation").wait_for()

    links = page.locator("escalation-timeline .card a").evaluate_all("links => links.map((link) => link.href)")
    assert f"{site}/events/" in card(page)
    assert any(link.endswith("/error/") for link in links)
    assert all(link.startswith((f"{site}/", "https://", "#")) or "#report-" in link for link in links)
    assert [fault for fault in page.faults if "favicon" not in fault] == []


def test_frame_grows_to_what_is_in_it_and_keeps_no_cookie(page):
    page.frame_locator("iframe").locator(READY).wait_for(state="attached")

    page.locator("iframe:not([height='300'])").wait_for()

    assert page.context.cookies() == []


def test_embed_can_be_framed_and_other_pages_cannot(client, theatre):
    embed, region = client.get("/embed/strait/"), client.get("/regions/strait/")

    assert "frame-ancestors *" in embed["Content-Security-Policy"]
    assert "X-Frame-Options" not in embed
    assert "frame-ancestors 'none'" in region["Content-Security-Policy"]
    assert region["X-Frame-Options"] == "DENY"
    assert not embed.cookies


@pytest.mark.parametrize("query", ["theme=pink", "height=99999", "lang=xx", "height=abc&theme=%3Cscript%3E"])
def test_embed_leaves_nonsense_at_its_default(client, theatre, query):
    answer = client.get(f"/embed/strait/?{query}")

    assert answer.status_code == 200
    assert b'height="420"' in answer.content
    assert b"data-theme" not in answer.content


def test_embed_speaks_arabic_when_asked(client, theatre):
    answer = client.get("/embed/strait/?lang=ar")

    assert b'dir="rtl"' in answer.content
    assert b"/ar/regions/strait/" in answer.content


def test_embed_of_an_unknown_region_is_not_found(client, theatre):
    assert client.get("/embed/nowhere/").status_code == 404
