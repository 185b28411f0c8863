"""Five hundred reports of one event: nothing is compared, asked or counted in pairs."""

import pytest

from events.domain.vocabulary import ReviewState, Role
from events.models import Report
from events.selectors.claims import all_claims
from events.services.linking import MAX_COMPARED_REPORTS
from tests.factories import ArticleFactory, EventFactory, OutletFactory, ParticipationFactory, ReportFactory
from tests.services.reporting import actor, link, reported

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile, pytest.mark.slow]

REPORTS = 500


@pytest.fixture
def crowded_event():
    """Give a draft that five hundred articles of one outlet report."""
    event = EventFactory(state=ReviewState.DRAFT, kind="missile-strike", published_by=None, first_published_at=None)
    outlet = OutletFactory()
    reports = [
        ReportFactory(event=event, article=ArticleFactory(outlet=outlet), state=ReviewState.DRAFT)
        for _ in range(REPORTS)
    ]
    for owner in ({"event": event}, *({"event": None, "report": report} for report in reports[:MAX_COMPARED_REPORTS])):
        ParticipationFactory(actor=actor("Iran"), role=Role.INITIATOR, **owner)
        ParticipationFactory(actor=actor("Israel"), role=Role.TARGET, **owner)
    return event


def test_one_more_report_joins_in_few_queries(crowded_event, django_assert_max_num_queries):
    late = reported("Late", at="")

    # the text of every new article is read once for its marks
    with django_assert_max_num_queries(REPORTS + 80):
        link(late.article)

    late.refresh_from_db()
    assert late.event_id == crowded_event.pk
    assert Report.objects.filter(event=crowded_event).count() == REPORTS + 1
    assert len(all_claims(crowded_event.pk).claims) == REPORTS + 1
