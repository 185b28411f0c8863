"""A reader moves over a million events: the timeline asks seldom, draws always, and comes down to single events.

No test fills a database with a million rows. What the API would answer is made here, in the shape of its own answers;
the benchmark of the page measures a real million (docs/quality.md, Timeline page).
"""

import json
from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.journeys.timeline_page import focus_plot, press, shadow, status, wait_ready

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FIRST, LAST = date(2023, 1, 1), date(2025, 12, 31)
REGIONS = [f"region-{n}" for n in range(8)]
CLASSES = [
    ("hostile", "material-conflict", 40),
    ("hostile", "verbal-conflict", 25),
    ("deescalation", "material-cooperation", 15),
    ("deescalation", "verbal-cooperation", 20),
    ("none", "verbal-cooperation", 14),
]
KINDS = [kind for kind, (*_, count) in enumerate(CLASSES) for _ in range(count)]
A_DAY = sum(count for *_, count in CLASSES) * len(REGIONS)
MILLION = A_DAY * ((LAST - FIRST).days + 1)
INK = """() => {
  const { width, height } = root.querySelector('canvas.marks');
  const pixels = root.querySelector('canvas.marks').getContext('2d').getImageData(0, 0, width, height).data;
  let inked = 0;
  for (let n = 0; n < pixels.length; n += 4) if (pixels[n + 3] && Math.abs(pixels[n] - pixels[n + 2]) > 60) inked += 1;
  return inked / (width * height);
}"""


def starts(first, last, step):
    """Return the first day of every bin, and how many days of the window lie in it."""
    found = {}
    for day in (first + timedelta(days=n) for n in range((last - first).days + 1)):
        start = day.replace(day=1) if step == "month" else day - timedelta(days=day.weekday() if step == "week" else 0)
        found[start.isoformat()] = found.get(start.isoformat(), 0) + 1
    return found


def drawing(url):
    """Return what the API would answer: as many events on every day, region and class."""
    query = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
    first = max(FIRST, date.fromisoformat(query.get("from", FIRST.isoformat())))
    last = min(LAST, date.fromisoformat(query.get("to", LAST.isoformat())))
    rows = [
        (start, region, series, quad, count * days)
        for start, days in starts(first, last, query["step"]).items()
        for region in REGIONS
        for series, quad, count in CLASSES
    ]
    total = sum(row[4] for row in rows)
    return {
        "step": query["step"],
        "bins": dict(zip(("start", "region", "series", "quad", "count"), zip(*rows, strict=True), strict=True)),
        "total": total,
        "undated": 0,
        "region_names": {slug: slug.title() for slug in REGIONS},
        "events": events(first, last) if total <= int(query["most"]) else None,
        "events_base": "http://localhost/events/",
    }


def events(first, last):
    """Return the events of some days as columns."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    rows = [(day.isoformat(), region, kind) for day in days for region in REGIONS for kind in KINDS]
    count = len(rows)
    same = {"extent": "within", "precision": "day", "words": "", "sources": 2, "status": "occurred"}
    same |= {"grade": "confirmed", "updated_at": "2025-12-31T00:00:00Z"}
    same |= {"places": [], "parties": [], "roles": [], "answers": []}
    columns = {
        "id": list(range(1, count + 1)),
        "title": [f"Event {n}" for n in range(count)],
        "kind": [kind for *_, kind in rows],
        "first": [day for day, *_ in rows],
        "last": [day for day, *_ in rows],
        "regions": [[region] for _, region, _ in rows],
        **{name: [value] * count for name, value in same.items()},
    }
    kinds = {"kind": ["k"] * 5, "label": ["Kind"] * 5, "severity": [9, 3, 5, 2, 1]}
    kinds |= {"series": [series for series, *_ in CLASSES], "quad": [quad for _, quad, _ in CLASSES]}
    actors, places = {"key": [], "name": [], "country": []}, {"name": []}
    return {"columns": columns, "kinds": kinds, "actors": actors, "places": places}


@pytest.fixture
def page(browser, live_server, theatre):
    """Open all events of a site that answers for a million, noting faults and what was asked."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.asked, page.faults = [], []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("console", lambda message: page.faults.append(message.text) if message.type == "error" else None)

    def answer(route):
        page.asked.append(route.request.url)
        route.fulfill(status=200, content_type="application/json", body=json.dumps(drawing(route.request.url)))

    context.route("**/api/v1/timeline/drawing/**", answer)
    page.goto(live_server.url + "/events/")
    wait_ready(page)
    yield page
    context.close()
    assert page.faults == []


def rest(page):
    """Wait until nothing more is asked for, and a frame longer."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def ink(page):
    """Return which share of the canvas has a colour."""
    return shadow(page, f"({INK})()")


def focus(page):
    """Put the focus into the plot, as a click would."""
    shadow(page, "(root.querySelector('.plot').tabIndex = -1, root.querySelector('.plot').focus())")


def test_first_picture_is_one_answer_of_bars(page):
    assert len(page.asked) == 1
    assert f"{MILLION:,} events in the window, drawn as bars" in status(page)
    assert ink(page) > 0.02


def test_keys_move_and_zoom_with_few_questions(page):
    focus(page)

    press(page, *["+"] * 4, *["PageUp", "PageDown"] * 5, *["-"] * 4, "0")
    rest(page)

    assert len(page.asked) <= 8
    assert ink(page) > 0.02
    assert f"{MILLION:,} events" in status(page)


def test_long_drag_asks_on_its_way_but_seldom(page):
    focus(page)
    press(page, "+", "+", "+", "+")
    rest(page)
    before = len(page.asked)
    plot = page.locator(".plot").bounding_box()
    shares = []

    page.mouse.move(plot["x"] + 900, plot["y"] + 250)
    page.mouse.down()
    for step in range(60):
        page.mouse.move(plot["x"] + 900 - step * 12, plot["y"] + 250)
        if step % 20 == 19:
            shares.append(ink(page))
    page.mouse.up()
    rest(page)

    assert min(shares) > 0.02
    assert ink(page) > 0.02
    assert before < len(page.asked) <= before + 12
    addresses = page.asked
    assert len(addresses) == len(set(addresses))


def test_zoom_ends_at_single_events_that_can_be_opened(page):
    focus(page)

    press(page, *["+"] * 11)
    rest(page)
    focus_plot(page)

    assert "drawn as bars" not in status(page)
    assert shadow(page, "root.activeElement.getAttribute('aria-label')").count("; ") >= 3
    assert len(page.asked) <= 14
