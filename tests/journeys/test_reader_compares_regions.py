"""A reader moves one of two timelines, and the other shows the same days; and moves one line against the other."""

from datetime import date, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from events.services.counting import recount_everything
from events.services.scoring import refresh_index
from tests import factories as make
from tests.journeys.test_reader_without_barriers import RULES
from tests.journeys.timeline_page import READY

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AXES = """() => [...document.querySelectorAll('escalation-timeline')].map((timeline) =>
  [...timeline.shadowRoot.querySelectorAll('.axis span:not(.value)')].map((tick) => tick.textContent))"""


def test_two_timelines_share_their_days(open_page, theatre):
    region = make.RegionFactory(slug="gulf", name="Gulf")
    make.EventRegionFactory(event=make.EventFactory(title="Convoy sails", on=date(2024, 2, 1)), region=region)
    recount_everything()
    page = open_page("/compare/?a=strait&b=gulf")
    page.locator(READY).nth(1).wait_for(state="attached")
    page.wait_for_timeout(300)
    first, second = page.evaluate(AXES)
    assert first == second

    page.locator("escalation-timeline [data-command=zoom-in]").first.click()
    page.wait_for_timeout(500)

    nearer, other = page.evaluate(AXES)
    assert nearer == other
    assert nearer != first
    assert page.locator(READY).count() == 2


@pytest.fixture
def lines(theatre):
    """Give both regions lines of two months."""
    gulf = make.RegionFactory(slug="gulf", name="Gulf")
    days = [date(2025, 5, 1) + timedelta(days=n) for n in range(60)]
    for n, day in enumerate(days):
        make.ArticleFactory(published_on=day)
        if n % 9 == 0:
            make.EventRegionFactory(event=make.EventFactory(on=day), region=gulf)
    for region in (theatre.region, gulf):
        refresh_index(region_id=region.pk, days=(days[0], days[-1]), at=make.NOW)
    recount_everything()


def test_slider_says_what_it_finds_by_keys_alone_and_the_address_keeps_it(open_page, lines):
    page = open_page("/compare/?a=strait&b=gulf")
    slider = page.get_by_role("slider", name="Move the first line by days")
    slider.focus()

    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(page.locator("#lag-said")).to_contain_text("First region 3 days later")
    assert page.url.endswith("lag=3")

    page.keyboard.press("Home")
    expect(page.locator("#lag-said")).to_contain_text("First region 30 days earlier")
    page.reload()
    expect(page.get_by_role("slider", name="Move the first line by days")).to_have_value("-30")
    expect(page.locator("#lag-said")).to_contain_text("First region 30 days earlier")


def test_lag_is_a_number_and_a_button_without_scripts(open_page, lines):
    page = open_page("/compare/?a=strait&b=gulf", scripts=False)

    page.get_by_label("Move the first line by days").fill("4")
    page.locator(".lag-form button").click()

    assert "lag=4" in page.url
    expect(page.locator("#lag-said")).to_contain_text("First region 4 days later")


@pytest.mark.parametrize(("prefix", "width", "scheme"), [("", 1280, "light"), ("", 390, "dark"), ("/ar", 390, "light")])
def test_comparison_has_no_barrier_and_fits(open_page, lines, prefix, width, scheme):
    page = open_page(f"{prefix}/compare/?a=strait&b=gulf&lag=3", width=width, color_scheme=scheme)
    page.locator(READY).nth(1).wait_for(state="attached")

    found = Axe().run(page, options=RULES)

    assert [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
