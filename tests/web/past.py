"""Shared by the tests of pages of the past: a strike and talks, published on a first day, and what came later."""

import re
from datetime import UTC, date, datetime

from events.domain.vocabulary import CorrectionKind, Grade, ReviewState
from events.services.review import correct_event
from tests import factories as make

FIRST, THEN, CHANGED, LATER = (datetime(2025, 6, day, 10, tzinfo=UTC) for day in (16, 17, 18, 20))
PAST = {"as_of": "2025-06-17"}
REGION = "/regions/strait/"


def draft(region, title, **more):
    event = make.EventFactory(
        state=ReviewState.DRAFT,
        published_by=None,
        first_published_at=None,
        grade=Grade.SINGLE_NAMED,
        title=title,
        **{"on": date(2025, 6, 14)} | more,
    )
    make.EventRegionFactory(event=event, region=region)
    report = make.ReportFactory(event=event, state=ReviewState.DRAFT)
    make.FigureFactory(report=report)
    return event


def correct(event, editor, *, at=CHANGED, **changes):
    correct_event(
        event_id=event.pk, editor=editor, at=at, changes=changes, kind=CorrectionKind.CORRECTION, note="It was wrong."
    )


def body(response):
    return response.content.decode()


def titles(response):
    return re.findall(r'class="event-title"><a [^>]*>([^<]+)</a>', body(response))


def words(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body(response)))
