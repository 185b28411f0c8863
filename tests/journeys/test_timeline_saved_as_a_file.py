"""A picture editor saves what is on the screen, opens the file elsewhere, and finds all of it there."""

from xml.etree import ElementTree as ET

import pytest

from events.services.counting import recount_everything
from tests.journeys.timeline_page import shadow, wait_ready

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SVG = "{http://www.w3.org/2000/svg}"
TITLE = "غزة & <Strait> \"quoted\" 'twice'"
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def page(open_page, theatre):
    """Open a filtered page of the region, under a title with all signs that XML keeps for itself."""
    recount_everything()
    page = open_page("/regions/strait/?series=hostile&series=deescalation")
    wait_ready(page)
    page.evaluate("title => { document.querySelector('escalation-timeline').title = title; }", TITLE)
    return page


def parse(drawing):
    """Return the root of a drawing; anything that is not XML raises."""
    return ET.fromstring(drawing)  # noqa: S314 - the timeline itself wrote it


def save(page, file_format, tmp_path):
    """Press the button and return the bytes of the file."""
    with page.expect_download() as download:
        page.locator(f"[data-command={file_format}]").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    return path.read_bytes()


def texts(root):
    """Return everything that is written in a drawing."""
    return [element.text or "" for element in root.iter(f"{SVG}text")]


def test_drawing_says_what_it_shows_when_and_from_where(page, tmp_path):
    root = parse(save(page, "svg", tmp_path))

    written = texts(root)
    assert root.find(f"{SVG}title").text == TITLE
    assert written[0] == TITLE
    assert "2025" in written[1]
    assert "series: hostile · series: deescalation" in written[1]
    assert written[2].startswith("Retrieved ")
    assert page.url in written[2]


def test_drawing_holds_every_mark_and_lane_of_the_screen(page, tmp_path):
    lanes = shadow(page, "[...root.querySelectorAll('.names > span')].map((name) => name.firstChild.data)")
    signs = page.evaluate(
        "document.querySelector('escalation-timeline').scene.lanes.flatMap((lane) => lane.events).length"
    )
    ticks = shadow(page, "[...root.querySelectorAll('.axis span:not(.value)')].map((tick) => tick.textContent)")

    root = parse(save(page, "svg", tmp_path))

    written = texts(root)
    assert len(lanes) > 1
    assert set(lanes) <= set(written)
    assert set(ticks) <= set(written)
    shapes = [
        path for path in root.iter(f"{SVG}path") if path.get("fill") not in {None, "none"} and "Z" in path.get("d")
    ]
    assert len(shapes) >= signs > 2
    assert any((rect.get("fill") or "").startswith("url(#hatch") for rect in root.iter(f"{SVG}rect"))


def test_drawing_refers_to_nothing_outside_and_runs_nothing(page, tmp_path):
    root = parse(save(page, "svg", tmp_path))

    defined = {element.get("id") for element in root.iter() if element.get("id")}
    for element in root.iter():
        assert element.tag.removeprefix(SVG) not in {"script", "style", "image", "foreignObject", "a"}
        for name, value in element.attrib.items():
            assert "href" not in name
            assert not name.startswith("on")
            if value.startswith("url("):
                assert value.removeprefix("url(#").removesuffix(")") in defined


def test_drawing_of_an_arabic_page_reads_from_the_right(open_page, theatre, tmp_path):
    recount_everything()
    page = open_page("/ar/regions/strait/")
    wait_ready(page)

    root = parse(save(page, "svg", tmp_path))

    headings = list(root.iter(f"{SVG}text"))[:3]
    assert all(heading.get("direction") == "rtl" for heading in headings)
    assert "منطقة المضيق" in headings[0].text
    assert "استُرجع" in headings[2].text


def test_picture_is_a_picture_of_its_own_size(page, tmp_path):
    found = save(page, "png", tmp_path)

    width = int.from_bytes(found[16:20])
    assert found.startswith(PNG_SIGNATURE)
    assert width > 2 * shadow(page, "root.querySelector('.plot').clientWidth")
