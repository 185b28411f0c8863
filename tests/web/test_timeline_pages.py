"""The pages with lists: what they show, how the address filters them, what they say of nonsense."""

import re
from datetime import date

import pytest

from events.domain.daterange import Bounds
from events.domain.vocabulary import Type
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]


def titles(response):
    return re.findall(r'class="event-title"><a [^>]*>([^<]+)</a>', response.content.decode())


def text_of(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_home_shows_regions_with_their_latest_events(client, theatre):
    make.RegionFactory(name="Quiet region")

    response = client.get("/")

    assert titles(response)[0] == "Convoy leaves"
    assert "6 events" in text_of(response) or "5 events" in text_of(response)
    assert "Regions without published events Quiet region" in text_of(response)


def test_home_shows_no_more_than_four_events_of_a_region(client, theatre):
    assert len(titles(client.get("/"))) == 4


def test_region_lists_months_latest_first_and_unknown_dates_last(client, theatre):
    response = client.get("/regions/strait/")

    months = re.findall(r"<h2 id=\"month-\d+\">(?:<time[^>]*>)?([^<]+)", response.content.decode())
    assert months == ["June 2025", "May 2025", "Beginning unknown"]


@pytest.mark.parametrize("hidden", ["Withdrawn thing", "The same strike", "Nobody has seen this"])
def test_region_hides_what_is_not_public(client, theatre, hidden):
    assert hidden not in client.get("/regions/strait/").content.decode()


def test_event_row_carries_what_a_script_needs(client, theatre):
    text = client.get("/regions/strait/").content.decode()

    row = re.search(rf'<li class="event[^>]*data-id="{theatre.appeal.pk}"[^>]*>', text)[0]
    for part in (
        'data-type="REQUEST"',
        'data-kind="appeal"',
        'data-series="deescalation"',
        'data-quad="verbal-conflict"',
        'data-severity="1.0"',
        'data-earliest="2025-06-14"',
        'data-latest="2025-06-15"',
        'data-extent="within"',
        'data-grade="single_anonymous"',
        'data-status="alleged"',
    ):
        assert part in row


def test_unconfirmed_event_says_so_in_sign_and_words(client, theatre):
    text = client.get("/regions/strait/?kind=appeal").content.decode()

    assert "is-unsure" in text.split("event-sign")[1].split("event-body")[0]
    assert "Alleged" in text
    assert "Anonymous sources only" in text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("kind=airstrike", ["Israel strikes Natanz"], id="kind"),
        pytest.param("kind=airstrike&kind=talks", ["Israel strikes Natanz", "Talks resume"], id="two kinds"),
        pytest.param("type=CONSULT", ["Talks resume"], id="type"),
        pytest.param("series=hostile", ["Israel strikes Natanz", "Iran threatens ships"], id="series"),
        pytest.param("actor=omn", ["Iran asks Oman to press the United States"], id="actor"),
        pytest.param("actor=omn&role=conduit", ["Iran asks Oman to press the United States"], id="actor in role"),
        pytest.param("actor=omn&role=target", [], id="actor in another role"),
        pytest.param("place=natanz", ["Israel strikes Natanz"], id="place"),
        pytest.param("grade=single_anonymous", ["Iran asks Oman to press the United States"], id="grade"),
        pytest.param("status=alleged", ["Iran asks Oman to press the United States"], id="status"),
        pytest.param("q=natanz", ["Israel strikes Natanz"], id="text"),
        pytest.param("to=2025-05-31", ["Talks resume"], id="until"),
        pytest.param("from=2025-05-31&to=2025-06-13", ["Israel strikes Natanz", "Talks resume"], id="period"),
        pytest.param("sources=2&kind=appeal", [], id="sources"),
    ],
)
def test_address_filters_the_list(client, theatre, query, found):
    assert titles(client.get(f"/regions/strait/?{query}")) == found


def test_count_says_found_of_all(client, theatre):
    assert "1 of 5 events" in text_of(client.get("/regions/strait/?kind=airstrike"))


def test_chip_removes_its_own_value_only(client, theatre):
    text = client.get("/regions/strait/?kind=airstrike&kind=talks&q=Israel").content.decode()

    chips = re.findall(r'class="chip" href="\?([^"]*)"', text)
    assert chips == ["kind=airstrike&amp;kind=talks", "q=Israel&amp;kind=talks", "q=Israel&amp;kind=airstrike"]


