"""Pages: every address ends as an article, a copy of one, or a named failure; the next is read all the same."""

from datetime import UTC, date, datetime, timedelta

import pytest

from events import queue
from events.models import Article, ArticleState, Job, JobState
from events.services import fetching, jobs
from events.services.ingest import Submitted, submit_article
from tests.adapters import hostile

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]
NOW = datetime(2025, 6, 16, 12, tzinfo=UTC)
CHANGED = hostile.ARTICLE.replace(b"two more days", b"three more days")


def submitted(url: str) -> Article:
    return submit_article(Submitted(url=url), at=NOW).article


def fetch(article: Article, *, at: datetime = NOW) -> Article:
    """Do the open fetch of an article and return the article as it is then."""
    job = article.jobs.filter(step=queue.FETCH, state=JobState.WAITING).get()
    jobs.run_job(job_id=job.pk, work=fetching.fetch_article, at=at)
    article.refresh_from_db()
    return article


def exhaust(article: Article) -> Article:
    for attempt in (1, 2):
        article = fetch(article, at=NOW + timedelta(hours=2 * attempt))
    return article


def test_page_becomes_an_article_that_is_read_next(server):
    server.answers["/a"] = hostile.body()

    article = fetch(submitted(server.url("/a")))

    assert article.title == "Talks resume"
    assert "Envoys of both sides met in Muscat" in article.text
    assert (article.state, article.published_on) == (ArticleState.RECEIVED, None)
    assert list(article.jobs.order_by("pk").values_list("step", "state")) == [("fetch", "done"), ("extract", "waiting")]


def test_declared_day_of_publication_is_kept(server):
    meta = b'<meta property="article:published_time" content="2025-06-14T09:00:00Z"></head>'
    server.answers["/a"] = hostile.body(hostile.ARTICLE.replace(b"</head>", meta))

    assert fetch(submitted(server.url("/a"))).published_on == date(2025, 6, 14)


def test_page_that_declares_a_known_canonical_address_is_a_copy(server):
    server.answers["/a"] = hostile.body()
    original = fetch(submitted(server.url("/a")))
    link = f'<link rel="canonical" href="{server.url("/a")}"></head>'.encode()
    server.answers["/amp/a"] = hostile.body(hostile.ARTICLE.replace(b"</head>", link))

    copy = fetch(submitted(server.url("/amp/a")))

    assert (copy.state, copy.duplicate_of) == (ArticleState.DUPLICATE, original)
    assert list(copy.jobs.values_list("step", flat=True)) == ["fetch"], "a copy is not read again"


def test_same_text_at_another_address_of_the_outlet_is_a_copy(server):
    server.answers |= {"/a": hostile.body(), "/b": hostile.body()}
    original = fetch(submitted(server.url("/a")))

    assert fetch(submitted(server.url("/b"))).duplicate_of == original


def test_changed_page_becomes_a_new_version(server):
    server.answers["/a"] = hostile.body()
    first = fetch(submitted(server.url("/a")))
    server.answers["/a"] = hostile.body(CHANGED)

    fetch(submitted(server.url("/a")), at=NOW + timedelta(hours=1))

    first.refresh_from_db()
    second = first.newer
    assert (first.is_current, second.is_current, second.version) == (False, True, 2)
    assert "three more days" in second.text
    assert second.jobs.get().step == queue.EXTRACT


def test_unchanged_page_changes_nothing(server):
    server.answers["/a"] = hostile.body()
    article = fetch(submitted(server.url("/a")))
    article.jobs.filter(step=queue.EXTRACT).update(state=JobState.DONE)

    fetch(submitted(server.url("/a")))

    assert Article.objects.count() == 1
    assert article.jobs.filter(step=queue.EXTRACT).count() == 1


