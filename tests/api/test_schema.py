"""Tests that the description of the API is valid, complete and shown from this host alone."""

import io
import re

import pytest
from django.core.management import call_command
from django.urls import get_resolver

from tests.factories import EventFactory

pytestmark = pytest.mark.django_db

NOT_DESCRIBED = {"api-schema", "api-docs"}


def test_description_is_valid_without_a_warning():
    call_command("spectacular", "--validate", "--fail-on-warn", stdout=io.StringIO())


def test_every_address_is_described(client):
    described = set(client.get("/api/v1/schema/").json()["paths"])

    found = {
        re.sub(r"<\w+:(\w+)>", r"{\1}", f"/{pattern}")
        for name, (_, pattern, _, _) in _named_patterns()
        if name.startswith("api-") and name not in NOT_DESCRIBED
    }

    assert {_plain(address) for address in found} == {_plain(address) for address in described}


def _named_patterns():
    for name in get_resolver().reverse_dict:
        if isinstance(name, str):
            possibilities, _, defaults, converters = get_resolver().reverse_dict[name]
            yield name, (possibilities, possibilities[0][0], defaults, converters)


def _plain(address: str) -> str:
    """Return an address without the names of its variables."""
    return re.sub(r"%\(\w+\)s|\{\w+\}", "{}", address)


def test_every_answer_can_be_an_error(client):
    for path, methods in client.get("/api/v1/schema/").json()["paths"].items():
        for method, operation in methods.items():
            assert "default" in operation["responses"], (path, method)


def test_pages_of_documentation_need_no_other_host(client):
    for address in ("/api/v1/docs/", "/api/v1/docs/?script="):
        answer = client.get(address)
        assert answer.status_code == 200
        assert not re.search(rb"(?:src|href)=.https?:", answer.content)
        assert "unsafe" not in answer["Content-Security-Policy"]


@pytest.mark.browser
def test_documentation_works_under_the_policy_of_the_site(live_server, browser):
    EventFactory()
    said: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{live_server.url}/api/v1/docs/")

    page.locator("[data-path='/api/v1/events/']").first.wait_for(timeout=60_000)

    page.close()
    assert said == []
