"""Tests that what docs/api.md promises is so: its examples run, and it names every address, filter and error."""

import re
import shlex
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from events.api.errors import _CODE_OF_STATUS
from events.api.queries import BinsQuery, EventsQuery
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db

TEXT = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
EXAMPLES = re.findall(r"^curl .*$", TEXT, flags=re.MULTILINE)


def test_document_begins_with_three_examples():
    assert re.findall(r"^curl .*$", TEXT[:500], flags=re.MULTILINE) == EXAMPLES[:3]


@pytest.mark.parametrize("example", [one for one in EXAMPLES if "-X POST" not in one])
def test_reading_example_runs(client, example):
    EventFactory()
    address = urlsplit(shlex.split(example)[1])

    answer = client.get(f"{address.path}?{address.query}")

    assert answer.status_code == 200
    assert answer["ETag"]


def test_sending_example_runs(sender):
    (example,) = [one for one in EXAMPLES if "-X POST" in one]
    words = shlex.split(example)
    body, address = words[words.index("-d") + 1], urlsplit(words[3]).path

    answer = sender.post(address, body, content_type="application/json", headers={"Idempotency-Key": "1"})

    assert answer.status_code == 202


def test_every_filter_is_told():
    told = set(re.findall(r"`(\w+)`", TEXT))

    assert set(EventsQuery().fields) | set(BinsQuery().fields) <= told | {"cursor"}


def test_every_address_is_told(client):
    for address in client.get("/api/v1/schema/").json()["paths"]:
        last = re.sub(r"/api/v1|\{\w+\}/?$", "", address).rstrip("/").rpartition("/")[2]
        assert last in TEXT, address


def test_every_code_is_told():
    assert all(f"`{code}`" in TEXT for code in _CODE_OF_STATUS.values())
