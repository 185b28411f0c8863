"""The page of one event: its facts, its sources, its addresses."""

import re

import pytest

from events.domain.vocabulary import Measure, Qualifier
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]


def page(client, event):
    response = client.get(f"/events/{event.pk}/", follow=True)
    assert response.status_code == 200
    return response.content.decode()


def words(text):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def test_chain_reads_from_sender_through_conduit_to_addressee(client, theatre):
    text = words(page(client, theatre.appeal))

    assert re.search(r"Who acted Iran .*Through Oman .*Addressed to United States", text)


def test_act_asked_for_stands_apart(client, theatre):
    text = words(page(client, theatre.appeal))

    assert re.search(r"The act that was asked for Who acted United States Against whom Israel", text)


def test_date_stands_beside_its_words_and_how_it_was_read(client, theatre):
    text = page(client, theatre.appeal)

    assert '<q dir="auto">over the weekend</q>' in text
    assert "the weekend before publication" in text
    assert "when-within" in text


def test_quote_marks_the_act_and_the_date(client, theatre):
    text = page(client, theatre.strike)

    assert 'Israel <mark class="act">struck</mark> Natanz <mark class="when">on Friday</mark>, killing' in text


def test_every_report_shows_outlet_day_and_link(client, theatre):
    text = page(client, theatre.strike)

    for report in theatre.strike.reports.all():
        assert report.article.outlet.name in text
        assert f'href="{report.article.url}"' in text
    assert '<time datetime="2025-06-16">16 June 2025</time>' in text


def test_figures_stand_side_by_side_with_their_limits(client, theatre):
    text = words(page(client, theatre.strike))

    assert "at least 8 killed" in text
    assert "12 killed" in text
    assert "20 killed" not in text


def test_denial_says_so(client, theatre):
    assert "denies it" in page(client, theatre.appeal)


def test_exchange_stands_in_order_on_the_page_of_each_of_its_events(client, theatre):
    for event in (theatre.strike, theatre.appeal):
        text = words(page(client, event))

        exchange = text.split("Before and after")[1]
        assert exchange.index("Israel strikes Natanz") < exchange.index("Iran asks Oman")
        assert "Responds to “ Israel strikes Natanz ”, 1 to 2 days later" in exchange


def test_link_that_no_editor_confirmed_says_so(client, theatre):
    assert "suggested, not confirmed by an editor" in page(client, theatre.appeal)


def test_event_without_links_has_no_exchange(client, theatre):
    assert "Before and after" not in page(client, make.EventFactory())


def test_contradiction_is_named_and_leads_to_both_reports(client, theatre):
    text = page(client, theatre.appeal)

    box = text.split('id="contradictions"')[1].split("</section>")[0]
    assert "Whether it happened" in box
    assert set(re.findall(r'href="#report-(\d+)"', box)) == {str(r.pk) for r in theatre.appeal.reports.all()}


def test_copies_carry_the_number_of_one_source(client, theatre):
    for number in (1, 2):
        outlet = make.OutletFactory(copy_group="One Wire")
        make.ReportFactory(event=theatre.retracted, article__outlet=outlet, article__text=f"Copy {number}.")
    event = make.EventFactory()
    theatre.retracted.reports.update(event=event)

    text = words(page(client, event))

    assert text.count("Source 1") == 2
    assert "they count once" in text


def test_contact_is_offered_where_there_is_one(client, theatre, settings):
    assert "mailto:" not in page(client, theatre.strike)
    settings.CONTACT = "desk@news.example"

    assert f'href="mailto:desk@news.example?subject=Event%20{theatre.strike.pk}"' in page(client, theatre.strike)


def test_grade_says_why(client, theatre):
    theatre.strike.grade_reasons = ["2 independent sources: A; B"]
    theatre.strike.save()

    assert "2 independent sources: A; B" in page(client, theatre.strike)


def test_correction_is_shown_on_the_event_and_in_the_log(client, theatre):
    event = make.CorrectionFactory(note="It was a Tuesday.").event

    assert "It was a Tuesday." in page(client, event)
    assert "It was a Tuesday." in client.get("/corrections/").content.decode()


@pytest.mark.parametrize("tail", ["/", "-wrong-words/", "-ISRAEL-strikes-natanz/"])
def test_other_addresses_lead_to_the_right_one(client, theatre, tail):
    response = client.get(f"/events/{theatre.strike.pk}{tail}")

    assert response.status_code == 301
    assert response["Location"] == f"/events/{theatre.strike.pk}-israel-strikes-natanz/"


def test_merged_event_leads_to_the_current_one(client, theatre):
    response = client.get(f"/events/{theatre.merged.pk}-the-same-strike/")

    assert response.status_code == 301
    assert response["Location"] == f"/events/{theatre.strike.pk}-israel-strikes-natanz/"


def test_retracted_event_keeps_a_stub_that_tells_nothing_of_it(client, theatre):
    response = client.get(f"/events/{theatre.retracted.pk}-withdrawn-thing/", follow=True)

    text = response.content.decode()
    assert response.status_code == 410
    assert "The outlet took it back." in text
    assert "Withdrawn thing" not in text


def test_log_does_not_name_a_retracted_event(client, theatre):
    text = client.get("/corrections/").content.decode()

    assert "The outlet took it back." in text
    assert "Withdrawn thing" not in text


@pytest.mark.parametrize("path", ["/events/0/", "/events/99999999999999999999/", "/events/" + "9" * 5000 + "/"])
def test_unknown_event_is_not_found(client, db, path):
    assert client.get(path).status_code == 404


def test_draft_is_not_found(client, theatre):
    assert client.get(f"/events/{theatre.draft.pk}/").status_code == 404


def test_title_without_latin_letters_has_an_address(client, db):
    event = make.EventFactory(title="قصف على المدينة")

    assert client.get(f"/events/{event.pk}/")["Location"] == f"/events/{event.pk}-event/"


def test_open_figure_is_never_given_an_end(client, theatre):
    report = theatre.strike.reports.first()
    make.FigureFactory(
        report=report,
        measure=Measure.INJURED,
        qualifier=Qualifier.MORE_THAN,
        low=100,
        best=100,
        wording="over a hundred",
    )

    assert "more than 100 injured" in words(page(client, theatre.strike))


def test_report_that_was_rejected_is_not_shown(client, theatre):
    report = make.ReportFactory(event=theatre.strike, state="rejected")

    assert report.article.title not in page(client, theatre.strike)
