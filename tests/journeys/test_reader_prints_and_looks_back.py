"""A reader prints a region, and looks at it as it stood: no chart on paper, no later word in the past."""

from datetime import UTC, date, datetime, timedelta

import pytest

from events.domain.vocabulary import CorrectionKind
from events.models import Event
from events.services.counting import recount_everything
from events.services.review import correct_event
from events.services.scoring import refresh_index
from events.services.versions import record_versions
from tests import factories as make
from tests.journeys.timeline_page import wait_ready

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
THEN = datetime(2025, 6, 17, 10, tzinfo=UTC)


@pytest.fixture
def published(theatre):
    """Publish the theatre and its index, and correct the title of the strike a day later."""
    record_versions(Event.objects.values_list("pk", flat=True), at=THEN)
    make.ArticleFactory(published_on=date(2025, 6, 13))
    refresh_index(region_id=theatre.region.pk, days=(date(2025, 6, 10), date(2025, 6, 17)), at=THEN)
    correct_event(
        event_id=theatre.strike.pk,
        editor=make.EditorFactory(),
        at=THEN + timedelta(days=1),
        changes={"title": "Israel strikes Isfahan"},
        kind=CorrectionKind.CORRECTION,
        note="It was Isfahan.",
    )
    recount_everything()
    return theatre


def test_paper_has_curve_list_and_filters_and_no_chart(open_page, published):
    page = open_page("/regions/strait/?q=israel", width=794)
    wait_ready(page)
    chart, curve, printed = (page.locator(css).first for css in ("escalation-timeline .plot", ".panel", ".print-only"))
    assert (chart.is_visible(), curve.is_visible(), printed.is_visible()) == (True, False, False)

    page.emulate_media(media="print")

    assert (chart.is_visible(), curve.is_visible(), printed.is_visible()) == (False, True, True)
    assert page.locator(".event").count() == page.locator(".event:visible").count() > 0
    assert page.get_by_text("Text: israel").is_visible()
    assert not page.locator(".filters").is_visible()
    spelled = page.locator(".event-title a").first.evaluate("(link) => getComputedStyle(link, '::after').content")
    assert f"/events/{published.appeal.pk}-" in spelled


def test_chart_and_list_show_the_same_past(open_page, published):
    page = open_page("/regions/strait/?as_of=2025-06-17")
    wait_ready(page)
    page.get_by_role("tab", name="Table").click()

    page.locator("#panel-table").get_by_text("Israel strikes Natanz").first.wait_for()
    assert "Isfahan" not in page.locator("#panel-table").inner_text()
    assert "Isfahan" not in page.locator("main").inner_text()

    page.get_by_role("link", name="Show the present state").click()

    wait_ready(page)
    assert "Israel strikes Isfahan" in page.locator("main").inner_text()
