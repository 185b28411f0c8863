"""The pages as they stood at a past moment: what came later changes nothing, links stay there, the API agrees."""

import re
from datetime import UTC, date, datetime, timedelta

import html5lib
import pytest
from django.utils import timezone

from events.services.review import publish_event, withdraw_event
from events.services.scoring import refresh_index
from tests import factories as make
from tests.web.past import CHANGED, FIRST, LATER, PAST, REGION, THEN, body, correct, draft, titles, words

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]


def test_what_comes_later_does_not_change_the_page_of_a_day(client, region, strike, talks, editor):
    make.ArticleFactory(published_on=date(2025, 6, 14))
    refresh_index(region_id=region.pk, days=(date(2025, 6, 14), date(2025, 6, 17)), at=THEN)
    paths = [REGION, "/events/", f"/events/{strike.pk}-strike-on-natanz/", f"/events/{talks.pk}-talks-in-muscat/"]
    before = {path: body(client.get(path, PAST)) for path in paths}

    correct(strike, editor, title="Strike on Isfahan", start_earliest=date(2025, 6, 1), start_latest=date(2025, 6, 1))
    other = draft(region, "Shelling of Tyre")
    publish_event(event_id=other.pk, editor=editor, at=CHANGED)
    refresh_index(region_id=region.pk, days=(date(2025, 6, 14), date(2025, 6, 17)), at=CHANGED)
    withdraw_event(event_id=talks.pk, editor=editor, at=LATER, note="The outlet took it back.")

    after = {path: body(client.get(path, PAST)) for path in paths}
    withdrawn = "This event was withdrawn later. "
    assert after[paths[3]].replace(withdrawn, "") == before[paths[3]]
    assert withdrawn in after[paths[3]]
    assert {path: after[path] for path in paths[:3]} == {path: before[path] for path in paths[:3]}
    assert "Escalation" in after[REGION]
    assert "curve-title" in after[REGION]
    assert titles(client.get(REGION)) == ["Shelling of Tyre", "Strike on Isfahan"]


def test_day_counts_until_its_end(client, strike, editor):
    correct(strike, editor, title="Strike on Isfahan", at=datetime(2025, 6, 17, 23, 59, tzinfo=UTC))

    assert titles(client.get(REGION, PAST)) == ["Strike on Isfahan"]
    assert titles(client.get(REGION, {"as_of": "2025-06-17T23:58:00Z"})) == ["Strike on Natanz"]
    assert titles(client.get(REGION, {"as_of": "2025-06-17T23:58:00"})) == ["Strike on Natanz"]


QUERIES = [
    pytest.param({}, id="all"),
    pytest.param({"series": "hostile"}, id="series"),
    pytest.param({"kind": "talks"}, id="kind"),
    pytest.param({"actor": "isr"}, id="actor"),
    pytest.param({"actor": "isr", "role": "target"}, id="role"),
    pytest.param({"place": "natanz"}, id="place"),
    pytest.param({"from": "2025-06-15"}, id="from"),
    pytest.param({"q": "isfahan"}, id="later-words"),
]
MOMENTS = ["2025-06-15", "2025-06-17", "2025-06-18T10:00:00Z", "2025-06-19", "2025-06-20", "2035-01-01"]


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("query", QUERIES)
def test_page_and_api_find_the_same_events(client, corrected_and_withdrawn, query, moment):
    asked = {**query, "as_of": moment}

    found = client.get("/api/v1/events/", {**asked, "region": "strait"}).json()["results"]

    assert titles(client.get(REGION, asked)) == [row["title"] for row in found]
    assert client.get(REGION, asked).context["timeline"].found == len(found)


READABLE = [
    "2025-06-17",
    "20250617",
    "2025-W25-2",
    "2025-06-17T12:00",
    "2025-06-17 12:00:00+02:00",
    "2025-06-17T12:00:00.5Z",
    "2025-13-01",
    "2025-02-30T10:00",
    "17 June 2025",
    "soon",
    "0001-01-01T00:00:00+14:00",
    "9" * 400,
]


@pytest.mark.parametrize("text", READABLE)
def test_page_reads_the_moments_that_the_api_reads(client, strike, text):
    is_read = client.get("/api/v1/events/", {"as_of": text}).status_code == 200

    for path in (REGION, "/events/", f"/events/{strike.pk}-strike-on-natanz/", "/compare/"):
        response = client.get(path, {"as_of": text})
        was_left_out = "could not be read and was left out: As it stood on" in words(response)
        assert (response.status_code in {200, 404} and not was_left_out) == is_read, path


