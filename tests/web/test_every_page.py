"""Every page, in both languages: valid HTML, no inline style or script, the policy in its headers, few queries."""

import re

import html5lib
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.services.counting import recount_everything
from tests import factories as make
from tests.web.conftest import form_paths_of, paths_of

pytestmark = pytest.mark.django_db
PREFIXES = [pytest.param("", id="english"), pytest.param("/ar", id="arabic")]
MOST_QUERIES = 25


def pages(client, theatre, prefix):
    for path in paths_of(theatre) + form_paths_of(theatre):
        yield path, client.get(prefix + path)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_page_is_valid_html(client, theatre, prefix):
    for path, response in pages(client, theatre, prefix):
        html5lib.HTMLParser(strict=True).parse(response.content.decode())
        assert response["Content-Type"].startswith("text/html"), path


@pytest.mark.parametrize("prefix", PREFIXES)
def test_page_has_no_inline_style_or_script(client, theatre, prefix):
    for path, response in pages(client, theatre, prefix):
        text = response.content.decode()
        assert not re.search(r"<[^>]*\sstyle\s*=", text), path
        assert "<style" not in text, path
        assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)", text), path
        assert not re.search(r"<[^>]*\son[a-z]+\s*=", text), path


@pytest.mark.parametrize("prefix", PREFIXES)
def test_page_carries_the_policy(client, theatre, prefix):
    for path, response in pages(client, theatre, prefix):
        policy = response["Content-Security-Policy"]
        assert "default-src 'none'" in policy, path
        assert "style-src 'self'" in policy, path
        assert "unsafe" not in policy, path


@pytest.mark.parametrize("prefix", PREFIXES)
def test_page_has_one_heading_and_ids_once(client, theatre, prefix):
    for path, response in pages(client, theatre, prefix):
        text = response.content.decode()
        ids = re.findall(r'\sid="([^"]+)"', text)
        assert len(ids) == len(set(ids)), path
        assert len(re.findall(r"<h1\b", text)) == 1, path


def test_page_asks_for_nothing_from_elsewhere(client, theatre):
    for path, response in pages(client, theatre, ""):
        loaded = re.findall(r'<(?:link|script|img|iframe)\b[^>]*(?:href|src)="([^"]+)"', response.content.decode())
        assert all(address.startswith(("/", "http://testserver/")) for address in loaded), path


def test_page_sets_no_cookie(client, theatre):
    for path in paths_of(theatre):
        assert not client.get(path).cookies, path


def test_number_of_queries_does_not_grow_with_events(client, theatre):
    for path in paths_of(theatre)[:6]:
        recount_everything()
        with CaptureQueriesContext(connection) as few:
            client.get(path)
        for _ in range(12):
            event = make.EventFactory()
            make.EventRegionFactory(event=event, region=theatre.region)
            make.FigureFactory(report=make.ReportFactory(event=event))
            make.LocationFactory(event=event)
        recount_everything()
        with CaptureQueriesContext(connection) as many:
            client.get(path)
        assert len(many) <= len(few) + 1, path  # prefetching asks once more where there was nothing to load
        assert len(many) <= MOST_QUERIES, path
