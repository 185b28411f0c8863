"""Tests that whatever is wrong is answered in one shape, naming what was found and what is expected."""

import orjson
import pytest
from django.db import OperationalError

from events.api.queries import MAX_PAGE_SIZE
from events.api.views.events import EventList
from tests.factories import EventFactory, RegionFactory

pytestmark = pytest.mark.django_db

EVENTS = "/api/v1/events/"


def fault(answer, status: int, code: str) -> dict[str, list[str]]:
    """Return the fields of an error, having looked at its shape."""
    body = orjson.loads(answer.content)
    assert answer.status_code == status, body
    assert answer["Content-Type"] == "application/json"
    assert body.keys() == {"code", "message", "fields"}
    assert body["code"] == code
    assert body["message"]
    assert all(isinstance(sentence, str) for found in body["fields"].values() for sentence in found)
    return body["fields"]


@pytest.mark.parametrize(
    ("query", "field", "words"),
    [
        pytest.param("form=2025-01-01", "form", "from, to, region", id="misspelt name"),
        pytest.param("from=99999-01-01", "from", "99999-01-01", id="year of five digits"),
        pytest.param("from=2025-02-30", "from", "2025-02-30", id="day that is none"),
        pytest.param("from=yesterday", "from", "YYYY-MM-DD", id="words for a day"),
        pytest.param("from=0000-01-01", "from", "0000-01-01", id="year zero"),
        pytest.param("from=2025-01-02&to=2025-01-01", "to", "lies before", id="days the wrong way round"),
        pytest.param("from=2025-01-01&from=2025-01-02", "from", "2 times", id="given twice"),
        pytest.param("type=WAR", "type", "AGREE, CONSULT", id="type"),
        pytest.param("type=ASSAULT,CONSULT", "type", "ASSAULT,CONSULT", id="list in one"),
        pytest.param("kind=x", "kind", "/api/v1/kinds/", id="kind"),
        pytest.param("series=evil", "series", "hostile, deescalation, none", id="series"),
        pytest.param("quad=x", "quad", "material-conflict", id="quad"),
        pytest.param("status=x", "status", "alleged", id="status"),
        pytest.param("grade=x", "grade", "corroborated", id="grade"),
        pytest.param("role=x", "role", "initiator", id="role"),
        pytest.param("region=atlantis", "region", "/api/v1/regions/", id="region"),
        pytest.param("actor=nobody", "actor", "/api/v1/actors/", id="actor"),
        pytest.param("place=nowhere", "place", "/api/v1/places/", id="place"),
        pytest.param("min_sources=0", "min_sources", "'0'", id="no source"),
        pytest.param("min_sources=many", "min_sources", "'many'", id="sources in words"),
        pytest.param("min_sources=99999999999999999999", "min_sources", "1000", id="number beyond the database"),
        pytest.param("page_size=0", "page_size", "'0'", id="empty page"),
        pytest.param("page_size=501", "page_size", str(MAX_PAGE_SIZE), id="page too large"),
        pytest.param("page_size=" + "9" * 5000, "page_size", "999", id="absurd number"),
        pytest.param("page_size=-1", "page_size", "'-1'", id="negative"),
        pytest.param("q=%00", "q", "ull characters", id="NUL"),
        pytest.param("region=%00", "region", "ull characters", id="NUL in a key"),
        pytest.param("q=" + "x" * 201, "q", "200", id="text too long"),
        pytest.param("q=" + "+".join("abcdefghijk"), "q", "10 words", id="too many words"),
        pytest.param("cursor=nonsense", "cursor", "next", id="cursor"),
        pytest.param("cursor=%00", "cursor", "ull characters", id="NUL cursor"),
        pytest.param(
            "cursor=MjAyNS0wMS0wMXw5OTk5OTk5OTk5OTk5OTk5OTk5OTk5", "cursor", "next", id="cursor with a huge id"
        ),
        pytest.param("cursor=QnJhdm98MTI", "cursor", "another list", id="cursor of another list"),
        pytest.param("updated_since=now", "updated_since", "'now'", id="moment in words"),
        pytest.param("updated_since=0001-01-01T00:00:00%2B23:59", "updated_since", "0001", id="moment before time"),
        pytest.param("updated_since=9999-12-31T23:59:59-23:59", "updated_since", "9999", id="moment after time"),
        pytest.param("=&%00=1", "\0", "unknown", id="nonsense names"),
    ],
)
def test_bad_parameter_is_named(client, query, field, words):
    RegionFactory(slug="iran")

    fields = fault(client.get(f"{EVENTS}?{query}"), 400, "invalid_input")

    assert words in " ".join(fields[field])


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/",
        "/api/v1/nothing/",
        "/api/v1/events/x/",
        "/api/v1/events/0/",
        "/api/v1/events/99999999999999999999999/",
        "/api/v1/events/1/secrets/",
        "/api/v1/events/-1/",
        "/api/v1/%00/",
        "/api/v1/regions/atlantis/nothing/",
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_missing_address_is_answered_in_the_shape(client, address, method):
    answer = getattr(client, method)(address)

    assert answer.status_code in {404, 405}
    fault(answer, answer.status_code, "not_found" if answer.status_code == 404 else "method_not_allowed")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_reading_addresses_take_nothing_but_get(client, method):
    answer = getattr(client, method)(EVENTS)

    fault(answer, 405, "method_not_allowed")
    assert "GET" in answer["Allow"]


def test_several_faults_are_told_at_once(client):
    fields = fault(client.get(f"{EVENTS}?from=x&kind=y&foo=z"), 400, "invalid_input")

    assert fields.keys() == {"from", "kind", "foo"}


@pytest.mark.parametrize("address", ["actors/", "places/", "regions/", "kinds/", "corrections/", "events/1/"])
def test_every_list_refuses_unknown_parameters(client, address):
    fields = fault(client.get(f"/api/v1/{address}?colour=red"), 400, "invalid_input")

    assert "colour" in fields


@pytest.mark.parametrize("wanted", ["text/csv", "application/xml", "nonsense"])
def test_other_formats_are_refused_in_the_shape(client, wanted):
    fault(client.get(EVENTS, headers={"Accept": wanted}), 406, "not_acceptable")


def test_a_fault_of_ours_shows_nothing_of_itself(client, monkeypatch):
    def fail(*_args, **_kwargs):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(EventList, "get", fail)

    answer = client.get(EVENTS)

    fault(answer, 500, "server_error")
    assert b"secret" not in answer.content


def test_busy_database_asks_to_come_again(client, monkeypatch):
    def fail(*_args, **_kwargs):
        raise OperationalError("database is locked")

    monkeypatch.setattr(EventList, "get", fail)

    answer = client.get(EVENTS)

    fault(answer, 503, "try_later")
    assert int(answer["Retry-After"]) > 0


def test_errors_are_not_kept_by_caches(client):
    EventFactory()

    answer = client.get(f"{EVENTS}?kind=x")

    assert "ETag" not in answer
    assert "Cache-Control" not in answer