def test_form_keeps_what_was_chosen(client, theatre):
    text = client.get("/regions/strait/?kind=airstrike&q=Natanz&from=2025-06-01&actor=isr&grade=corroborated")
    text = text.content.decode()

    assert 'name="kind" value="airstrike" checked' in text
    assert 'name="q" type="search" maxlength="100" value="Natanz"' in text
    assert 'name="from" type="date" value="2025-06-01"' in text
    assert '<option value="isr" selected>' in text
    assert 'name="grade" value="corroborated" checked' in text


def test_empty_result_names_the_filter_to_loosen(client, theatre):
    response = client.get("/regions/strait/?kind=airstrike&q=zebra")

    assert "without “Text”: 1 event" in text_of(response)
    assert 'href="?kind=airstrike"' in response.content.decode()
    assert "without “Kind”" not in text_of(response)


def test_empty_region_says_that_nothing_was_published(client, db):
    make.RegionFactory(slug="quiet")

    assert "No event has been published here yet" in text_of(client.get("/regions/quiet/"))


@pytest.mark.parametrize(
    ("query", "named"),
    [
        pytest.param("from=soon", "From", id="no date"),
        pytest.param("from=2025-02-30", "From", id="no day of the calendar"),
        pytest.param("from=2025-06-02&to=2025-06-01", "From, To", id="turned period"),
        pytest.param("kind=picnic", "Kind", id="unknown kind"),
        pytest.param("grade=certain", "Certainty", id="unknown grade"),
        pytest.param("sources=many", "At least so many sources", id="no number"),
        pytest.param("actor=a b", "Who", id="no key"),
        pytest.param("page=0", "Page", id="page before the first"),
        pytest.param("page=99", "Page", id="page after the last"),
        pytest.param("page=١", "Page", id="page in other digits"),
        pytest.param("q=" + "a" * 101, "Text", id="endless text"),
    ],
)
def test_nonsense_in_the_address_is_named_and_left_out(client, theatre, query, named):
    response = client.get(f"/regions/strait/?{query}")

    assert response.status_code == 200
    assert f"could not be read and was left out: {named}." in text_of(response)
    assert len(titles(response)) == 5


def test_unknown_parameters_are_no_nonsense(client, theatre):
    assert "could not be read" not in text_of(client.get("/regions/strait/?utm_source=x&event=3"))


def test_long_list_is_paged_and_keeps_the_filter(client, db):
    region = make.RegionFactory(slug="busy")
    for number in range(51):
        event = make.EventFactory(bounds=Bounds.on(date(2025, 1, 1 + number % 28)))
        make.EventRegionFactory(event=event, region=region)

    first = client.get("/regions/busy/?kind=airstrike")
    second = client.get("/regions/busy/?kind=airstrike&page=2")

    assert len(titles(first)) == 50
    assert 'rel="next" href="?kind=airstrike&amp;page=2"' in first.content.decode()
    assert len(titles(second)) == 1
    assert not set(titles(first)) & set(titles(second))


def test_all_events_lists_every_region(client, theatre):
    elsewhere = make.EventFactory(title="Elsewhere", type=Type.AID, kind="aid")

    assert elsewhere.title in titles(client.get("/events/"))


def test_unknown_region_is_not_found(client, db):
    assert client.get("/regions/atlantis/").status_code == 404


def test_arabic_page_is_mirrored_and_names_the_region(client, theatre):
    text = client.get("/ar/regions/strait/").content.decode()

    assert '<html lang="ar" dir="rtl">' in text
    assert "منطقة المضيق" in text


def test_language_is_taken_from_the_address_alone(client, theatre):
    text = client.get("/regions/strait/", headers={"accept-language": "ar"}).content.decode()

    assert '<html lang="en" dir="ltr">' in text


def test_language_switch_keeps_page_and_filter(client, theatre):
    assert 'href="/ar/regions/strait/?kind=talks"' in client.get("/regions/strait/?kind=talks").content.decode()
    assert 'href="/regions/strait/?kind=talks"' in client.get("/ar/regions/strait/?kind=talks").content.decode()
