"""What readers take with them: files of the same events, code for other sites, a citation."""

import html
import re

import pytest

pytestmark = pytest.mark.django_db


def texts(answer) -> list[str]:
    """Return what a reader copies from the text fields."""
    page = answer.content.decode()
    return [
        html.unescape(found) for found in re.findall(r'<textarea id="share-[^>]*>(.*?)</textarea>', page, re.DOTALL)
    ]


def test_downloads_have_the_filters_of_the_page(client, theatre):
    page = client.get("/regions/strait/?series=hostile&sources=2").content.decode()

    links = [html.unescape(link) for link in re.findall(r'href="(/api/v1/exports/[^"]+)"', page)]

    assert len(links) == 6
    assert all("region=strait" in link and "series=hostile" in link and "min_sources=2" in link for link in links)
    assert all(client.get(link).status_code == 200 for link in links)


def test_frame_and_element_can_be_copied_as_they_are(client, theatre):
    frame, element, _cite = texts(client.get("/regions/strait/?q=Natanz"))

    assert '<iframe data-escalation-timeline src="http://testserver/embed/strait/?lang=en&amp;height=420"' in frame
    assert 'src="http://testserver/api/v1/?region=strait&amp;q=Natanz"' in element


def test_citation_names_region_count_address_and_day(client, theatre):
    cite = texts(client.get("/regions/strait/?q=Natanz"))[-1]

    assert cite.startswith("Escalation Timeline: Strait region. 1 event. http://testserver/regions/strait/?q=Natanz (2")


def test_page_of_all_regions_offers_no_frame(client, theatre):
    assert len(texts(client.get("/events/"))) == 2


def test_code_to_copy_carries_no_markup_of_a_query(client, theatre):
    page = client.get("/regions/strait/", {"q": '"></textarea><script>alert(1)</script>'})

    assert b"<script>alert" not in page.content
