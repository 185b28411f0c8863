"""Two regions beside each other: chosen by a form, shown on one axis, never without saying what cannot be compared."""

import pytest

from tests import factories as make

pytestmark = pytest.mark.django_db
PATH = "/compare/"


@pytest.fixture(autouse=True)
def second_region(theatre):
    region = make.RegionFactory(slug="gulf", name="Gulf")
    make.EventRegionFactory(event=make.EventFactory(title="Convoy sails"), region=region)


def test_nothing_is_drawn_before_both_are_chosen(client):
    for query in ({}, {"a": "strait"}, {"a": "strait", "b": ""}):
        assert b"<escalation-timeline" not in client.get(PATH, query).content


def test_both_regions_are_shown_with_a_warning(client):
    page = client.get(PATH, {"a": "strait", "b": "gulf", "from": "2025-01-01"}).content.decode()

    assert 'src="/api/v1/?region=strait&amp;from=2025-01-01"' in page
    assert 'src="/api/v1/?region=gulf&amp;from=2025-01-01"' in page
    assert "cannot be set against each other" in page


def test_unknown_region_is_named_and_left_out(client):
    answer = client.get(PATH, {"a": "strait", "b": "<b>nowhere"})

    assert answer.status_code == 200
    assert b"&lt;b&gt;nowhere" in answer.content
    assert b"<escalation-timeline" not in answer.content
