"""What editors marked stands in the timeline as flags: seen, reached by keys, said in words, leading to its event."""

from datetime import date

import pytest
from playwright.sync_api import expect

from events.services.counting import recount_everything
from tests.desk_factories import TurningPointFactory
from tests.journeys.timeline_page import card, shadow, wait_ready

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def marked(theatre):
    TurningPointFactory(
        region=theatre.region, first_day=date(2025, 6, 13), text="War begins", text_ar="بدء الحرب", event=theatre.strike
    )
    TurningPointFactory(
        region=theatre.region, first_day=date(2025, 6, 14), last_day=date(2025, 6, 15), text="Mediation"
    )
    recount_everything()


def test_flags_say_their_words_and_open_their_event(open_page, theatre):
    page = open_page("/regions/strait/?window=2025-06-01..2025-06-30")
    wait_ready(page)
    flags = page.locator("escalation-timeline .flags button")
    expect(flags).to_have_count(2)
    assert flags.first.get_attribute("aria-label") == "1. 13 June 2025: War begins"

    flags.first.focus()
    page.keyboard.press("Enter")
    assert "War begins" in page.locator("escalation-timeline .flag-text").inner_text()
    page.keyboard.press("Escape")
    assert page.locator("escalation-timeline .flag-text").is_hidden()
    page.keyboard.press("Enter")
    page.locator("escalation-timeline .flag-text button").click()

    page.locator("escalation-timeline .card .citation").wait_for()
    assert theatre.strike.title in card(page)


def test_flags_stand_on_their_days_and_go_with_them(open_page):
    page = open_page("/regions/strait/?window=2025-06-01..2025-06-30")
    wait_ready(page)
    second = page.locator("escalation-timeline .flags li").nth(1)
    expect(second).to_be_visible()
    width = second.bounding_box()["width"]

    page.locator("escalation-timeline [data-command=zoom-in]").click()
    page.wait_for_timeout(400)

    assert second.bounding_box()["width"] == pytest.approx(width * 2, rel=0.1)


def test_flags_speak_arabic_from_right_to_left(open_page):
    page = open_page("/ar/regions/strait/?window=2025-06-01..2025-06-30", width=390)
    wait_ready(page)

    first, second = (page.locator("escalation-timeline .flags li").nth(n) for n in (0, 1))
    expect(first).to_be_visible()
    assert "بدء الحرب" in first.locator("button").get_attribute("aria-label")
    assert first.bounding_box()["x"] > second.bounding_box()["x"]
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_region_without_marks_loads_nothing_for_them(open_page, theatre):
    theatre.region.turning_points.all().delete()
    page = open_page("/regions/strait/")
    wait_ready(page)

    assert shadow(page, "root.querySelectorAll('.flags').length") == 0
    assert not page.evaluate("performance.getEntriesByType('resource').some((one) => one.name.includes('flags'))")
