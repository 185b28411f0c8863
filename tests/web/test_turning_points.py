"""Turning points on the page of a region: a list with its words, a mark in the drawing, in the reader's language."""

from datetime import date

import pytest

from events.services.scoring import refresh_index
from tests import factories as make
from tests.desk_factories import TurningPointFactory

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]


@pytest.fixture
def marked(theatre):
    return TurningPointFactory(
        region=theatre.region,
        first_day=date(2025, 6, 13),
        last_day=date(2025, 6, 14),
        text="The <war> begins",
        text_ar="بدء الحرب",
        event=theatre.strike,
    )


def test_a_region_lists_its_turning_points_with_the_way_to_their_event(client, theatre, marked):
    page = client.get("/regions/strait/").content.decode()

    assert "The &lt;war&gt; begins" in page
    assert (
        f'<a href="/events/{theatre.strike.pk}-israel-strikes-natanz/"><bdi>Israel strikes Natanz</bdi></a></li>'
        in page
    )
    assert "بدء الحرب" in client.get("/ar/regions/strait/").content.decode()


def test_a_region_without_marks_has_no_empty_list(client, theatre):
    assert "Turning points" not in client.get("/regions/strait/").content.decode()


def test_marks_stand_in_the_drawing_where_their_days_are(client, theatre, marked):
    make.ArticleFactory(published_on=date(2025, 6, 13))
    refresh_index(region_id=theatre.region.pk, days=(date(2025, 6, 10), date(2025, 6, 20)), at=make.NOW)

    page = client.get("/regions/strait/").content.decode()

    assert page.count('<rect class="turning-mark"') == 3  # one in each panel
    assert "turning-mark" not in client.get("/regions/strait/?to=2025-06-12").content.decode()
