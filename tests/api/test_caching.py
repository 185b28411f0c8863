"""Tests what caches, other sites and hurried readers are told."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from redis.exceptions import RedisError

from events.api.throttles import ReadThrottle
from events.domain.vocabulary import ReviewState
from events.services.review import withdraw_event
from tests.factories import NOW, ActorFactory, EditorFactory, EventFactory, ReportFactory

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]

EVENTS = "/api/v1/events/"


@pytest.fixture(autouse=True)
def _same_period(monkeypatch):
    """Keep a test from beginning in one period of tags and ending in the next."""
    monkeypatch.setattr("events.api.freshness.time.time", lambda: 1_750_000_000.0)


def test_answer_says_how_long_it_is_good(client):
    answer = client.get(EVENTS)

    assert "public" in answer["Cache-Control"]
    assert "max-age=60" in answer["Cache-Control"]
    assert "stale-while-revalidate=300" in answer["Cache-Control"]
    assert answer["ETag"].startswith('W/"')


def test_known_state_is_not_sent_again(client):
    EventFactory()
    tag = client.get(EVENTS)["ETag"]

    answer = client.get(EVENTS, headers={"If-None-Match": tag})

    assert answer.status_code == 304
    assert answer.content == b""
    assert answer["ETag"] == tag
    assert "max-age=60" in answer["Cache-Control"]


@pytest.mark.parametrize("sent", ['"other"', "nonsense", "", 'W/"x", "y"'])
def test_other_tags_get_the_answer(client, sent):
    assert client.get(EVENTS, headers={"If-None-Match": sent}).status_code == 200


def test_tag_is_found_among_several_and_without_its_weakness(client):
    tag = client.get(EVENTS)["ETag"]

    for sent in (f'"other", {tag}', tag.removeprefix("W/")):
        assert client.get(EVENTS, headers={"If-None-Match": sent}).status_code == 304


def test_new_event_makes_a_new_state(client):
    tag = client.get(EVENTS)["ETag"]
    EventFactory()

    assert client.get(EVENTS, headers={"If-None-Match": tag}).status_code == 200


def test_withdrawal_makes_a_new_state(client):
    event = ReportFactory().event
    tag = client.get(EVENTS)["ETag"]

    withdraw_event(event_id=event.pk, editor=EditorFactory(), at=NOW + timedelta(seconds=1), note="It was not so.")
    answer = client.get(EVENTS, headers={"If-None-Match": tag})

    assert answer.status_code == 200
    assert answer.json()["results"] == []


def test_state_ends_with_its_period(client, monkeypatch):
    tag = client.get(EVENTS)["ETag"]
    monkeypatch.setattr("events.api.freshness.time.time", lambda: 1_750_000_301.0)

    assert client.get(EVENTS, headers={"If-None-Match": tag}).status_code == 200


def test_tables_have_a_state_of_their_own(client):
    tag = client.get("/api/v1/actors/")["ETag"]

    EventFactory()
    assert client.get("/api/v1/actors/", headers={"If-None-Match": tag}).status_code == 304
    ActorFactory()
    assert client.get("/api/v1/actors/", headers={"If-None-Match": tag}).status_code == 200


@pytest.fixture
def _three_a_minute(monkeypatch):
    monkeypatch.setattr(ReadThrottle, "rate", "3/min", raising=False)


@pytest.mark.usefixtures("_three_a_minute")
def test_reader_is_slowed_down_in_the_shape(client):
    answers = [client.get(EVENTS) for _ in range(4)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert [answer["RateLimit-Remaining"] for answer in answers] == ["2", "1", "0", "0"]
    assert {answer["RateLimit-Limit"] for answer in answers} == {"3"}
    assert answers[3].json()["code"] == "too_many_requests"
    assert 0 < int(answers[3]["Retry-After"]) <= 61


@pytest.mark.usefixtures("_three_a_minute")
def test_known_state_is_not_counted(client):
    tag = client.get(EVENTS)["ETag"]

    for _ in range(5):
        assert client.get(EVENTS, headers={"If-None-Match": tag}).status_code == 304
    assert client.get(EVENTS)["RateLimit-Remaining"] == "1"


@pytest.mark.usefixtures("_three_a_minute")
def test_addresses_are_counted_apart(client):
    for _ in range(3):
        client.get(EVENTS)

    assert client.get(EVENTS).status_code == 429
    assert client.get(EVENTS, REMOTE_ADDR="192.0.2.7").status_code == 200


@pytest.mark.parametrize("address", [EVENTS, "/api/v1/kinds/", "/api/v1/actors/"])
def test_other_sites_may_read_without_credentials(client, address):
    answer = client.get(address, headers={"Origin": "https://news.example"})

    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer
    assert "ETag" in answer["Access-Control-Expose-Headers"]


def test_other_sites_may_only_read(client):
    answer = client.options(
        EVENTS, headers={"Origin": "https://news.example", "Access-Control-Request-Method": "DELETE"}
    )

    assert "DELETE" not in answer["Access-Control-Allow-Methods"]


def test_other_sites_cannot_send_articles(sender):
    for answer in (
        sender.post("/api/v1/articles/", {}, format="json", headers={"Origin": "https://news.example"}),
        sender.options(
            "/api/v1/articles/",
            headers={"Origin": "https://news.example", "Access-Control-Request-Method": "POST"},
        ),
        sender.get("/api/v1/articles/1/", headers={"Origin": "https://news.example"}),
    ):
        assert "Access-Control-Allow-Origin" not in answer


def test_reading_sets_no_cookie_and_asks_for_no_session(client):
    user = get_user_model().objects.create_user("reader", password="x")
    client.force_login(user)
    EventFactory(state=ReviewState.DRAFT)

    answer = client.get(EVENTS)

    assert answer.cookies == {}
    assert answer.json()["results"] == []


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), RedisError("connection refused")])
def test_reader_is_served_when_requests_cannot_be_counted(client, monkeypatch, fault):
    def fail(*_arguments, **_options):
        raise fault

    monkeypatch.setattr(ReadThrottle.cache, "incr", fail)

    assert client.get(EVENTS).status_code == 200
