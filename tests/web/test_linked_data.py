"""What machines read on the page of an event: valid JSON whatever the words, dates no more exact than known."""

import json
import re
from datetime import UTC, date, datetime

import pytest

from events.domain.daterange import Bounds
from events.domain.vocabulary import DatePrecision, Extent
from tests import factories as make
from tests.web.conftest import POISON

pytestmark = pytest.mark.django_db

JUNE_10, JUNE_16 = date(2025, 6, 10), date(2025, 6, 16)


def data_of(client, event) -> dict:
    page = client.get(f"/events/{event.pk}/", follow=True)
    assert page.status_code == 200
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page.content.decode(), re.DOTALL)
    return json.loads(found[1])


def test_event_names_its_sources_evidence_and_corrections(client, theatre):
    event = theatre.strike
    made_at = datetime(2025, 6, 17, 9, tzinfo=UTC)
    make.CorrectionFactory(event=event, note="Two killed, not three.", made_at=made_at)

    found = data_of(client, event)

    assert (found["@context"], found["@type"], found["name"]) == ("https://schema.org", "Event", event.title)
    assert found["url"].startswith(f"http://testserver/events/{event.pk}-")
    properties = {entry["name"]: entry["value"] for entry in found["additionalProperty"]}
    assert properties["evidence"] == event.grade
    assert properties["independent sources"] == event.source_count
    assert len(found["subjectOf"]) == event.reports.count() > 0
    assert {article["@type"] for article in found["subjectOf"]} == {"NewsArticle"}
    assert all(article["publisher"]["name"] for article in found["subjectOf"])
    assert found["mainEntityOfPage"]["correction"] == [
        {"@type": "CorrectionComment", "text": "Two killed, not three.", "datePublished": made_at.isoformat()}
    ]


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        pytest.param(Bounds.on(JUNE_16), ("2025-06-16", "2025-06-16"), id="day"),
        pytest.param(Bounds.lasted(JUNE_10, JUNE_16), ("2025-06-10", "2025-06-16"), id="lasted"),
        pytest.param(Bounds.within(JUNE_10, JUNE_16), (None, None), id="one-unknown-day-of-several"),
        pytest.param(Bounds.lasted(JUNE_10, None), ("2025-06-10", None), id="open-end"),
        pytest.param(
            Bounds.within(date(2025, 6, 1), date(2025, 6, 30), precision=DatePrecision.MONTH),
            ("2025-06", "2025-06"),
            id="month",
        ),
        pytest.param(
            Bounds.within(date(2025, 1, 1), date(2025, 12, 31), precision=DatePrecision.YEAR),
            ("2025", "2025"),
            id="year",
        ),
        pytest.param(
            Bounds(JUNE_10, date(2025, 6, 12), JUNE_16, JUNE_16, Extent.LASTED, DatePrecision.SPAN),
            (None, "2025-06-16"),
            id="begin-not-sure",
        ),
        pytest.param(None, (None, None), id="unknown"),
    ],
)
def test_date_is_no_more_exact_than_known(client, bounds, expected):
    found = data_of(client, make.EventFactory(bounds=bounds))

    assert (found.get("startDate"), found.get("endDate")) == expected


def test_hostile_words_stay_words(client):
    event = make.EventFactory(title=POISON[:90], summary=POISON)
    article = make.ArticleFactory(title="</script><script>alert(1)</script>", url="javascript:alert(1)")
    make.ReportFactory(event=event, article=article)

    found = data_of(client, event)

    assert found["description"] == POISON
    assert found["subjectOf"][0]["headline"] == "</script><script>alert(1)</script>"
    assert "url" not in found["subjectOf"][0]


def test_withdrawn_event_and_card_carry_none(client, theatre):
    for path in (f"/events/{theatre.retracted.pk}/", f"/events/{theatre.strike.pk}/card/"):
        assert "ld+json" not in client.get(path, follow=True).content.decode()
