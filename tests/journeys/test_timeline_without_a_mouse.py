"""A reader steers the timeline by keys alone, hears every event, and shares what is on the screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from events.services.counting import recount_everything
from tests.journeys.timeline_page import card, focus_plot, press, said, shadow, status, wait_ready

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PATH = "/regions/strait/"
OPEN_CARD = ".card:not([hidden])"


@pytest.fixture
def page(open_page, theatre):
    """Open the region's page when all marks are drawn, and fail on any fault that the browser reports."""
    recount_everything()
    page = open_page(PATH)
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    wait_ready(page)
    yield page
    assert faults == []


def test_every_dated_event_is_reached_and_heard(page):
    focus_plot(page)
    heard = set()
    press(page, *["ArrowUp"] * 9, "Home")
    for _ in range(6):
        press(page, "Home")
        for _ in range(4):
            heard.add(said(page).split("; ")[1])
            press(page, "ArrowRight")
        press(page, "ArrowDown")

    assert {"Israel strikes Natanz", "Iran asks Oman to press the United States", "Talks resume"} <= heard


def test_label_says_an_uncertain_date_as_such(page):
    focus_plot(page)
    press(page, *["ArrowUp"] * 9)
    for _ in range(6):
        press(page, "ArrowDown")
        if "asks Oman" in said(page):
            break

    label = said(page)
    assert "June 2025" in label
    assert "Iran asks Oman to press the United States" in label
    assert "unconfirmed" in label
    assert "1 independent source" in label


def test_enter_opens_the_card_and_escape_returns_to_the_event(page):
    focus_plot(page)
    before = said(page)

    press(page, "Enter")
    page.wait_for_selector(OPEN_CARD)
    assert before.split("; ")[1] in card(page)
    press(page, "Escape")

    assert card(page) == ""
    assert said(page) == before


def test_shared_address_opens_the_same_event_and_back_closes_it(page, open_page):
    focus_plot(page)
    press(page, "+", "Enter")
    page.wait_for_selector(OPEN_CARD)
    shown, address = card(page), page.url

    other = open_page(PATH + "?" + address.split("?")[1])
    other.wait_for_selector(OPEN_CARD)
    page.go_back()
    page.wait_for_selector(".card", state="hidden")

    assert card(other) == shown
    assert "window=" in address


def test_table_shows_the_same_events(page):
    total = shadow(page, "root.querySelector('.status').textContent")

    shadow(page, "root.querySelector('[data-tab=table]').click()")
    page.wait_for_selector("tbody tr")

    rows = shadow(page, "[...root.querySelectorAll('tbody tr')].map((row) => row.textContent)")
    assert any("Israel strikes Natanz" in row for row in rows)
    assert any("Iran threatens ships" in row and "date unknown" in row for row in rows)
    assert len(rows) >= int(total.split(" ")[0])


def test_question_mark_lists_the_keys(page):
    focus_plot(page)

    press(page, "?")

    assert shadow(page, "!root.querySelector('.help').hidden")


def test_event_without_a_date_is_named_below_the_plot(page):
    assert "1 without a usable date" in status(page)


@pytest.mark.parametrize("tab", ["chart", "table"])
def test_element_has_no_barrier_that_axe_can_see(page, tab):
    shadow(page, f"root.querySelector('[data-tab={tab}]').click()")

    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})

    assert [violation["id"] for violation in found.response["violations"]] == []
