"""The door: one article however often and by however many it is sent, versions when it changes."""

import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection, connections

from events import queue
from events.adapters.pages import MAX_ARTICLE_BYTES
from events.domain.errors import Conflict, InvalidInput
from events.domain.types import Published
from events.models import Article, ArticleState, Job, JobState, Outlet
from events.services.ingest import UNSTATED_OUTLET, Submitted, submit_article

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]
NOW = datetime(2025, 6, 16, 12, tzinfo=UTC)
URL = "https://news.example/talks"
PASTED = Submitted(text="Envoys met in Muscat on Monday.", title="Talks", outlet="Sample Wire")


def submit(submitted: Submitted, **options):
    return submit_article(submitted, at=options.pop("at", NOW), **options)


def test_pasted_text_starts_with_its_reading():
    receipt = submit(PASTED)

    assert receipt.created
    assert list(receipt.article.jobs.values_list("step", "state")) == [(queue.EXTRACT, JobState.WAITING)]


def test_address_starts_with_its_page():
    receipt = submit(Submitted(url="HTTPS://News.Example/talks?utm_source=x"))

    assert receipt.article.canonical_url == URL
    assert receipt.article.outlet.name == "news.example"
    assert list(receipt.article.jobs.values_list("step", flat=True)) == [queue.FETCH]


def test_text_without_outlet_says_so():
    assert submit(Submitted(text="They met.")).article.outlet.name == UNSTATED_OUTLET


def test_article_without_publication_date_is_kept():
    article = submit(PASTED).article

    assert (article.published_on, article.published_at) == (None, None)


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(PASTED, id="the-very-same"),
        pytest.param(replace(PASTED, text="  Envoys met in\r\nMuscat  on Monday.\n"), id="other-white-space"),
        pytest.param(replace(PASTED, url="https://other.example/copy"), id="same-text-at-another-address"),
    ],
)
def test_same_article_twice_is_one_article(again):
    first = submit(PASTED)

    second = submit(again)

    assert (second.article, second.created) == (first.article, False)
    assert Article.objects.count() == Job.objects.count() == 1


def test_same_text_of_another_outlet_is_another_article():
    submit(PASTED)

    assert submit(replace(PASTED, outlet="Other Wire")).created


def test_known_address_is_read_again():
    first = submit(Submitted(url=URL))
    Job.objects.update(state=JobState.DONE)

    second = submit(Submitted(url=f"{URL}#comments"))

    assert (second.article, second.created) == (first.article, False)
    assert list(Job.objects.order_by("pk").values_list("step", flat=True)) == [queue.FETCH, queue.FETCH]


def test_failed_address_that_is_sent_again_is_open_again():
    article = submit(Submitted(url=URL)).article
    Article.objects.update(state=ArticleState.FAILED, state_reason="404")
    Job.objects.update(state=JobState.FAILED)

    submit(Submitted(url=URL))

    article.refresh_from_db()
    assert (article.state, article.state_reason) == (ArticleState.RECEIVED, "")
    assert article.jobs.filter(state=JobState.WAITING).count() == 1


def test_address_of_a_known_copy_leads_to_the_original():
    original = submit(replace(PASTED, url=URL)).article
    copy = submit(Submitted(url="https://amp.news.example/talks")).article
    Article.objects.filter(pk=copy.pk).update(state=ArticleState.DUPLICATE, duplicate_of=original)
    newest = submit(replace(PASTED, url=URL, text="Envoys met again.")).article

    receipt = submit(Submitted(url="https://amp.news.example/talks"))

    assert receipt.article == newest
    assert Article.objects.count() == 3


def test_changed_text_at_the_same_address_is_a_new_version():
    published = Published(date(2025, 6, 16))
    first = submit(replace(PASTED, url=URL, published=published)).article

    second = submit(replace(PASTED, url=URL, text="Envoys met in Muscat on Tuesday.")).article

    first.refresh_from_db()
    assert (second.version, second.supersedes, second.is_current) == (2, first, True)
    assert (first.version, first.is_current, first.text) == (1, False, PASTED.text)
    assert second.published_on == published.day, "what is known of the old version stays known"
    assert second.jobs.get().step == queue.EXTRACT


def test_changed_text_that_another_article_already_has_is_that_article():
    other = submit(replace(PASTED, url="https://news.example/other")).article
    submit(replace(PASTED, url=URL, text="Envoys met in Muscat on Tuesday."))

    receipt = submit(replace(PASTED, url=URL))

    assert (receipt.article, receipt.created) == (other, False)


def test_date_that_comes_later_completes_an_undated_article():
    article = submit(PASTED).article

    submit(replace(PASTED, published_text="2025-06-16"))

    article.refresh_from_db()
    assert article.published_on == date(2025, 6, 16)
    assert queue.DATE in article.jobs.values_list("step", flat=True)


def test_known_date_is_not_changed_by_sending_the_article_again():
    article = submit(replace(PASTED, published_text="2025-06-16")).article

    submit(replace(PASTED, published_text="2020-01-01"))

    article.refresh_from_db()
    assert article.published_on == date(2025, 6, 16)


