"""Answers with everything that one line of a list shows of its event, in a fixed number of queries."""

from django.db.models import Prefetch

from events.domain.vocabulary import PUBLIC_STATES
from events.models import Report
from events.models.event import EventQuerySet


def with_lines(events: EventQuerySet) -> EventQuerySet:
    """Return the events with places and with the figures of their public reports loaded."""
    reports = Report.objects.filter(state__in=PUBLIC_STATES).order_by("pk").prefetch_related("figures")
    reports = reports.only("pk", "event_id", "article_id", "ordinal")
    return events.prefetch_related("locations", Prefetch("reports", reports))
