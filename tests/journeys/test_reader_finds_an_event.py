"""A reader without a script, with keys or on a phone, gets from the first page to the words of a source."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_reader_walks_from_regions_to_a_quote_without_script(open_page, theatre):
    page = open_page("/", java_script_enabled=False)

    page.get_by_role("heading", name="Strait region").get_by_role("link").click()
    page.get_by_label("Who", exact=True).select_option("omn")
    page.get_by_role("button", name="Show").click()

    assert page.get_by_text("1 of 5 events").is_visible()
    page.get_by_role("link", name="Iran asks Oman to press the United States").click()
    assert page.get_by_text("Iran asked Oman over the weekend to press Washington.").is_visible()


def test_reader_removes_a_filter_by_its_chip(open_page, theatre):
    page = open_page("/regions/strait/?kind=airstrike", java_script_enabled=False)

    page.get_by_role("link", name="Remove filter Kind Air strike").click()

    assert page.get_by_text("5 events", exact=True).is_visible()


def test_reader_on_a_phone_opens_and_closes_the_filter(open_page, theatre):
    page = open_page("/regions/strait/", width=390, height=844, java_script_enabled=False)
    assert not page.get_by_role("button", name="Show").is_visible()

    page.get_by_role("link", name="Filter", exact=True).click()
    assert page.get_by_role("button", name="Show").is_visible()

    page.get_by_role("link", name="Close").click()
    assert not page.get_by_role("button", name="Show").is_visible()


def test_reader_with_keys_skips_to_the_content(open_page, theatre):
    page = open_page("/regions/strait/")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "content"


def test_reader_with_keys_sees_where_the_focus_is(open_page, theatre):
    page = open_page("/regions/strait/")
    link = page.get_by_role("link", name="Israel strikes Natanz")

    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")

    outline = page.evaluate("getComputedStyle(document.activeElement.closest('.event')).outlineWidth")
    assert outline == "3px"


def test_reader_switches_to_arabic_and_stays_on_the_page(open_page, theatre):
    page = open_page("/regions/strait/?kind=airstrike")

    page.get_by_role("link", name="العربية").click()

    assert page.url.endswith("/ar/regions/strait/?kind=airstrike")
    assert page.evaluate("document.documentElement.dir") == "rtl"
    assert page.get_by_role("heading", level=1).inner_text() == "منطقة المضيق"


def test_page_loads_nothing_from_elsewhere_and_logs_no_fault(open_page, theatre, live_server):
    page = open_page("/method/")
    asked, faults = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: faults.append(message.text))

    page.goto(live_server.url + "/regions/strait/")

    assert all(url.startswith(live_server.url) for url in asked)
    assert faults == []