def test_same_key_with_the_same_body_is_one_article():
    first, second = (submit(PASTED, key="k1", at=NOW + timedelta(hours=n)) for n in range(2))

    assert (first.created, second.created) == (True, False)
    assert first.article == second.article


def test_same_key_with_another_body_is_a_conflict():
    submit(PASTED, key="k1")

    with pytest.raises(Conflict, match="was used for other content before"):
        submit(replace(PASTED, text="Something else."), key="k1")
    assert Article.objects.count() == 1


@pytest.mark.parametrize("key", ["k" * 201, "a\x00b", "a\nb", "\ud800"])
def test_key_that_cannot_be_kept_is_refused(key):
    with pytest.raises(InvalidInput) as caught:
        submit(PASTED, key=key)

    assert caught.value.field == "Idempotency-Key"


@pytest.mark.parametrize(
    ("submitted", "field"),
    [
        pytest.param(Submitted(), "text", id="nothing"),
        pytest.param(Submitted(text=" \n\t "), "text", id="blanks"),
        pytest.param(Submitted(text="a\x00b"), "text", id="nul"),
        pytest.param(Submitted(text="a\ud800b"), "text", id="half-a-character"),
        pytest.param(Submitted(text="x" * 10_000_000), "text", id="ten-megabytes"),
        pytest.param(Submitted(text="They met. " * 1_000_000), "text", id="a-million-sentences"),
        pytest.param(Submitted(text="They met.", published_text="99999-01-01"), "published", id="year-99999"),
        pytest.param(Submitted(text="They met.", title="a\x00b"), "text", id="nul-in-the-title"),
        pytest.param(Submitted(text="They met.", outlet="a\ud800"), "text", id="half-a-character-in-the-outlet"),
        pytest.param(Submitted(text="They met.", language="\x00"), "text", id="nul-in-the-language"),
        pytest.param(Submitted(text="They met.", external_id="\x00"), "text", id="nul-in-the-number"),
        pytest.param(Submitted(text="They met.", country="Israel"), "country", id="country-by-name"),
        pytest.param(Submitted(url="http://user:pw@news.example/"), "url", id="password"),
        pytest.param(Submitted(url="file:///etc/passwd"), "url", id="file"),
        pytest.param(Submitted(url="gopher://news.example/"), "url", id="gopher"),
        pytest.param(Submitted(url="https://news.example/\ud800"), "url", id="half-a-character-in-the-address"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_name_and_leaves_nothing(submitted, field):
    with pytest.raises(InvalidInput) as caught:
        submit(submitted)

    assert caught.value.field == field
    assert (Article.objects.count(), Job.objects.count(), Outlet.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param("<script>alert(1)</script> They met.", "<script>alert(1)</script> They met.", id="markup-is-text"),
        pytest.param("They \u202emet\u202c.", "They met.", id="signs-that-reorder-are-dropped"),
        pytest.param("التقى المبعوثون.", "التقى المبعوثون.", id="arabic"),
        pytest.param("x" * MAX_ARTICLE_BYTES, "x" * MAX_ARTICLE_BYTES, id="as-large-as-allowed"),
    ],
)
def test_odd_text_is_kept_as_text(text, kept):
    article = submit(Submitted(text=text)).article

    article.refresh_from_db()
    assert article.text == kept


def test_long_fields_are_cut_to_what_the_table_holds():
    long = Submitted(text="They met.", title="t" * 900, outlet="o" * 900, external_id="i" * 900, language="l" * 90)

    article = submit(long).article

    article.refresh_from_db()
    assert (len(article.title), len(article.outlet.name), len(article.external_id)) == (500, 200, 200)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("submitted", "key"),
    [
        pytest.param(PASTED, "", id="text"),
        pytest.param(replace(PASTED, url=URL), "", id="text-with-address"),
        pytest.param(Submitted(url=URL), "", id="address"),
        pytest.param(PASTED, "k1", id="key"),
    ],
)
def test_same_article_twenty_times_at_once_is_one_article(submitted, key):
    receipts, errors = at_once(20, lambda _n: submit(submitted, key=key))

    assert errors == []
    assert len({receipt.article.pk for receipt in receipts}) == 1
    assert Article.objects.count() == 1
    assert Job.objects.exclude(step=queue.FETCH).count() <= 1
    assert sum(receipt.created for receipt in receipts) == 1


@pytest.mark.django_db(transaction=True)
def test_two_changes_at_once_leave_one_current_version():
    submit(replace(PASTED, url=URL))

    _, errors = at_once(8, lambda n: submit(replace(PASTED, url=URL, text=f"Version {n % 2}.")))

    assert errors == []
    assert Article.objects.filter(is_current=True).count() == 1
    versions = list(Article.objects.order_by("version").values_list("version", flat=True))
    assert versions == sorted(set(versions))


def at_once(count, work):
    """Run the work in that many threads that start together; return results and errors."""
    start, results, errors = threading.Barrier(count), [], []

    def run(number):
        try:
            start.wait(timeout=20)
            results.append(work(number))
        except Exception as error:
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert connection.vendor in {"sqlite", "postgresql"}
    return results, errors
