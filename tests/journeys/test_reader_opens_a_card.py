"""A reader opens an event in the timeline and finds there all that its page says, in their language."""

import re
from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe

from events.services.counting import recount_everything
from tests.desk_factories import TurningPointFactory
from tests.journeys.test_reader_without_barriers import RULES
from tests.journeys.timeline_page import card, shadow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGE_TEXT = "document.querySelector('article.detail').textContent"


def squeezed(text):
    return re.sub(r"\s+", " ", text).strip()


@pytest.fixture(autouse=True)
def counted(theatre):
    recount_everything()


@pytest.mark.parametrize(("prefix", "scheme"), [("", "light"), ("/ar", "dark")])
@pytest.mark.parametrize("name", ["strike", "appeal"])
def test_card_says_all_that_the_page_says(open_page, theatre, name, prefix, scheme):
    event = getattr(theatre, name)
    page = open_page(f"{prefix}/regions/strait/?event={event.pk}", color_scheme=scheme)
    page.locator("escalation-timeline .card .citation").wait_for()

    said = squeezed(card(page))
    page.goto(page.url.split("?")[0].replace("regions/strait/", f"events/{event.pk}/"))

    assert squeezed(page.evaluate(PAGE_TEXT)) in said


def test_links_of_the_card_lead_into_the_card_and_to_the_form(open_page, theatre):
    page = open_page(f"/regions/strait/?event={theatre.appeal.pk}")
    page.locator("escalation-timeline .card .citation").wait_for()
    assert shadow(page, "root.querySelector('.card h2').id") == "card-title"

    page.locator("escalation-timeline .card .jump a").first.click()
    assert shadow(page, "root.activeElement.id") in {f"report-{one.pk}" for one in theatre.appeal.reports.all()}
    assert "#" not in page.url

    page.locator("escalation-timeline .card .cite a").first.click()
    page.wait_for_url(f"**/events/{theatre.appeal.pk}/error/")


def test_card_takes_over_nothing_that_could_run(open_page, theatre):
    theatre.strike.title = "<img src=x onerror=alert(1)><script>alert(1)</script>"
    theatre.strike.save()
    page = open_page(f"/regions/strait/?event={theatre.strike.pk}")
    page.locator("escalation-timeline .card .citation").wait_for()

    assert shadow(page, "root.querySelectorAll('.card img, .card script, .card iframe, .card [onerror]').length") == 0
    assert "<img src=x" in card(page)


def test_card_of_a_withdrawn_event_says_why(open_page, theatre):
    page = open_page(f"/regions/strait/?event={theatre.retracted.pk}")
    page.locator("escalation-timeline .card .history").wait_for()

    assert "The outlet took it back." in card(page)


@pytest.mark.parametrize(
    ("prefix", "width", "scheme"), [("", 1280, "light"), ("", 1280, "dark"), ("", 390, "dark"), ("/ar", 390, "light")]
)
def test_open_card_and_flags_have_no_barrier(open_page, theatre, prefix, width, scheme):
    TurningPointFactory(region=theatre.region, first_day=date(2025, 6, 13), text="War begins", event=theatre.strike)
    page = open_page(f"{prefix}/regions/strait/?event={theatre.appeal.pk}", width=width, color_scheme=scheme)
    page.locator("escalation-timeline .card .citation").wait_for()
    page.locator("escalation-timeline .flags button").first.wait_for(state="attached")

    found = Axe().run(page, options=RULES)

    assert [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
