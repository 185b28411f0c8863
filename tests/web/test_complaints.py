"""Report an error: a form on the page of every event, guarded, limited, and read by an editor."""

import pytest
from django.core.cache import cache
from django.test import Client

from events.domain.vocabulary import ReviewState
from events.models import Complaint
from tests.desk_factories import ComplaintFactory

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]
SAID = {"subject": "date", "text": "It was on Saturday; see the paper of the 15th.", "email": "", "website": ""}


@pytest.fixture(autouse=True)
def uncounted():
    """Forget how often the tests before complained: they all come from one address."""
    cache.clear()


def form_of(event):
    return f"/events/{event.pk}/error/"


def test_every_event_page_leads_to_the_form(client, theatre):
    page = client.get(f"/events/{theatre.strike.pk}/", follow=True).content.decode()

    assert f'href="{form_of(theatre.strike)}"' in page


def test_questions_end_in_one_mark(client, theatre):
    assert "?</label>" in client.get(form_of(theatre.strike)).content.decode()


@pytest.mark.parametrize("prefix", ["", "/ar"])
def test_what_is_sent_is_kept_and_thanked_for(client, theatre, prefix):
    answer = client.post(prefix + form_of(theatre.strike), SAID, follow=True)

    complaint = Complaint.objects.get()
    assert (complaint.event, complaint.subject, complaint.text) == (theatre.strike, "date", SAID["text"])
    assert answer.redirect_chain[-1][0].endswith("?sent=1")
    assert 'role="status"' in answer.content.decode()
    assert "<form" not in answer.content.decode()


def test_nothing_of_the_reader_is_kept_but_an_address_they_gave(client, theatre):
    client.post(form_of(theatre.strike), {**SAID, "email": "reader@mail.example"}, REMOTE_ADDR="203.0.113.9")

    complaint = Complaint.objects.get()
    assert complaint.email == "reader@mail.example"
    assert "203.0.113.9" not in "|".join(str(value) for value in vars(complaint).values())


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"text": ""}, id="no text"),
        pytest.param({"text": "x" * 2001}, id="too long"),
        pytest.param({"subject": "weather"}, id="unknown subject"),
        pytest.param({"email": "not an address"}, id="no address"),
        pytest.param({"website": "https://spam.example"}, id="filled in by a program"),
    ],
)
def test_what_cannot_be_read_is_shown_again_and_not_kept(client, theatre, change):
    answer = client.post(form_of(theatre.strike), {**SAID, **change})

    assert answer.status_code == 422
    assert not Complaint.objects.exists()


def test_the_sixth_complaint_of_an_hour_is_asked_to_wait(client, theatre):
    answers = [client.post(form_of(theatre.strike), SAID).status_code for _ in range(6)]

    assert answers == [302] * 5 + [429]
    assert Complaint.objects.count() == 5


def test_a_form_of_another_site_is_refused(theatre):
    careful = Client(enforce_csrf_checks=True)

    assert careful.post(form_of(theatre.strike), SAID).status_code == 403
    assert not Complaint.objects.exists()


def test_hidden_events_have_no_form_and_merged_ones_lead_on(client, theatre):
    assert client.get(form_of(theatre.draft)).status_code == 404
    assert client.get(form_of(theatre.merged))["Location"] == form_of(theatre.strike)
    assert client.get("/events/99999999999999999999/error/").status_code == 404


def test_a_withdrawn_event_can_be_complained_about(client, theatre):
    answer = client.post(form_of(theatre.retracted), SAID)

    assert answer.status_code == 302
    assert Complaint.objects.get().event.state == ReviewState.RETRACTED


def test_what_a_reader_typed_is_shown_as_text(client, theatre):
    answer = client.post(form_of(theatre.strike), {**SAID, "email": "x", "text": "<script>alert(1)</script>"})

    assert b"<script>alert" not in answer.content


def test_the_form_is_never_cached(client, theatre):
    ComplaintFactory(event=theatre.strike)

    assert "no-store" in client.get(form_of(theatre.strike))["Cache-Control"]
