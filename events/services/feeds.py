"""Knows when a feed is asked again and what becomes of its entries."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import Q

from events import queue
from events.adapters.feeds import FeedEntry, read_feed
from events.adapters.fetch import FEED_TYPES, Conditions, fetch
from events.adapters.urls import canonicalise_url
from events.domain.errors import DomainError, InvalidInput
from events.domain.types import Published
from events.models import Article, ArticleState, Feed, Job, JobState
from events.services.ingest import Submitted, find_outlet, submit_article
from events.services.jobs import Claim, finishing

log = structlog.get_logger()

MAX_PAUSE = timedelta(days=1)


def register_feed(*, url: str, outlet: str, at: datetime) -> Feed:
    """Note a feed and have it asked at once; the outlet is named after the host unless it is given."""
    address = canonicalise_url(url)
    name = outlet or (urlsplit(address).hostname or "").removeprefix("www.")
    feed, _ = Feed.objects.get_or_create(url=address, defaults={"outlet": find_outlet(name), "next_poll_at": at})
    enqueue_due_feeds(at=at)
    return feed


def enqueue_due_feeds(*, at: datetime) -> int:
    """Insert a job for every active feed whose pause is over; return how many."""
    due = Feed.objects.filter(Q(next_poll_at__isnull=True) | Q(next_poll_at__lte=at), is_active=True)
    busy = Job.objects.filter(feed__isnull=False, state__in=[JobState.WAITING, JobState.RUNNING]).values("feed_id")
    count = 0
    for feed in due.exclude(pk__in=busy):
        with transaction.atomic():
            job, created = Job.objects.get_or_create(
                key=f"{queue.POLL}:{feed.pk}:{at:%Y%m%dT%H%M%S}",
                defaults={"step": queue.POLL, "feed": feed, "created_at": at, "sent_at": at},
            )
            if created:
                queue.wake(job.pk, queue.POLL)
                count += 1
    return count


def poll_feed(claim: Claim, at: datetime) -> None:
    """Ask a feed for what is new and submit its entries; a failing feed is asked less and less often."""
    feed = Feed.objects.select_related("outlet").get(pk=claim.feed_id)
    try:
        fetched = fetch(feed.url, accept=FEED_TYPES, conditions=Conditions(feed.etag, feed.last_modified))
        entries = () if fetched.status == 304 else read_feed(fetched.content, url=fetched.url).entries
    except DomainError as error:
        _note_failure(feed, error, at=at)
        with finishing(claim, at=at):
            return
    for entry in entries:
        _submit(feed, entry, at=at)
    with finishing(claim, at=at):
        Feed.objects.filter(pk=feed.pk).update(
            etag=fetched.etag[:300],
            last_modified=fetched.last_modified[:100],
            failures=0,
            last_error="",
            last_polled_at=at,
            last_success_at=at,
            next_poll_at=at + timedelta(seconds=settings.FEED_POLL_SECONDS),
        )


def _note_failure(feed: Feed, error: DomainError, *, at: datetime) -> None:
    pause = min(timedelta(seconds=settings.FEED_POLL_SECONDS) * 2 ** min(feed.failures + 1, 12), MAX_PAUSE)
    Feed.objects.filter(pk=feed.pk).update(
        failures=feed.failures + 1, last_error=str(error)[:2000], last_polled_at=at, next_poll_at=at + pause
    )
    log.warning("feed_failed", feed_id=feed.pk, failures=feed.failures + 1, error=str(error))


def _submit(feed: Feed, entry: FeedEntry, *, at: datetime) -> None:
    """Submit an entry that is new or changed since it was read; one bad entry does not stop the others."""
    if not entry.url or _is_known(entry):
        return
    published = Published(entry.published_on, entry.published_at) if entry.published_on else None
    try:
        submit_article(
            Submitted(
                url=entry.url,
                title=entry.title,
                outlet=feed.outlet.name,
                language=entry.language,
                published=published,
                external_id=entry.id,
            ),
            at=at,
        )
    except InvalidInput as error:
        log.warning("feed_entry_refused", feed_id=feed.pk, url=entry.url, error=str(error))


def _is_known(entry: FeedEntry) -> bool:
    article = (
        Article.objects.filter(canonical_url=entry.url, is_current=True).exclude(state=ArticleState.FAILED).first()
    )
    if article is None:
        return False
    return entry.updated_at is None or entry.updated_at <= article.received_at
