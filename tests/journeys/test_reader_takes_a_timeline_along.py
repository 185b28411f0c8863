"""A reader chooses in the dialog how the timeline looks elsewhere, copies the code, and it works there as chosen."""

import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from events.services.counting import recount_everything
from tests.journeys.test_reader_without_barriers import RULES
from tests.journeys.test_timeline_on_another_site import site  # noqa: F401 - serves static files as gunicorn does
from tests.journeys.timeline_page import READY, wait_ready

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HOST_PAGE = (
    "<!doctype html><html lang=en><head><title>Their site</title></head><body><h1>Their story</h1>{}</body></html>"
)
GROUND = (
    "timeline => getComputedStyle(timeline.shadowRoot.querySelector('.root')).getPropertyValue('--tl-ground').trim()"
)
DARK_GROUND, LIGHT_GROUND = "#14171a", "#ffffff"


@pytest.fixture
def elsewhere():
    """Serve a page of another origin around the code that was copied; give a function that takes the code."""
    servers = []

    def serve(code):
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(HOST_PAGE.format(code).encode())

            def log_message(self, *_arguments):
                """Say nothing."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def page(browser, site, theatre):  # noqa: F811
    """Open the page of the region."""
    recount_everything()
    context = browser.new_context(viewport={"width": 1100, "height": 1000}, color_scheme="light")
    page = context.new_page()
    page.goto(f"{site}/regions/strait/?from=2025-06-01")
    wait_ready(page)
    yield page
    context.close()


def open_dialog(page):
    page.locator("details.share > summary").click()
    page.get_by_role("button", name="Show it on your site …").click()
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    return dialog


def code(page):
    return page.locator("#embed-code").input_value()


def test_element_works_elsewhere_in_the_chosen_colours_language_and_height(page, elsewhere):
    dialog = open_dialog(page)
    dialog.get_by_label("an element of your page").check()
    dialog.get_by_label("Colours").select_option("dark")
    dialog.get_by_label("Language").select_option("ar")
    dialog.get_by_label("Height in pixels").fill("360")

    page.goto(elsewhere(code(page)))
    page.wait_for_selector(READY, state="attached")

    timeline = page.locator("escalation-timeline")
    assert timeline.evaluate(GROUND) == DARK_GROUND
    assert timeline.evaluate("timeline => getComputedStyle(timeline).direction") == "rtl"
    assert timeline.locator("[data-tab=table]").inner_text() == "جدول"
    assert timeline.locator(".plot").bounding_box()["height"] == 360
    assert "from=2025-06-01" in timeline.get_attribute("src")


def test_frame_works_elsewhere_in_the_chosen_colours_language_and_height(page, elsewhere):
    dialog = open_dialog(page)
    dialog.get_by_label("Colours").select_option("dark")
    dialog.get_by_label("Language").select_option("ar")
    dialog.get_by_label("Height in pixels").fill("360")
    dialog.get_by_label("all regions").check()

    page.goto(elsewhere(code(page)))
    frame = page.frame_locator("iframe")
    frame.locator(READY).wait_for(state="attached")

    timeline = frame.locator("escalation-timeline")
    assert timeline.evaluate(GROUND) == DARK_GROUND
    assert frame.locator("html").get_attribute("dir") == "rtl"
    assert timeline.locator(".plot").bounding_box()["height"] == 360
    assert "كل الأحداث" in frame.locator("h1").inner_text()


def test_light_stays_light_where_the_reader_prefers_dark(browser, page, elsewhere):
    dialog = open_dialog(page)
    dialog.get_by_label("an element of your page").check()
    dialog.get_by_label("Colours").select_option("light")

    dark = browser.new_context(color_scheme="dark").new_page()
    dark.goto(elsewhere(code(page)))
    dark.wait_for_selector(READY, state="attached")

    assert dark.locator("escalation-timeline").evaluate(GROUND) == LIGHT_GROUND
    dark.context.close()


def test_dialog_says_what_the_timeline_weighs_and_keeps_only_the_filters_wanted(page):
    dialog = open_dialog(page)
    assert "from=2025-06-01" in code(page)

    dialog.get_by_label("the chosen filters").uncheck()

    assert "from=" not in code(page)
    expect(page.locator("[data-weight]")).to_have_text(
        re.compile(r"about \d+ kB: \d+ kB of scripts.*and \d+ kB of data")
    )


def test_dialog_keeps_the_days_on_the_screen(page):
    page.locator("escalation-timeline [data-command=zoom-in]").click()
    dialog = open_dialog(page)

    dialog.get_by_label("only the days on the screen").check()

    first, last = page.url.split("window=")[1].split("&")[0].split("..")
    assert f"from={first}&amp;to={last}" in code(page)


def test_dialog_works_by_keys_alone(page):
    page.locator("details.share > summary").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Show it on your site …").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    dialog.get_by_label("a frame: works without scripts").focus()

    page.keyboard.press("ArrowDown")
    assert "<escalation-timeline" in code(page)
    dialog.get_by_label("Height in pixels").focus()
    page.keyboard.press("Enter")
    assert dialog.is_visible()
    page.keyboard.press("Escape")

    assert not dialog.is_visible()
    assert page.evaluate("document.activeElement.matches('[data-embed]')")


@pytest.mark.parametrize(("width", "scheme"), [(1100, "light"), (390, "dark")])
def test_dialog_has_no_barrier_and_fits(page, width, scheme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    open_dialog(page)

    found = Axe().run(page, options=RULES)

    assert [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_code_is_there_without_scripts(open_page, theatre):
    page = open_page("/regions/strait/", scripts=False)
    page.locator("details.share > summary").click()

    assert "<iframe" in page.locator("#share-frame").input_value()
    assert not page.get_by_role("button", name="Show it on your site …").is_visible()
