"""The desk for articles: hand in by text or address, see what was read, enter the day of publication."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from events import queue
from events.models import Article
from tests.factories import ArticleFactory, EditorFactory, ReportFactory

pytestmark = [pytest.mark.django_db]
ADD = "admin:events_article_add"
LIST = "admin:events_article_changelist"
PASTED = {
    "title": "Talks resume",
    "outlet_name": "Sample Wire",
    "url": "",
    "published": "2025-06-16",
    "country": "OMN",
    "language": "en",
    "text": "Envoys met in Muscat on Monday.",
}


@pytest.fixture
def desk(client):
    client.force_login(EditorFactory(is_superuser=True))
    return client


def address(article: Article) -> str:
    return reverse("admin:events_article_change", args=[article.pk])


def test_pasted_text_becomes_an_article_with_its_work(desk):
    answer = desk.post(reverse(ADD), PASTED, follow=True)

    article = Article.objects.get()
    assert (article.title, article.outlet.name, article.published_on) == (
        "Talks resume",
        "Sample Wire",
        date(2025, 6, 16),
    )
    assert article.jobs.get().step == queue.EXTRACT
    assert "Taken in. It is read within seconds" in strip_tags(answer.content.decode())


def test_address_alone_is_enough(desk):
    desk.post(reverse(ADD), {"url": "https://news.example/talks", "language": "en"})

    assert Article.objects.get().jobs.get().step == queue.FETCH


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        pytest.param({"text": ""}, "text: got nothing", id="nothing"),
        pytest.param({"published": "yesterday"}, "published: got", id="no-date"),
        pytest.param({"published": "99999-01-01"}, "published: got", id="year-99999"),
        pytest.param({"country": "OM"}, "ISO 3166", id="country"),
        pytest.param({"text": "x" * 500_001}, "at most 500000", id="too-large"),
        pytest.param({"text": "a\x00b"}, "Null characters are not allowed", id="nul"),
        pytest.param({"url": "file:///etc/passwd"}, "Enter a valid URL", id="file"),
    ],
)
def test_slip_is_named_beside_what_was_typed(desk, changes, reason):
    page = desk.post(reverse(ADD), {**PASTED, **changes}, follow=True).content.decode()

    assert reason in page
    assert Article.objects.count() == 0
    assert 'value="Talks resume"' in page, "what was typed is still there"


def test_same_text_again_leads_to_the_known_article(desk):
    desk.post(reverse(ADD), PASTED)
    desk.post(reverse(ADD), PASTED)

    assert Article.objects.count() == 1


def test_day_of_publication_entered_later_has_the_dates_read_again(desk):
    article = ArticleFactory(published_on=None, published_at=None)

    desk.post(address(article), {"published": "2025-06-16", "outlet_name": article.outlet.name})

    article.refresh_from_db()
    assert article.published_on == date(2025, 6, 16)
    assert article.jobs.get().step == queue.DATE


def test_saving_without_a_change_makes_no_work(desk):
    article = ArticleFactory()

    desk.post(address(article), {"published": article.published_at.isoformat(), "outlet_name": article.outlet.name})

    assert article.jobs.count() == 0


def test_text_cannot_be_changed_here(desk):
    article = ArticleFactory(text="As it was printed.")

    desk.post(address(article), {"published": "", "text": "Forged.", "title": "Forged"})

    article.refresh_from_db()
    assert article.text == "As it was printed."
    assert article.title != "Forged"


@pytest.mark.parametrize("articles", [2, 30])
def test_number_of_queries_of_the_list_does_not_grow(desk, django_assert_max_num_queries, articles):
    for _ in range(articles):
        ReportFactory(event=None, article=ArticleFactory())

    with django_assert_max_num_queries(14):
        desk.get(reverse(LIST))


@pytest.mark.parametrize("query", ["", "?published=no", "?published=yes", "?state__exact=failed", "?q=struck"])
def test_every_filter_answers(desk, query):
    ArticleFactory(published_on=None, published_at=None)

    assert desk.get(reverse(LIST) + query).status_code == 200


def test_notes_of_the_reading_are_shown_as_text(desk):
    article = ArticleFactory(notes=[{"code": "office_anachronism", "message": "<b>not</b> in office", "start": 0}])

    page = desk.get(address(article)).content.decode()

    assert "&lt;b&gt;not&lt;/b&gt; in office" in page


def test_sources_are_never_deleted(desk):
    article = ArticleFactory()

    assert desk.post(reverse("admin:events_article_delete", args=[article.pk])).status_code == 403


def test_page_of_an_article_leads_to_the_events_that_it_tells_of(desk):
    report = ReportFactory()

    page = desk.get(reverse("admin:events_article_change", args=[report.article_id])).content.decode()

    assert reverse("admin:events_event_change", args=[report.event_id]) in page
