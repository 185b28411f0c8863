"""Feeds: each entry is one article, a failing feed rests ever longer, and none keeps the others waiting."""

from datetime import UTC, datetime, timedelta

import pytest

from events import queue
from events.domain.errors import InvalidInput
from events.models import Article, ArticleState, Feed, Job, JobState
from events.services import feeds, jobs
from events.services.feeds import enqueue_due_feeds, register_feed
from tests.adapters import hostile

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]
NOW = datetime(2025, 6, 16, 12, tzinfo=UTC)
XML = "application/rss+xml"


def rss(*links: str, updated: str = "", prefix: str = "id") -> bytes:
    items = "".join(
        f"<item><guid>{prefix}-{n}</guid><link>{link}</link><title>Report {n}</title>{updated}</item>"
        for n, link in enumerate(links)
    )
    return f"<rss version='2.0'><channel><title>All</title>{items}</channel></rss>".encode()


def links(count: int) -> list[str]:
    return [f"https://news.example/{n}" for n in range(count)]


@pytest.fixture
def feed(server):
    return register_feed(url=server.url("/feed"), outlet="Sample Wire", at=NOW)


def poll(feed: Feed, *, at: datetime = NOW) -> Feed:
    """Do the open poll of a feed, or the next one."""
    if not feed.jobs.filter(state=JobState.WAITING).exists():
        Feed.objects.filter(pk=feed.pk).update(next_poll_at=at)
        enqueue_due_feeds(at=at)
    job = feed.jobs.get(state=JobState.WAITING)
    jobs.run_job(job_id=job.pk, work=feeds.poll_feed, at=at)
    feed.refresh_from_db()
    return feed


def test_new_feed_is_asked_at_once(feed):
    assert feed.jobs.get().step == queue.POLL
    assert feed.outlet.name == "Sample Wire"


def test_feed_is_named_after_its_host_where_nobody_named_it(server):
    assert register_feed(url=server.url("/feed", "www.news.example"), outlet="", at=NOW).outlet.name == "news.example"


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:alert(1)", "", "https://a\x00b.example/"])
def test_address_that_is_none_is_no_feed(url):
    with pytest.raises(InvalidInput):
        register_feed(url=url, outlet="", at=NOW)


def test_each_entry_becomes_an_article_that_is_fetched(server, feed):
    server.answers["/feed"] = hostile.body(rss(*links(3)), kind=XML)

    feed = poll(feed)

    assert sorted(Article.objects.values_list("canonical_url", flat=True)) == links(3)
    assert Job.objects.filter(step=queue.FETCH).count() == 3
    assert (feed.failures, feed.last_success_at) == (0, NOW)


def test_same_entries_again_are_not_new(server, feed):
    server.answers["/feed"] = hostile.body(rss(*links(3)), kind=XML)
    poll(feed)

    server.answers["/feed"] = hostile.body(rss(*links(3), prefix="other"), kind=XML)
    poll(feed, at=NOW + timedelta(hours=1))

    assert Article.objects.count() == 3
    assert Job.objects.filter(step=queue.FETCH).count() == 3


def test_same_address_under_many_ids_is_one_article(server, feed):
    server.answers["/feed"] = hostile.body(rss(*["https://news.example/1?utm_source=a"] * 5), kind=XML)

    poll(feed)

    assert Article.objects.count() == 1


def test_entry_that_changed_since_it_was_read_is_read_again(server, feed):
    server.answers["/feed"] = hostile.body(rss(*links(1)), kind=XML)
    poll(feed)
    Job.objects.filter(step=queue.FETCH).update(state=JobState.DONE)
    later = "<pubDate>Mon, 16 Jun 2025 12:30:00 GMT</pubDate>"

    server.answers["/feed"] = hostile.body(rss(*links(1), updated=later), kind=XML)
    poll(feed, at=NOW + timedelta(hours=1))

    assert Article.objects.count() == 1
    assert Job.objects.filter(step=queue.FETCH).count() == 2


def test_entry_dated_ahead_of_us_is_not_read_again_and_again(server, feed):
    ahead = "<pubDate>Mon, 16 Jun 2098 12:30:00 GMT</pubDate>"
    server.answers["/feed"] = hostile.body(rss(*links(1), updated=ahead), kind=XML)

    for hour in range(3):
        poll(feed, at=NOW + timedelta(hours=hour))
        Job.objects.filter(step=queue.FETCH).update(state=JobState.DONE)

    assert Job.objects.filter(step=queue.FETCH).count() == 1


def test_entry_that_failed_is_tried_ever_more_rarely(server, feed):
    server.answers["/feed"] = hostile.body(rss(*links(1)), kind=XML)
    poll(feed)
    tries = []
    for hour in range(1, 40):
        at = NOW + timedelta(hours=hour)
        if Job.objects.filter(step=queue.FETCH, state=JobState.WAITING).exists():
            tries.append(hour)
            Job.objects.filter(step=queue.FETCH).update(state=JobState.FAILED)
            Article.objects.update(state=ArticleState.FAILED, processed_at=at)
        poll(feed, at=at)

    assert tries == [1, 3, 7, 15, 31]


