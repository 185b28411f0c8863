"""Readers meet no barrier: axe finds nothing on any page without scripts, light or dark, desk or phone, either way."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.web.conftest import form_paths_of, paths_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
RULES = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
SIZES = {"desk": (1280, 900), "phone": (390, 844)}
LOOKS = [
    pytest.param(size, scheme, prefix, id=f"{size}-{scheme}-{language}")
    for size in SIZES
    for scheme in ("light", "dark")
    for prefix, language in (("", "english"), ("/ar", "arabic"))
]


@pytest.mark.parametrize(("size", "scheme", "prefix"), LOOKS)
def test_no_page_has_a_barrier(open_page, theatre, size, scheme, prefix):
    width, height = SIZES[size]
    for path in paths_of(theatre) + form_paths_of(theatre):
        page = open_page(prefix + path, width=width, height=height, color_scheme=scheme, scripts=False)

        found = Axe().run(page, options=RULES)

        barriers = [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in found.response["violations"]]
        assert barriers == [], path
        page.close()


@pytest.mark.parametrize("prefix", [pytest.param("", id="english"), pytest.param("/ar", id="arabic")])
@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_page_scrolls_sideways(open_page, theatre, width, prefix):
    for path in paths_of(theatre) + form_paths_of(theatre):
        page = open_page(prefix + path, width=width)

        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
        page.close()


def test_page_survives_text_of_double_size(open_page, theatre):
    page = open_page("/regions/strait/", width=640, height=450)  # 1280 at 200 percent

    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.get_by_role("link", name="Israel strikes Natanz").is_visible()
