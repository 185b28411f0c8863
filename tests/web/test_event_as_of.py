"""The page of an event as it stood at a past moment, and of one that was not public then."""

import pytest

from events.services.merging import merge_events
from events.services.review import withdraw_event
from tests import factories as make
from tests.web.past import LATER, PAST, body, correct, draft, words

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]


def test_event_that_was_not_public_then_says_since_when_it_is(client, strike):
    response = client.get(f"/events/{strike.pk}-strike-on-natanz/", {"as_of": "2025-06-15"})

    assert response.status_code == 404
    assert "On 15 June 2025 readers could not see it. It was first published on 16 June 2025." in words(response)
    assert "Natanz" not in words(response)


def test_draft_is_not_found_then_either(client, region):
    response = client.get(f"/events/{draft(region, 'Secret thing').pk}/", PAST)

    assert response.status_code == 404
    assert "first published" not in words(response)


def test_event_that_was_merged_later_is_shown_as_it_was(client, strike, talks, editor):
    merge_events(kept_id=strike.pk, absorbed_id=talks.pk, editor=editor, at=LATER)

    text = words(client.get(f"/events/{talks.pk}-talks-in-muscat/", PAST))

    assert "Talks in Muscat" in text
    assert "later joined with another one" in text


def test_withdrawn_event_is_a_stub_after_that_day(client, strike, editor):
    withdraw_event(event_id=strike.pk, editor=editor, at=LATER, note="The outlet took it back.")

    response = client.get(f"/events/{strike.pk}-strike-on-natanz/", {"as_of": "2025-06-21"}, follow=True)

    assert response.status_code == 410
    assert response.redirect_chain == [(f"/events/{strike.pk}/?as_of=2025-06-21", 302)]


def test_other_address_of_an_event_leads_to_its_title_of_that_day(client, strike, editor):
    correct(strike, editor, title="Strike on Isfahan")

    response = client.get(f"/events/{strike.pk}-strike-on-isfahan/", PAST)

    assert (response.status_code, response["Location"]) == (
        302,
        f"/events/{strike.pk}-strike-on-natanz/?as_of=2025-06-17",
    )


def test_exchange_is_that_of_the_day(client, strike, talks, editor):
    make.EventLinkFactory(later=talks, earlier=strike)
    correct(strike, editor, title="Strike on Isfahan")

    then = words(client.get(f"/events/{talks.pk}-talks-in-muscat/", {"as_of": "2025-06-18"}))
    before = words(client.get(f"/events/{talks.pk}-talks-in-muscat/", PAST))

    assert "Before and after" in then
    assert "Strike on Isfahan" in then.split("Before and after")[1]
    assert "Before and after" not in before


def test_citation_names_the_moment(client, strike):
    text = body(client.get(f"/events/{strike.pk}-strike-on-natanz/", PAST))

    assert f"http://testserver/events/{strike.pk}-strike-on-natanz/?as_of=2025-06-17</span>" in text
