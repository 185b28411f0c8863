"""What readers and the desk see of an event's claims."""

import pytest

from events.domain.vocabulary import ReviewState, Stance
from events.models import Article
from events.selectors.claims import all_claims, public_claims
from tests.factories import ArticleFactory, EventFactory, FigureFactory, OutletFactory, ReportFactory
from tests.services.reporting import own_words

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]


@pytest.fixture
def event():
    return EventFactory()


def said(event, outlet: str, *, text: str = "", **facts):
    article = ArticleFactory(outlet=OutletFactory(name=outlet), text=text or own_words(outlet))
    return ReportFactory(event=event, article=article, **facts)


def test_wire_copies_are_one_source_and_all_are_listed(event):
    for name in ("Reuters", "Herald", "Courier"):
        said(event, name, text=f"HAIFA (Reuters) - {own_words('wire')}")
    said(event, "Own Post")

    found = public_claims(event.pk)

    assert (len(found.claims), found.independent) == (4, 2)


def test_two_tolls_and_a_denial_all_show(event):
    first, second = said(event, "Herald"), said(event, "Courier")
    said(event, "State Radio", stance=Stance.DENIES)
    FigureFactory(report=first, low=8, best=8, high=8, wording="eight")
    FigureFactory(report=second, low=20, best=20, high=20, wording="twenty")

    found = public_claims(event.pk)

    assert {c.kind for c in found.contradictions} == {"tolls", "denial"}
    assert (found.tolls[0].lowest, found.tolls[0].highest) == (8, 20)


def test_readers_do_not_see_what_waits_for_an_editor(event):
    said(event, "Herald")
    said(event, "Courier", state=ReviewState.DRAFT)
    said(event, "Post", state=ReviewState.REJECTED)

    assert len(public_claims(event.pk).claims) == 1
    assert len(all_claims(event.pk).claims) == 2


def test_withdrawn_article_is_marked(event):
    report = said(event, "Herald")
    Article.objects.filter(pk=report.article_id).update(is_withdrawn=True)

    found = public_claims(event.pk)

    assert found.claims[0].is_withdrawn
    assert found.independent == 0


def test_number_of_queries_does_not_grow_with_the_reports(event, django_assert_max_num_queries):
    for number in range(30):
        FigureFactory(report=said(event, f"Outlet {number}"))
    public_claims(event.pk)  # the marks of the texts are read once in a process

    with django_assert_max_num_queries(6):
        public_claims(event.pk)


def test_unknown_event_has_no_claims():
    assert public_claims(10**6).claims == ()
