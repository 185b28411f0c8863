"""A reader meets the same event in the list and in the timeline, and both say it in the same words."""

from datetime import date

import pytest
from django.utils.translation import override

from events.domain.daterange import Bounds
from events.domain.vocabulary import DatePrecision, Quad, Series
from events.services.counting import recount_everything
from events.templatetags.event_names import QUADS, SERIES
from tests.factories import EventFactory, EventRegionFactory
from tests.journeys.timeline_page import shadow, wait_ready

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DATES = {
    "one day": Bounds.within(date(2025, 4, 3), date(2025, 4, 3), precision=DatePrecision.DAY),
    "some days of a month": Bounds.within(date(2025, 6, 3), date(2025, 6, 7), precision=DatePrecision.DAY),
    "days of two months": Bounds.within(date(2025, 5, 30), date(2025, 6, 2), precision=DatePrecision.DAY),
    "days of two years": Bounds.within(date(2024, 12, 30), date(2025, 1, 2), precision=DatePrecision.DAY),
    "early in a month": Bounds.within(date(2025, 6, 1), date(2025, 6, 10), precision=DatePrecision.DAY),
    "a month": Bounds.within(date(2025, 2, 1), date(2025, 2, 28), precision=DatePrecision.MONTH),
    "a year": Bounds.within(date(2024, 1, 1), date(2024, 12, 31), precision=DatePrecision.YEAR),
    "lasted": Bounds.lasted(date(2025, 3, 28), date(2025, 4, 2)),
    "still open": Bounds.lasted(date(2025, 3, 28), None),
    "open start": Bounds.lasted(None, date(2025, 3, 1)),
}
CLASSES = {
    "hostile-material": (SERIES[Series.HOSTILE], QUADS[Quad.MATERIAL_CONFLICT]),
    "hostile-verbal": (SERIES[Series.HOSTILE], QUADS[Quad.VERBAL_CONFLICT]),
    "deescalation-material": (SERIES[Series.DEESCALATION], QUADS[Quad.MATERIAL_COOPERATION]),
    "deescalation-verbal": (SERIES[Series.DEESCALATION], QUADS[Quad.VERBAL_COOPERATION]),
    "none": (SERIES[Series.NONE],),
}
LISTED = """() => Object.fromEntries([...document.querySelectorAll('li.event')].map((item) => [
  item.querySelector('.event-title').textContent.trim(),
  {
    date: item.querySelector('.event-when').textContent.trim(),
    kind: item.querySelector('.event-kind').firstChild.data.trim(),
  },
]))"""
WORDS = """async (language) => {
  const element = document.querySelector('script[src*="timeline/element"]').src;
  const { wordsFor } = await import(element.replace(/element[^/]*$/, 'strings.js'));
  return wordsFor(language);
}"""
ROWS = """[...root.querySelectorAll('tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent))"""


@pytest.fixture(params=["", "/ar"], ids=["English", "Arabic"])
def page(request, open_page, theatre):
    """Open the region with an event for each way to know a date."""
    for title, bounds in DATES.items():
        EventRegionFactory(event=EventFactory(title=title, bounds=bounds), region=theatre.region)
    recount_everything()
    page = open_page(f"{request.param}/regions/strait/")
    wait_ready(page)
    page.language = "ar" if request.param else "en"
    return page


def test_every_event_has_one_date_and_one_kind_in_words(page):
    listed = page.evaluate(LISTED)

    shadow(page, "root.querySelector('[data-tab=table]').click()")
    page.wait_for_selector("tbody tr")
    rows = shadow(page, ROWS)

    assert set(DATES) <= set(listed)
    assert {title: {"date": when, "kind": kind} for when, title, kind, *_ in rows} == listed


def test_classes_of_acts_are_called_what_the_list_calls_them(page):
    words = page.evaluate(WORDS, page.language)

    with override(page.language):
        joint = "، " if page.language == "ar" else ", "
        classes = {name: joint.join(str(term) for term in terms) for name, terms in CLASSES.items()}
    assert {name: words[name] for name in classes} == classes
