"""What the dialog offers to other sites is honoured: all regions, pictures with their words, weights that are real."""

import gzip
import html
import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from django.contrib.staticfiles import finders

from events.services.scoring import refresh_index
from events.templatetags.page_weight import packed_bytes
from tests import factories as make

pytestmark = pytest.mark.django_db
PICTURE = "/embed/strait/picture.svg"


@pytest.fixture
def scored(theatre):
    make.ArticleFactory(published_on=date(2025, 6, 13))
    refresh_index(region_id=theatre.region.pk, days=(date(2025, 6, 10), date(2025, 6, 20)), at=make.NOW)


def drawn(answer):
    """Return the parsed picture and its texts."""
    root = ET.fromstring(answer.content)  # noqa: S314 - our own drawing
    return root, " ".join("".join(node.itertext()) for node in root.iter("{http://www.w3.org/2000/svg}text"))


def test_all_regions_can_be_framed(client, theatre):
    answer = client.get("/embed/?lang=ar&theme=dark&height=500")

    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'dir="rtl" data-theme="dark"' in page
    assert 'src="/api/v1/" theme="dark" height="500"' in page
    assert "frame-ancestors *" in answer["Content-Security-Policy"]


def test_picture_shows_the_lines_in_the_asked_colours_language_and_height(client, scored):
    light, dark = client.get(PICTURE), client.get(f"{PICTURE}?theme=dark&lang=ar&height=600")

    root, words = drawn(light)
    assert light["Content-Type"] == "image/svg+xml"
    assert (root.get("height"), root.find("{http://www.w3.org/2000/svg}rect").get("fill")) == ("420", "#ffffff")
    assert "Strait region" in words
    assert "Rung 5 of 7" in words
    root, words = drawn(dark)
    assert (root.get("height"), root.find("{http://www.w3.org/2000/svg}rect").get("fill")) == ("600", "#14171a")
    assert "منطقة المضيق" in words


def test_picture_keeps_to_the_days_asked_for(client, scored):
    _, words = drawn(client.get(f"{PICTURE}?to=2025-06-14"))

    assert "13 Jun 2025" in words
    assert "20 Jun 2025" not in words


def test_picture_of_a_region_without_lines_says_so(client, theatre):
    assert "No lines yet." in drawn(client.get(PICTURE))[1]
    assert client.get("/embed/nowhere/picture.svg").status_code == 404


def test_picture_needs_no_style_script_or_cookie(client, scored):
    answer = client.get(PICTURE)

    assert not re.search(rb"<style|<script|style=|href=", answer.content)
    assert not answer.cookies
    assert "max-age=300" in answer["Cache-Control"]


def test_dialog_tells_in_words_what_the_picture_shows(client, scored):
    page = client.get("/regions/strait/").content.decode()

    assert "Rung 5 of 7" in re.search(r"<p hidden data-alt>(.*?)</p>", page, re.DOTALL)[1]
    assert 'value="picture"' not in client.get("/events/").content.decode()


def test_dialog_keeps_the_filters_of_the_page(client, theatre):
    page = html.unescape(client.get("/regions/strait/?kind=airstrike&sources=1").content.decode())

    assert 'data-filters="kind=airstrike&sources=1"' in page
    assert 'data-source="/api/v1/?kind=airstrike&min_sources=1"' in page
    assert 'name="filters" checked' in page
    assert 'name="filters" disabled' in client.get("/regions/strait/").content.decode()


def test_weight_is_that_of_the_files_and_all_they_import():
    one = len(gzip.compress(open(finders.find("css/tokens.css"), "rb").read(), 9))  # noqa: PTH123, SIM115

    assert packed_bytes("css/tokens.css") == one
    assert packed_bytes("js/widget.js") > 10_000
    assert packed_bytes("js/widget.js", "css/tokens.css") == packed_bytes("js/widget.js") + one