def test_unchanged_feed_is_not_sent_again(server, feed):
    server.answers["/feed"] = hostile.body(rss(*links(1)), kind=XML, ETag='"v1"')
    poll(feed)
    server.answers["/feed"] = hostile.body(b"", status=304)

    feed = poll(feed, at=NOW + timedelta(hours=1))

    assert server.asked[-1][1]["If-None-Match"] == '"v1"'
    assert feed.failures == 0
    assert feed.last_success_at == NOW + timedelta(hours=1)


def test_all_of_a_long_feed_is_taken_in_over_several_polls(server, feed, monkeypatch):
    monkeypatch.setattr(feeds, "MAX_NEW_AT_ONCE", 40)
    server.answers["/feed"] = hostile.body(rss(*links(100)), kind=XML, ETag='"v1"')

    feed = poll(feed)
    assert (Article.objects.count(), feed.next_poll_at, feed.etag) == (40, NOW, "")
    poll(feed)
    feed = poll(feed)

    assert Article.objects.count() == 100
    assert (feed.next_poll_at > NOW, feed.etag) == (True, '"v1"')


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        pytest.param(hostile.body(status=500), "answered 500", id="500"),
        pytest.param(hostile.body(status=404), "answered 404", id="404"),
        pytest.param(hostile.body(b"<html>no feed</html>"), "not a feed", id="page"),
        pytest.param(hostile.body(b"\x89PNG", kind="image/png"), "got image/png", id="picture"),
        pytest.param(hostile.body(rss("x", updated="<!ENTITY a 'b'>"), kind=XML), "entities of its own", id="xml-bomb"),
        pytest.param(hostile.gzipped(b"\0" * 20_000_000), "more than", id="packed-bomb"),
        pytest.param(hostile.endless, "more than", id="endless"),
        pytest.param(hostile.dripping, "no complete answer", id="slow"),
        pytest.param(hostile.redirect("/feed"), "redirects", id="redirect-loop"),
        pytest.param(hostile.redirect("http://127.0.0.2/"), "not asked", id="redirect-to-private"),
        pytest.param(hostile.nonsense, "no connection", id="not-http"),
    ],
)
def test_failing_feed_is_noted_with_its_reason_and_rests(server, feed, settings, answer, reason):
    server.answers["/feed"] = answer

    feed = poll(feed)

    assert (feed.failures, feed.last_success_at) == (1, None)
    assert reason in feed.last_error
    assert feed.next_poll_at == NOW + timedelta(seconds=2 * settings.FEED_POLL_SECONDS)
    assert feed.jobs.get().state == JobState.DONE, "the feed failed, not the job"


def test_pause_doubles_up_to_a_day(server, feed):
    server.answers["/feed"] = hostile.body(status=500)

    pauses = [(poll(feed, at=NOW).next_poll_at - NOW) / timedelta(minutes=1) for _ in range(9)]

    assert pauses == [30, 60, 120, 240, 480, 960, 1440, 1440, 1440]


def test_server_that_asks_for_patience_gets_it(server, feed):
    server.answers["/feed"] = hostile.body(status=503, Retry_After="7200")

    assert poll(feed).next_poll_at == NOW + timedelta(hours=2)


def test_feed_that_answers_again_is_asked_at_the_usual_pace(server, feed, settings):
    server.answers["/feed"] = hostile.body(status=500)
    poll(feed)
    server.answers["/feed"] = hostile.body(rss(*links(1)), kind=XML)

    feed = poll(feed)

    assert (feed.failures, feed.last_error) == (0, "")
    assert feed.next_poll_at == NOW + timedelta(seconds=settings.FEED_POLL_SECONDS)


def test_failing_feed_keeps_no_other_waiting(server, feed):
    server.answers |= {"/feed": hostile.endless, "/other": hostile.body(rss(*links(2)), kind=XML)}
    other = register_feed(url=server.url("/other"), outlet="Other Wire", at=NOW)

    poll(feed)
    poll(other)

    assert Article.objects.filter(outlet__name="Other Wire").count() == 2


def test_bad_entry_keeps_no_other_waiting(server, feed):
    bad = "https://news.example/" + "x" * 3000
    server.answers["/feed"] = hostile.body(rss("javascript:alert(1)", bad, *links(2)), kind=XML)

    feed = poll(feed)

    assert sorted(Article.objects.values_list("canonical_url", flat=True)) == links(2)
    assert feed.failures == 0


def test_feed_is_not_asked_twice_by_two_beats(feed):
    Job.objects.update(state=JobState.DONE)
    Feed.objects.update(next_poll_at=NOW)

    assert enqueue_due_feeds(at=NOW) == 1
    assert enqueue_due_feeds(at=NOW + timedelta(seconds=1)) == 0


def test_feed_that_ends_its_worker_every_time_is_not_asked_without_pause(feed, settings):
    Job.objects.update(state=JobState.FAILED)

    assert enqueue_due_feeds(at=NOW + timedelta(minutes=1)) == 0
    assert enqueue_due_feeds(at=NOW + timedelta(seconds=settings.FEED_POLL_SECONDS)) == 1


def test_inactive_feed_is_left_alone(feed):
    Job.objects.update(state=JobState.DONE)
    Feed.objects.update(is_active=False, next_poll_at=None)

    assert enqueue_due_feeds(at=NOW + timedelta(days=1)) == 0
