"""Texts from outside are data: whatever they hold, a page shows it and never runs it."""

import html
import re

import html5lib
import pytest

from tests import factories as make
from tests.web.conftest import POISON

pytestmark = pytest.mark.django_db


@pytest.fixture
def poisoned():
    """Make an event whose every text is hostile."""
    region = make.RegionFactory(name=POISON[:90], description=POISON)
    outlet = make.OutletFactory(name=POISON, copy_group=POISON[:90])
    event = make.EventFactory(
        title=POISON, summary=POISON, wording=POISON, date_explanation=POISON, grade_reasons=[POISON], edtf=POISON[:80]
    )
    article = make.ArticleFactory(
        outlet=outlet,
        title=POISON,
        text=POISON,
        url="javascript:alert(1)",
        archive_url="data:text/html,<script>alert(1)</script>",
    )
    report = make.ReportFactory(
        event=event, article=article, trigger_start=3, trigger_end=30, attribution_name=POISON, wording=POISON
    )
    make.FigureFactory(report=report, wording=POISON, group=POISON)
    make.ParticipationFactory(
        event=event, actor=make.ActorFactory(key="poison", name=POISON), name=POISON, office=POISON
    )
    make.LocationFactory(event=event, place=make.PlaceFactory(name=POISON), name=POISON)
    make.EventRegionFactory(event=event, region=region)
    make.CorrectionFactory(event=event, note=POISON)
    return event, region


def paths(poisoned):
    event, region = poisoned
    return ["/", f"/regions/{region.slug}/", "/events/", f"/events/{event.pk}/", "/corrections/"]


def test_hostile_texts_are_escaped_on_every_page(client, poisoned):
    for path in paths(poisoned):
        text = client.get(path, follow=True).content.decode()

        assert "<script>alert" not in text, path
        assert "<img src=x" not in text, path
        assert html.escape("<script>alert(1)</script>") in text, path
        assert "{{ 7|add:7 }}" in text, path
        html5lib.HTMLParser(strict=True).parse(text)


def test_link_goes_to_web_addresses_only(client, poisoned):
    for path in paths(poisoned):
        addresses = re.findall(r'href="([^"]*)"', client.get(path, follow=True).content.decode())

        assert not [a for a in addresses if a.lower().startswith(("javascript:", "data:", "vbscript:"))], path


def test_turned_text_cannot_leave_its_place(client, poisoned):
    for path in paths(poisoned):
        document = html5lib.parse(client.get(path, follow=True).content.decode(), namespaceHTMLElements=False)

        assert not list(_loose_turns(document.find("body"))), path


def _loose_turns(element):
    """Yield texts with a turning sign that no element isolates from the words around it."""
    if element.tag in {"bdi", "option"} or "dir" in element.attrib:
        return
    texts = [element.text or "", *(child.tail or "" for child in element)]
    yield from (text for text in texts if "\u202e" in text)
    for child in element:
        yield from _loose_turns(child)


def test_hostile_filter_is_shown_as_text(client, theatre):
    text = client.get("/regions/strait/", {"q": POISON[:90], "actor": POISON, "from": POISON}).content.decode()

    assert "<script>" not in text
    assert "<img src=x" not in text


def test_zero_byte_is_no_error(client, theatre):
    assert client.get("/regions/strait/?q=a%00b").status_code == 200
