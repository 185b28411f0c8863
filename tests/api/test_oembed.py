"""oEmbed: a frame for the pages of regions, an error in the one shape for anything else."""

import pytest

from tests import factories as make

pytestmark = pytest.mark.django_db
PATH = "/api/v1/oembed/"


@pytest.fixture(autouse=True)
def region(db):
    return make.RegionFactory(slug="strait", name='Strait "region" <b>')


def test_page_of_a_region_is_a_frame_of_its_embed(client):
    answer = client.get(
        PATH, {"url": "http://testserver/regions/strait/?q=x", "maxwidth": 640, "maxheight": 400}
    ).json()

    assert (answer["version"], answer["type"], answer["width"], answer["height"]) == ("1.0", "rich", 640, 400)
    assert 'src="http://testserver/embed/strait/"' in answer["html"]
    assert "<b>" not in answer["html"]
    assert client.get("/embed/strait/").status_code == 200


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("http://testserver/", id="home"),
        pytest.param("http://testserver/regions/nowhere/", id="unknown region"),
        pytest.param("http://testserver/admin/", id="admin"),
        pytest.param("http://elsewhere.example/regions/strait/", id="another site"),
        pytest.param("not an address", id="no address"),
        pytest.param("http://[broken/", id="broken address"),
    ],
)
def test_any_other_address_is_not_found(client, url):
    answer = client.get(PATH, {"url": url})

    assert answer.status_code == 404
    assert answer.json()["code"] == "not_found"


@pytest.mark.parametrize("query", [{}, {"url": "http://testserver/", "maxwidth": "1"}])
def test_nonsense_is_refused_with_the_field(client, query):
    answer = client.get(PATH, query)

    assert answer.status_code == 400
    assert answer.json()["fields"]
