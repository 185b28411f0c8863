"""Tests what each filter of the lists finds."""

from datetime import date

import pytest

from events.domain.daterange import Bounds
from events.domain.vocabulary import DatePrecision, Grade, Role, Status
from tests.api.test_events import list_ids
from tests.factories import (
    ActorFactory,
    EventFactory,
    EventRegionFactory,
    LocationFactory,
    ParticipationFactory,
    PlaceFactory,
    RegionFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]

JUNE = Bounds.within(date(2025, 6, 1), date(2025, 6, 30), precision=DatePrecision.MONTH)


@pytest.mark.parametrize(
    ("bounds", "is_found"),
    [
        pytest.param(Bounds.on(date(2025, 6, 10)), True, id="day inside"),
        pytest.param(Bounds.on(date(2025, 6, 12)), True, id="last day is inclusive"),
        pytest.param(Bounds.on(date(2025, 6, 13)), False, id="day after"),
        pytest.param(Bounds.on(date(2025, 6, 9)), False, id="day before"),
        pytest.param(JUNE, True, id="some day of the month"),
        pytest.param(Bounds.within(date(2025, 5, 1), date(2025, 6, 10)), True, id="touches the first day"),
        pytest.param(Bounds.within(date(2025, 5, 1), date(2025, 6, 9)), False, id="ends before"),
        pytest.param(Bounds.lasted(date(2025, 1, 1), date(2025, 12, 31)), True, id="lasts all through"),
        pytest.param(Bounds.lasted(date(2025, 6, 1), None), True, id="open end reaches in"),
        pytest.param(Bounds.lasted(date(2025, 6, 13), None), False, id="open end begins after"),
        pytest.param(Bounds.lasted(None, date(2025, 6, 10)), True, id="open start reaches in"),
        pytest.param(Bounds.lasted(None, date(2025, 6, 9)), False, id="open start ends before"),
        pytest.param(None, False, id="no date is in no window"),
    ],
)
def test_days_find_what_can_overlap_them(client, bounds, is_found):
    EventFactory(bounds=bounds)

    found = list_ids(client, **{"from": "2025-06-10", "to": "2025-06-12"})

    assert bool(found) == is_found


@pytest.mark.parametrize(
    ("params", "is_found"),
    [
        ({"type": "ASSAULT"}, True),
        ({"type": ["CONSULT", "ASSAULT"]}, True),
        ({"type": "CONSULT"}, False),
        ({"kind": "airstrike"}, True),
        ({"kind": "shelling"}, False),
        ({"quad": "material-conflict"}, True),
        ({"quad": "verbal-conflict"}, False),
        ({"series": "hostile"}, True),
        ({"series": ["deescalation", "none"]}, False),
        ({"region": "iran"}, True),
        ({"region": "gaza"}, False),
        ({"actor": "israel"}, True),
        ({"actor": "israel", "role": "initiator"}, True),
        ({"actor": "israel", "role": "target"}, False),
        ({"role": "target"}, True),
        ({"role": "mediator"}, False),
        ({"place": "natanz"}, True),
        ({"place": "haifa"}, False),
        ({"status": "occurred"}, True),
        ({"status": "alleged"}, False),
        ({"grade": ["corroborated", "confirmed"]}, True),
        ({"grade": "confirmed"}, False),
        ({"min_sources": 2}, True),
        ({"min_sources": 3}, False),
        ({"q": "STRIKES centrifuge"}, True),
        ({"q": "strikes submarine"}, False),
        ({"q": "local militia"}, True),
        ({"q": "100%"}, False),
        ({"region": "", "from": "", "kind": ""}, True),
        ({"kind": "airstrike", "region": "gaza"}, False),
    ],
    ids=str,
)
def test_filter(client, params, is_found):
    event = EventFactory(title="Israel strikes a centrifuge hall", status=Status.OCCURRED, grade=Grade.CORROBORATED)
    ParticipationFactory(event=event, actor=ActorFactory(key="israel"))
    ParticipationFactory(event=event, actor=None, name="A local militia", role=Role.TARGET)
    LocationFactory(event=event, place=PlaceFactory(key="natanz"))
    PlaceFactory(key="haifa")
    EventRegionFactory(event=event, region=RegionFactory(slug="iran"))
    RegionFactory(slug="gaza")

    assert bool(list_ids(client, **params)) == is_found


def test_actor_is_found_under_the_one_it_was_merged_into(client):
    kept = ActorFactory(key="hezbollah")
    part = ParticipationFactory(actor=ActorFactory(key="hizbullah", merged_into=kept))

    assert list_ids(client, actor="hezbollah") == [part.event_id]
