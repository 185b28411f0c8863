"""The Atom feeds: well-formed, changed last first, with absolute addresses."""

from xml.etree import ElementTree as ET

import pytest

from tests import factories as make

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def entries(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return ET.fromstring(response.content).findall(f"{ATOM}entry")  # noqa: S314 - our own feed


def test_feed_gives_public_events_only(client, theatre):
    titles = [entry.findtext(f"{ATOM}title") for entry in entries(client, "/feed/")]

    assert "Israel strikes Natanz" in titles
    assert not {"Withdrawn thing", "The same strike", "Nobody has seen this"} & set(titles)


def test_feed_of_a_region_leaves_the_others_out(client, theatre):
    make.EventFactory(title="Elsewhere")

    assert "Elsewhere" not in [entry.findtext(f"{ATOM}title") for entry in entries(client, "/regions/strait/feed/")]


def test_entry_links_to_the_event_and_says_what_it_is(client, theatre):
    entry = next(e for e in entries(client, "/feed/") if e.findtext(f"{ATOM}title") == "Israel strikes Natanz")

    link = entry.find(f"{ATOM}link").get("href")
    assert link == f"http://testserver/events/{theatre.strike.pk}-israel-strikes-natanz/"
    assert "Air strike, 13 June 2025" in entry.findtext(f"{ATOM}summary")


def test_feed_of_an_unknown_region_is_not_found(client, db):
    assert client.get("/regions/atlantis/feed/").status_code == 404
