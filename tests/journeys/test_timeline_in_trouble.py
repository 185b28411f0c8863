"""The timeline meets an API that fails, no script, filters that match nothing, and readers of Arabic."""

from datetime import date

import pytest

from events.services.counting import recount_everything
from events.services.scoring import refresh_index
from tests import factories as make
from tests.journeys.timeline_page import shadow, status, wait_ready

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PATH = "/regions/strait/"


@pytest.fixture(autouse=True)
def counted(theatre):
    """Keep the sheets in step with the theatre, as the worker does."""
    recount_everything()


def test_without_a_script_everything_can_be_read(open_page):
    page = open_page(PATH, java_script_enabled=False)

    assert page.get_by_role("link", name="Israel strikes Natanz").is_visible()
    assert page.get_by_role("link", name="Iran threatens ships").is_visible()


def test_script_that_never_comes_leaves_no_hole_and_gives_the_drawing_back(open_page, theatre):
    make.ArticleFactory(published_on=date(2025, 6, 13))
    refresh_index(region_id=theatre.region.pk, days=(date(2025, 6, 10), date(2025, 6, 20)), at=make.NOW)
    page = open_page(PATH, scripts=False)
    list_at = page.locator(".columns").bounding_box()["y"]

    page.locator(".panel-hostility svg").wait_for(state="visible")

    assert page.locator(".panel-hostility").bounding_box()["height"] > 100
    assert page.locator(".columns").bounding_box()["y"] < list_at


def test_api_that_fails_leaves_the_list_and_offers_another_try(open_page):
    page = open_page("/method/")
    page.route("**/api/v1/**", lambda route: route.abort())
    page.goto(page.url.replace("/method/", PATH))
    page.wait_for_selector(".trouble:not([hidden])")
    assert page.get_by_role("link", name="Israel strikes Natanz").first.is_visible()

    page.unroute("**/api/v1/**")
    shadow(page, "root.querySelector('[data-command=retry]').click()")

    wait_ready(page)
    assert shadow(page, "root.querySelector('.trouble').hidden")


def test_filter_that_matches_nothing_says_so(open_page):
    page = open_page(f"{PATH}?from=1999-01-01&to=1999-01-02")

    wait_ready(page)

    assert status(page).startswith("No events in this window")


def test_nonsense_in_the_address_is_the_first_view(open_page):
    page = open_page(f"{PATH}?window=yesterday..tomorrow&event=%22%3E%3Cscript%3E&tab=nowhere")

    wait_ready(page)

    assert "4 of 4 events" in status(page)


def test_arabic_mirrors_the_plot(open_page):
    page = open_page(f"/ar{PATH}")
    wait_ready(page)

    first, last = shadow(
        page,
        "[...root.querySelectorAll('.axis span:not(.value)')].map((tick) => tick.getBoundingClientRect().right)"
        ".filter((x, n, all) => n === 0 || n === all.length - 1)",
    )
    assert first > last
    assert "حدث" in status(page)


def test_page_does_not_move_when_the_element_arrives(open_page):
    page = open_page("/method/")
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries())"
        " if (!entry.hadRecentInput) window.moved += entry.value; }).observe({ type: 'layout-shift', buffered: true });"
    )
    page.goto(page.url.replace("/method/", PATH))
    wait_ready(page)

    assert page.evaluate("window.moved") <= 0.02