def test_page_that_vanished_does_not_spoil_the_article(server):
    server.answers["/a"] = hostile.body()
    article = fetch(submitted(server.url("/a")))
    Article.objects.update(state=ArticleState.PROCESSED)
    server.answers["/a"] = hostile.body(status=404)

    article = fetch(submitted(server.url("/a")))

    assert article.state == ArticleState.PROCESSED
    assert article.jobs.filter(step=queue.FETCH, state=JobState.FAILED).count() == 1


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        pytest.param(hostile.body(status=404), "answered 404", id="404"),
        pytest.param(hostile.body(status=403), "answered 403", id="403"),
        pytest.param(hostile.body(kind="application/pdf"), "got application/pdf", id="pdf"),
        pytest.param(hostile.body(b"<html><body></body></html>"), "no article text", id="empty"),
        pytest.param(hostile.body(b""), "no article text", id="nothing"),
        pytest.param(hostile.body(b"x" * 5_000_001), "more than 5000000 bytes", id="too-large"),
        pytest.param(hostile.endless, "more than 5000000 bytes", id="endless"),
        pytest.param(hostile.gzipped(b"\0" * 20_000_000), "more than 10000000 bytes when unpacked", id="bomb"),
        pytest.param(hostile.redirect("/a"), "more than 5 redirects", id="redirect-loop"),
        pytest.param(hostile.redirect("http://169.254.169.254/"), "not asked", id="redirect-to-private"),
        pytest.param(hostile.redirect("file:///etc/passwd"), "no web address", id="redirect-to-file"),
        pytest.param(
            hostile.body(b"<html><body><p>" + b"They met in Muscat on Monday. " * 20_000 + b"</p></body></html>"),
            "split the article",
            id="more-text-than-any-article",
        ),
    ],
)
def test_hopeless_page_ends_at_once_with_its_reason(server, answer, reason):
    server.answers |= {"/a": answer, "/b": hostile.body()}

    article = fetch(submitted(server.url("/a")))
    following = fetch(submitted(server.url("/b")))

    assert article.state == ArticleState.FAILED
    assert reason in article.state_reason
    assert Job.objects.get(article=article).attempts == 1
    assert following.text, "the next article is read all the same"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        pytest.param(hostile.body(status=500), "answered 500", id="500"),
        pytest.param(hostile.cut_off, "no connection", id="cut-off"),
        pytest.param(hostile.dripping, "no complete answer within 2 seconds", id="slow"),
    ],
)
def test_passing_trouble_is_tried_again_and_then_ends_with_its_reason(server, answer, reason):
    server.answers["/a"] = answer

    first = fetch(submitted(server.url("/a")))
    assert first.state == ArticleState.RECEIVED
    assert Job.objects.get().not_before > NOW

    last = exhaust(first)

    assert last.state == ArticleState.FAILED
    assert reason in last.state_reason


def test_retry_after_is_respected(server):
    server.answers["/a"] = hostile.body(status=503, Retry_After="1800")

    article = fetch(submitted(server.url("/a")))

    job = article.jobs.get()
    assert job.not_before == NOW + timedelta(seconds=1800)
    assert jobs.claim_job(job_id=job.pk, at=NOW + timedelta(seconds=1700)) is None


def test_page_that_answers_again_is_read_after_all(server):
    server.answers["/a"] = hostile.body(status=503)
    article = fetch(submitted(server.url("/a")))
    server.answers["/a"] = hostile.body()

    article = fetch(article, at=NOW + timedelta(hours=2))

    assert article.text
    assert article.state == ArticleState.RECEIVED


def test_text_pasted_for_an_address_that_failed_takes_its_place(server):
    server.answers["/a"] = hostile.body(status=404)
    failed = fetch(submitted(server.url("/a")))

    pasted = submit_article(Submitted(text="Envoys met.", url=server.url("/a")), at=NOW).article

    failed.refresh_from_db()
    assert (failed.is_current, pasted.is_current) == (False, True)
    assert pasted.state == ArticleState.RECEIVED


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "10.0.0.1", "169.254.169.254", "2130706433"])
def test_private_address_is_refused_with_its_reason(host):
    article = fetch(submitted(f"http://{host}/"))

    assert article.state == ArticleState.FAILED
    assert "not on the public internet" in article.state_reason


def test_editors_title_and_date_win_over_the_page(server):
    server.answers["/a"] = hostile.body()
    entered = Submitted(url=server.url("/a"), title="As entered", published_text="2025-06-10")

    article = fetch(submit_article(entered, at=NOW).article)

    assert (article.title, article.published_on) == ("As entered", date(2025, 6, 10))
