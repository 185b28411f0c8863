"""Knows when a feed is asked again and what becomes of its entries."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import Q

from events import queue
from events.adapters.feeds import FeedEntry, read_feed
from events.adapters.fetch import FEED_TYPES, Conditions, Fetched, fetch
from events.adapters.urls import canonicalise_url
from events.domain.errors import DomainError, InvalidInput
from events.domain.types import Published
from events.models import Article, ArticleState, Feed, Job, JobState
from events.services.ingest import Submitted, find_outlet, submit_article
from events.services.jobs import Claim, finishing

log = structlog.get_logger()

MAX_PAUSE = timedelta(days=1)
# a job must end within its time limit; what is left is taken at once by the next one
MAX_NEW_AT_ONCE = 500
LOOK_UP_AT_ONCE = 500


def register_feed(*, url: str, outlet: str, at: datetime) -> Feed:
    """Note a feed and have it asked at once; the outlet is named after the host unless it is given."""
    address = canonicalise_url(url)
    name = outlet or (urlsplit(address).hostname or "").removeprefix("www.")
    feed, _ = Feed.objects.get_or_create(url=address, defaults={"outlet": find_outlet(name), "next_poll_at": at})
    enqueue_due_feeds(at=at)
    return feed


def enqueue_due_feeds(*, at: datetime) -> int:
    """Insert a job for every active feed whose pause is over; return how many.

    The pause begins here, so that a feed that ends its worker every time is not asked without pause.
    """
    due = Feed.objects.filter(_is_due(at), is_active=True)
    busy = Job.objects.filter(feed__isnull=False, state__in=[JobState.WAITING, JobState.RUNNING]).values("feed_id")
    count = 0
    for feed in due.exclude(pk__in=busy):
        with transaction.atomic():
            following = at + timedelta(seconds=settings.FEED_POLL_SECONDS)
            # of two that look at once one changes the row
            if not Feed.objects.filter(_is_due(at), pk=feed.pk).update(next_poll_at=following):
                continue
            key = f"{queue.POLL}:{feed.pk}:{feed.jobs.count()}"
            job = Job.objects.create(key=key, step=queue.POLL, feed=feed, created_at=at, sent_at=at)
            queue.wake(job.pk, queue.POLL)
            count += 1
    return count


def _is_due(at: datetime) -> Q:
    return Q(next_poll_at__isnull=True) | Q(next_poll_at__lte=at)


def poll_feed(claim: Claim, at: datetime) -> None:
    """Ask a feed for what is new and submit its entries; a failing feed is asked less and less often."""
    feed = Feed.objects.select_related("outlet").get(pk=claim.feed_id or 0)
    try:
        fetched = fetch(feed.url, accept=FEED_TYPES, conditions=Conditions(feed.etag, feed.last_modified))
        entries = () if fetched.status == 304 else read_feed(fetched.content, url=fetched.url).entries
    except DomainError as error:
        with finishing(claim, at=at):
            _note_failure(feed, error, at=at)
        return
    new = _new_entries(entries, at=at)
    for entry in new[:MAX_NEW_AT_ONCE]:
        _submit(feed, entry, at=at)
    with finishing(claim, at=at):
        _note_success(feed, fetched, is_more_waiting=len(new) > MAX_NEW_AT_ONCE, at=at)


def _note_success(feed: Feed, fetched: Fetched, *, is_more_waiting: bool, at: datetime) -> None:
    """Keep what the server said of this version of the feed, unless the rest of it must be read again."""
    pause = timedelta() if is_more_waiting else timedelta(seconds=settings.FEED_POLL_SECONDS)
    Feed.objects.filter(pk=feed.pk).update(
        etag="" if is_more_waiting else fetched.etag[:300],
        last_modified="" if is_more_waiting else fetched.last_modified[:100],
        failures=0,
        last_error="",
        last_polled_at=at,
        last_success_at=at,
        next_poll_at=at + pause,
    )


def _note_failure(feed: Feed, error: DomainError, *, at: datetime) -> None:
    pause = timedelta(seconds=settings.FEED_POLL_SECONDS) * 2 ** min(feed.failures + 1, 12)
    pause = max(pause, timedelta(seconds=getattr(error, "retry_after_seconds", None) or 0))
    Feed.objects.filter(pk=feed.pk).update(
        failures=feed.failures + 1,
        last_error=str(error)[:2000],
        last_polled_at=at,
        next_poll_at=at + min(pause, MAX_PAUSE),
    )
    log.warning("feed_failed", feed_id=feed.pk, failures=feed.failures + 1, error=str(error))


def _new_entries(entries: Sequence[FeedEntry], *, at: datetime) -> list[FeedEntry]:
    """Return the entries that are new or changed, each address once: ids change, addresses are what they name."""
    by_url = {entry.url: entry for entry in reversed(entries) if entry.url}
    known = _known_articles(list(by_url))
    return [
        entry for url, entry in reversed(by_url.items()) if url not in known or _is_due_again(known[url], entry, at=at)
    ]


def _known_articles(urls: Sequence[str]) -> dict[str, Article]:
    found: dict[str, Article] = {}
    for start in range(0, len(urls), LOOK_UP_AT_ONCE):
        part = urls[start : start + LOOK_UP_AT_ONCE]
        rows = Article.objects.filter(canonical_url__in=part, is_current=True).defer("text")
        found |= {article.canonical_url: article for article in rows}
    return found


def _is_due_again(article: Article, entry: FeedEntry, *, at: datetime) -> bool:
    """Say whether an entry that is known should be read again.

    One that changed is; one that failed is after as long again as it has been failing, so ever more rarely.
    """
    if article.state == ArticleState.FAILED and article.processed_at is not None:
        return at - article.processed_at >= article.processed_at - article.received_at
    # a date ahead of us would make the entry new for ever
    return entry.updated_at is not None and (article.processed_at or article.received_at) < entry.updated_at <= at


def _submit(feed: Feed, entry: FeedEntry, *, at: datetime) -> None:
    """Submit an entry; a bad one does not stop the others."""
    published = Published(entry.published_on, entry.published_at) if entry.published_on else None
    submitted = Submitted(
        url=entry.url,
        title=entry.title,
        outlet=feed.outlet.name,
        language=entry.language,
        published=published,
        external_id=entry.id,
    )
    try:
        submit_article(submitted, at=at)
    except InvalidInput as error:
        log.warning("feed_entry_refused", feed_id=feed.pk, url=entry.url, error=str(error))