def test_notice_names_the_day_and_leads_to_the_present(client, strike):
    response = client.get(REGION, {**PAST, "q": "strike", "series": "hostile"})

    assert "As it stood on 17 June 2025." in words(response)
    assert '<a href="/regions/strait/?q=strike&amp;series=hostile">Show the present state</a>' in body(response)
    assert "As it stood on 17 June 2025, 12:30 UTC." in words(client.get(REGION, {"as_of": "2025-06-17T12:30:00Z"}))


def test_day_that_is_not_over_is_the_present(client, strike, editor):
    correct(strike, editor, title="Strike on Isfahan")
    today = timezone.now().date()

    for day in (today, today + timedelta(days=400)):
        response = client.get(REGION, {"as_of": day.isoformat()})
        assert "is not over yet; this is the present state." in words(response)
        assert titles(response) == ["Strike on Isfahan"]
        assert "as_of=" not in body(response).split('id="content"')[1].split("share-cite")[0]


def test_every_link_of_the_page_stays_in_the_past(client, region, strike, editor):
    for number in range(60):
        publish_event(event_id=draft(region, f"Raid {number}").pk, editor=editor, at=FIRST)

    text = body(client.get(REGION, {**PAST, "series": "hostile"}))

    content = text.split("<main")[1].split("</main>")[0]
    links = [link for link in re.findall(r'href="([^"]*)"', content) if "?" in link or "/events/" in link]
    leaving = [link for link in links if "as_of=2025-06-17" not in link]
    assert leaving == ["/regions/strait/?series=hostile"]  # the way back to the present
    assert len(links) > 55
    assert re.search(r'<escalation-timeline own src="[^"]*as_of=2025-06-17', text)
    assert re.search(r'href="/api/v1/exports/events.csv\?[^"]*as_of=2025-06-17', text)
    assert '<input id="filter-as-of" name="as_of" type="date" value="2025-06-17">' in text


def test_moment_is_no_chip_and_no_filter(client, strike, talks):
    response = client.get(REGION, PAST)

    assert response.context["timeline"].chips == []
    assert "2 events" in words(response)
    chips = client.get(REGION, {**PAST, "kind": "talks"}).context["timeline"].chips
    assert [(chip.field, chip.query) for chip in chips] == [("kind", "as_of=2025-06-17")]


def test_form_and_map_offer_what_was_known_then(client, strike, editor):
    before = client.get(REGION, PAST).context["timeline"]
    withdraw_event(event_id=strike.pk, editor=editor, at=LATER, note="The outlet took it back.")

    then, now = client.get(REGION, PAST).context["timeline"], client.get(REGION).context["timeline"]

    assert [choice.name for choice in then.choices.actors] == ["Israel"]
    assert [mark.place.name for mark in then.map.marks] == ["Natanz"]
    assert (then.choices, then.map) == (before.choices, before.map)
    assert (now.choices.actors, now.map) == ((), None)


def test_past_of_everything_known_looks_like_the_present(client, strike, talks):
    now, then = (client.get(REGION, query).context["timeline"] for query in ({}, {"as_of": "2025-06-30"}))

    assert then.choices == now.choices
    assert then.map == now.map
    assert then.found == now.found


def test_filter_that_finds_nothing_says_what_to_loosen_then(client, strike, talks, editor):
    withdraw_event(event_id=talks.pk, editor=editor, at=LATER, note="The outlet took it back.")

    response = client.get(REGION, {**PAST, "kind": "talks", "q": "zebra"})

    assert "without “Text”: 1 event" in words(response)
    assert "as_of=2025-06-17&amp;kind=talks" in body(response)


@pytest.mark.parametrize("prefix", ["", "/ar"])
@pytest.mark.parametrize("day", ["2025-06-15", "2025-06-17", "2025-06-21", "nonsense", "2035-01-01"])
def test_pages_of_the_past_are_valid_html_with_ids_once(client, strike, prefix, day):
    for path in (REGION, "/events/", f"/events/{strike.pk}-strike-on-natanz/", "/compare/?a=strait&b=strait"):
        text = body(client.get(f"{prefix}{path}{'&' if '?' in path else '?'}as_of={day}"))
        ids = re.findall(r'\sid="([^"]+)"', text)
        html5lib.HTMLParser(strict=True).parse(text)
        assert len(ids) == len(set(ids)), path


def test_number_of_queries_does_not_grow_with_events(client, region, strike, editor, django_assert_max_num_queries):
    for number in range(12):
        publish_event(event_id=draft(region, f"Raid {number}").pk, editor=editor, at=FIRST)

    with django_assert_max_num_queries(16):
        client.get(REGION, PAST)
