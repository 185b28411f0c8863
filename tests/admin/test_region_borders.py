"""The desk for regions takes the look of disputed borders and says what it cannot read."""

import pytest
from django.urls import reverse

from events.models import Region
from tests.factories import RegionFactory

pytestmark = [pytest.mark.django_db]


def said(region, borders):
    return {
        "slug": region.slug,
        "name": region.name,
        "time_zone": "UTC",
        "rule": "{}",
        "position": 0,
        "borders": borders,
    }


@pytest.mark.parametrize(
    ("borders", "kept"), [("SRB XKX dashed", "SRB XKX dashed"), ("Serbia Kosovo dashed", ""), ("SRB XKX wavy", "")]
)
def test_only_borders_that_can_be_read_are_kept(desk, borders, kept):
    region = RegionFactory(slug="balkans")

    answer = desk.post(reverse("admin:events_region_change", args=[region.pk]), said(region, borders))

    assert Region.objects.get(pk=region.pk).borders == kept
    assert (answer.status_code == 302) == bool(kept)
    if not kept:
        assert "two country codes and a look" in answer.content.decode()
