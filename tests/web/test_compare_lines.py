"""Two regions in words and figures: how alike their lines run some days apart, and on what each of them rests."""

import html
import json
import re
from datetime import date, timedelta

import pytest

from events.services.scoring import refresh_index
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]
PATH = "/compare/?a=strait&b=gulf"
FIRST, DAYS = date(2025, 3, 1), 90


@pytest.fixture(autouse=True)
def two_regions():
    """Make two regions with news every day; what happens in the first happens in the second five days later."""
    regions = [make.RegionFactory(slug=slug, name=name) for slug, name in (("strait", "Strait"), ("gulf", "Gulf"))]
    for n in range(DAYS + 5):
        make.ArticleFactory(published_on=FIRST + timedelta(days=n))
    for start in (3, 12, 14, 30, 47, 49, 51, 70):
        for region, later in zip(regions, (0, 5), strict=True):
            day = FIRST + timedelta(days=start + later)
            event = make.EventFactory(on=day)
            make.EventRegionFactory(event=event, region=region)
            article = make.ArticleFactory(published_on=day)
            make.ReportFactory(event=event, article=article)
    for region in regions:
        refresh_index(region_id=region.pk, days=(FIRST, FIRST + timedelta(days=DAYS + 4)), at=make.NOW)


def sentences(page):
    found = re.search(r'<script id="lag-sentences" type="application/json">(.*?)</script>', page)[1]
    return {row["lag"]: row for row in json.loads(found)}


def said(page):
    return html.unescape(re.search(r"<output[^>]*>(.*?)</output>", page)[1])


def test_the_lag_of_the_address_is_said_in_words(client):
    page = client.get(f"{PATH}&lag=5").content.decode()

    assert re.match(
        r"First region 5 days later: rank correlation \+1\.00 over \d\d days, they rise and fall much", said(page)
    )
    assert 'name="lag" type="number" min="-30" max="30" step="1" value="5"' in page
    assert max(sentences(page).values(), key=lambda row: row["rank"] or 0)["lag"] == 5


def test_every_lag_stands_in_the_table_and_in_what_the_slider_reads(client):
    page = client.get(PATH).content.decode()

    assert set(sentences(page)) == set(range(-30, 31))
    assert all(f'<th scope="row">{lag}</th>' in page for lag in (-30, 0, 30))
    assert said(page).startswith("Neither line moved")


@pytest.mark.parametrize("lag", ["31", "-31", "soon", "1.5"])
def test_a_lag_that_cannot_be_read_is_named_and_left_out(client, lag):
    page = client.get(PATH, {"a": "strait", "b": "gulf", "lag": lag}).content.decode()

    assert "The number of days could not be read" in page
    assert said(page).startswith("Neither line moved")


def test_what_each_line_rests_on_is_said_and_unevenness_is_warned_of(client):
    page = client.get(PATH).content.decode()
    assert re.search(r"8 outlets, 8 articles; news taken in on \d+ of \d+ days", page)
    assert "far more outlets" not in page

    strike = make.EventFactory(on=FIRST + timedelta(days=40))
    make.EventRegionFactory(event=strike, region=make.RegionFactory._meta.model.objects.get(slug="gulf"))
    for _ in range(12):
        make.ReportFactory(event=strike, article=make.ArticleFactory(published_on=FIRST + timedelta(days=40)))

    warned = "<bdi>Gulf</bdi> is covered by far more outlets than <bdi>Strait</bdi>"
    assert warned in client.get(PATH).content.decode()


def test_months_stand_side_by_side(client):
    page = client.get(PATH).content.decode()

    assert page.index('<time datetime="2025-06">') < page.index('<time datetime="2025-03">')
    assert "<bdi>Strait</bdi>: highest rung" in page
    assert "<bdi>Gulf</bdi>: hostility, points" in page


def test_the_days_of_the_address_cut_the_lines_and_stay_in_the_form(client):
    page = client.get(f"{PATH}&from=2025-03-01&to=2025-03-20").content.decode()

    assert '<input type="hidden" name="from" value="2025-03-01">' in page
    assert "too few days in common" in said(page)
    assert 'datetime="2025-06"' not in page


def test_a_region_without_lines_is_said_to_have_none(client):
    make.RegionFactory(slug="quiet", name="Quiet")

    page = client.get("/compare/?a=strait&b=quiet").content.decode()

    assert "One of the two regions has no lines in these days yet" in page
    assert "<output" not in page


def test_arabic_page_says_the_lag_in_arabic(client):
    page = client.get(f"/ar{PATH}&lag=2").content.decode()

    assert said(page).startswith("المنطقة الأولى متأخرة يومين")
