"""The card of a timeline says what the page of the event says: in both languages, in the past, on other sites."""

import re

import pytest

from events.domain.vocabulary import Grade
from tests.web import past

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]
ARTICLE = re.compile(r"<article.*</article>", re.DOTALL)


def card_of(client, event, **query):
    return client.get(f"/events/{event.pk}/card/", query)


def article(answer):
    return ARTICLE.search(answer.content.decode())[0]


def squeezed(text):
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize(("lang", "prefix"), [("en", ""), ("ar", "/ar")])
@pytest.mark.parametrize("name", ["strike", "appeal"])
def test_card_and_page_say_the_same(client, theatre, name, lang, prefix):
    event = getattr(theatre, name)

    card, page = card_of(client, event, lang=lang), client.get(f"{prefix}/events/{event.pk}/", follow=True)

    assert squeezed(article(card)) == squeezed(article(page))


def test_card_has_claims_sources_figures_replies_corrections_and_the_form(client, theatre):
    theatre.strike.grade = Grade.CONTESTED
    theatre.strike.save()

    text = card_of(client, theatre.strike).content.decode()

    for part in (
        "Source</span> 1",
        "Figures, as each source gives them",
        "Before and after",
        "Corrections and history",
    ):
        assert part.replace("</span>", "") in re.sub(r"</?span[^>]*>", "", text), part
    assert f'href="/events/{theatre.strike.pk}/error/"' in text
    assert f'data-address="/events/{theatre.strike.pk}-israel-strikes-natanz/"' in text
    assert f"http://testserver/events/{theatre.strike.pk}-israel-strikes-natanz/" in text


def test_card_is_open_to_other_sites_and_sets_no_cookie(client, theatre):
    answer = card_of(client, theatre.strike)

    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "max-age=60" in answer["Cache-Control"]
    assert not answer.cookies
    assert "<html" not in answer.content.decode()


def test_card_of_a_withdrawn_event_is_its_stub(client, theatre):
    answer = card_of(client, theatre.retracted)

    assert answer.status_code == 410
    assert "The outlet took it back." in answer.content.decode()
    assert "Withdrawn thing" not in answer.content.decode()


def test_card_of_a_merged_event_is_that_of_the_one_it_lives_on_in(client, theatre):
    assert "Israel strikes Natanz" in card_of(client, theatre.merged).content.decode()


def test_hidden_events_have_no_card(client, theatre):
    assert card_of(client, theatre.draft).status_code == 404


def test_card_stays_in_the_past(client, strike, editor):
    past.correct(strike, editor, title="Strike on Isfahan")

    before = card_of(client, strike, as_of=past.FIRST.date()).content.decode()

    assert "Strike on Natanz" in before
    assert f"as_of={past.FIRST.date()}" in before
    assert "Strike on Isfahan" in card_of(client, strike).content.decode()
