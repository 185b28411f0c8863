"""An exchange is walked from any of its events."""

from datetime import date

import pytest

from events.domain.merging import LinkFault
from events.domain.vocabulary import LinkKind, ReviewState
from events.selectors import chains
from events.selectors.chains import public_exchange, whole_exchange
from tests.factories import ActorFactory, EventFactory, EventLinkFactory, ParticipationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]


@pytest.fixture
def blows():
    """Give three events that answer one another."""
    events = [EventFactory(on=date(2025, 6, day), title=f"Blow {day}") for day in (9, 13, 16)]
    ParticipationFactory(event=events[0], actor=ActorFactory(name="Israel"))
    EventLinkFactory(later=events[1], earlier=events[0], kind=LinkKind.RETALIATES)
    EventLinkFactory(later=events[2], earlier=events[1], kind=LinkKind.RESPONDS)
    return events


@pytest.mark.parametrize("start", [0, 1, 2])
def test_whole_exchange_is_found_from_every_event(blows, start):
    found = public_exchange(blows[start].pk)

    assert [event.title for event in found.events] == ["Blow 9", "Blow 13", "Blow 16"]
    assert [str(link.interval) for link in found.links] == ["4 days later", "3 days later"]
    assert found.events[0].actors == ("Israel",)


def test_readers_walk_only_public_events(blows):
    blows[1].state = ReviewState.DRAFT
    blows[1].save()

    assert [event.event_id for event in public_exchange(blows[0].pk).events] == [blows[0].pk]
    assert len(whole_exchange(blows[0].pk).events) == 3


def test_impossible_order_and_circle_are_marked(blows):
    EventLinkFactory(later=blows[0], earlier=blows[2], kind=LinkKind.RESPONDS)

    faults = {(link.later_id, link.earlier_id): link.fault for link in public_exchange(blows[0].pk).links}

    assert faults[blows[0].pk, blows[2].pk] == LinkFault.ANSWER_BEFORE_CAUSE
    assert faults[blows[1].pk, blows[0].pk] == LinkFault.CIRCLE


def test_long_exchange_is_cut_and_says_so(blows, monkeypatch):
    monkeypatch.setattr(chains, "MAX_EVENTS", 2)

    found = public_exchange(blows[0].pk)

    assert (len(found.events), found.is_cut) == (2, True)


def test_event_without_links_is_an_exchange_of_one():
    event = EventFactory()

    found = public_exchange(event.pk)

    assert ([shown.event_id for shown in found.events], found.links) == ([event.pk], ())


def test_unknown_event_has_no_exchange():
    assert public_exchange(10**6).events == ()
