"""The map goes where the timeline goes: the days on the screen, the lane of the chosen event; and back to the lanes."""

from datetime import date

import pytest
from playwright.sync_api import expect

from events.services.counting import recount_everything
from tests import factories as make
from tests.journeys.timeline_page import focus_plot, press, shadow, wait_ready

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LIT_LANES = "[...root.querySelectorAll('.names > span')].filter((name) => name.style.textDecoration).length"


@pytest.fixture(autouse=True)
def second_place(theatre):
    """Put a shelling in another town two months before the strike."""
    shelling = make.EventFactory(title="Shelling of Basra", kind="shelling", on=date(2025, 4, 2))
    make.EventRegionFactory(event=shelling, region=theatre.region)
    make.ParticipationFactory(event=shelling, actor=make.ActorFactory(key="irq", name="Iraq", country="IRQ"))
    place = make.PlaceFactory(key="basra", name="Basra", country="IRQ", latitude=30.5, longitude=47.8)
    make.LocationFactory(event=shelling, place=place)
    recount_everything()


def places(page):
    return page.locator(".map .places [data-place]")


def test_map_shows_the_days_on_the_screen_on_the_same_ground(open_page):
    page = open_page("/regions/strait/?window=2025-03-01..2025-06-30")
    wait_ready(page)
    expect(page.locator(".map [data-place=Basra]").first).to_be_visible()
    ground = page.locator(".map svg").get_attribute("viewBox")
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "part=map" in request.url else None)

    focus_plot(page)
    press(page, "End", *["+"] * 3)
    expect(page.locator(".map a[data-place=Basra]")).to_have_count(0)

    expect(page.locator(".map a[data-place=Natanz]")).to_have_count(1)
    assert page.locator(".map svg").get_attribute("viewBox") == ground
    assert page.locator(".map .map-days").inner_text()
    assert 1 <= len(asked) <= 3  # a run of keys asks for its end, not for every step


def test_focus_in_the_list_of_places_survives_the_new_map(open_page):
    page = open_page("/regions/strait/?window=2025-03-01..2025-06-30")
    wait_ready(page)
    page.locator(".map a[data-place=Natanz]").focus()

    page.evaluate(
        "document.querySelector('escalation-timeline').shadowRoot.querySelector('[data-command=zoom-in]').click()"
    )
    expect(page.locator(".map .map-days")).to_be_visible()
    page.wait_for_timeout(600)

    assert page.evaluate("document.activeElement.dataset.place ?? document.activeElement.id") in {"Natanz", "map-title"}
    assert page.locator(".map [aria-live], .map [role=status]").count() == 0


def test_lane_of_the_chosen_event_and_its_places_light_together(open_page, theatre):
    page = open_page(f"/regions/strait/?window=2025-03-01..2025-06-30&event={theatre.strike.pk}")
    wait_ready(page)

    expect(page.locator(".map circle.is-lit")).to_have_count(1)
    assert page.locator(".map circle.is-lit").get_attribute("data-place") == "Natanz"

    page.locator(".map a[data-place=Basra]").focus()
    assert shadow(page, LIT_LANES) == 1


def test_map_is_whole_without_scripts(open_page):
    page = open_page("/regions/strait/?from=2025-06-01", scripts=False)

    assert page.locator(".map a[data-place=Natanz]").is_visible()
    assert page.locator(".map a[data-place=Basra]").count() == 0
