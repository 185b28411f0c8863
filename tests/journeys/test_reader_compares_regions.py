"""A reader moves one of two timelines, and the other shows the same days."""

from datetime import date

import pytest

from events.services.counting import recount_everything
from tests import factories as make
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
