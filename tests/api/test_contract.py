"""Tests that whatever the description of the API allows is answered as the description says."""

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from events.api.throttles import ReadThrottle
from tests.factories import (
    ActorFactory,
    EventFactory,
    EventRegionFactory,
    LocationFactory,
    ParticipationFactory,
    RegionFactory,
    ReportFactory,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
EXAMPLES = 12  # of each operation, the same in every run


@pytest.fixture
def described(monkeypatch):
    """Return the description of a site that has something to show, and that counts nothing."""
    monkeypatch.setattr(ReadThrottle, "rate", None, raising=False)
    event = ReportFactory(event=EventFactory()).event
    ParticipationFactory(event=event, actor=ActorFactory(key="israel"))
    LocationFactory(event=event)
    EventRegionFactory(event=event, region=RegionFactory(slug="iran"))
    return schemathesis.openapi.from_wsgi("/api/v1/schema/", WSGIHandler())


def test_every_operation_keeps_to_its_description(described):
    operations = [result.ok() for result in described.get_all_operations()]

    for operation in operations:
        _try(operation)

    assert len(operations) > 15


def _try(operation):
    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def answer(case):
        case.call_and_validate(checks=CHECKS, headers={"Accept-Encoding": "identity"})

    answer()
