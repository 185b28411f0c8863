"""Articles that their outlets took back, and what that leaves of their events."""

import pytest

from events.domain.errors import NotFound
from events.models import Event
from events.services.withdrawing import mark_withdrawn
from tests.factories import NOW
from tests.services.reporting import linked

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]


def test_withdrawn_article_leaves_its_event_discounted_and_listed():
    report = linked("Herald")

    mark_withdrawn(article_id=report.article_id, is_withdrawn=True, at=NOW)

    event = Event.objects.get()
    assert (event.grade, event.source_count, event.reports.count()) == ("discounted", 0, 1)


def test_article_that_is_back_counts_again():
    report = linked("Herald")
    mark_withdrawn(article_id=report.article_id, is_withdrawn=True, at=NOW)

    mark_withdrawn(article_id=report.article_id, is_withdrawn=False, at=NOW)

    assert Event.objects.get().source_count == 1
    with pytest.raises(NotFound):
        mark_withdrawn(article_id=10**6, is_withdrawn=True, at=NOW)
