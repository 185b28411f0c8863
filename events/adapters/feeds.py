"""Knows RSS and Atom: bytes in, entries out."""

import re
from calendar import timegm
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

import feedparser

from events.adapters.lines import PLAUSIBLE_YEARS
from events.adapters.pages import clean_text
from events.adapters.urls import canonicalise_url
from events.domain.errors import Hopeless, InvalidInput

MAX_FEED_BYTES = 5_000_000
# what a feed of that many bytes can hold; more is a mistake or an attack
MAX_ENTRIES = 20_000
_ENTITY_DECLARATION = re.compile(rb"<!ENTITY", re.IGNORECASE)


class FeedBrokenError(Hopeless):
    """Say why bytes are no feed that can be read."""

    code = "feed_broken"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """Hold one entry; `url` is canonical, empty where the entry leads nowhere on the web."""

    id: str
    url: str
    title: str
    language: str
    published_on: date | None
    published_at: datetime | None
    updated_at: datetime | None


@dataclass(frozen=True, slots=True)
class FeedRead:
    """Hold a feed's entries, newest as the feed gives them, and how many were left out."""

    title: str
    entries: tuple[FeedEntry, ...]
    left_out: int


def read_feed(content: bytes, *, url: str) -> FeedRead:
    """Return the entries of a feed.

    Raises: FeedBrokenError.
    """
    if len(content) > MAX_FEED_BYTES:
        raise FeedBrokenError(f"{url}: {len(content)} bytes, at most {MAX_FEED_BYTES}")
    # without the zero bytes UTF-16 reads like ASCII
    if _ENTITY_DECLARATION.search(content.replace(b"\x00", b"")):
        raise FeedBrokenError(f"{url}: the feed declares entities of its own, as bombs do; it is not read")
    # never a string: feedparser would open it as a path
    parsed = feedparser.parse(BytesIO(content), response_headers={"content-location": url}, sanitize_html=True)
    if not parsed.get("version") and not parsed.entries:
        reason = parsed.get("bozo_exception") or "no RSS or Atom was found"
        raise FeedBrokenError(f"{url}: not a feed ({reason})")
    language = str(parsed.feed.get("language", ""))[:2].lower()
    entries = tuple(_entry(row, url, language) for row in parsed.entries[:MAX_ENTRIES])
    return FeedRead(_plain(parsed.feed.get("title")), entries, max(0, len(parsed.entries) - MAX_ENTRIES))


def _entry(row: Any, feed_url: str, language: str) -> FeedEntry:
    published = _plausible(_own_offset(row.get("published")) or _moment(row.get("published_parsed")))
    return FeedEntry(
        id=_plain(row.get("id"))[:200],
        url=_address(row.get("link"), feed_url),
        title=_plain(row.get("title"))[:500],
        language=language,
        published_on=published.date() if published else None,
        published_at=published,
        updated_at=_plausible(_moment(row.get("updated_parsed"))),
    )


def _address(link: Any, feed_url: str) -> str:
    try:
        return canonicalise_url(urljoin(feed_url, link)) if isinstance(link, str) and link else ""
    except (InvalidInput, ValueError):
        return ""


def _plain(value: Any) -> str:
    try:
        return " ".join(clean_text(str(value or "")).split())
    except InvalidInput:
        return ""


def _own_offset(text: Any) -> datetime | None:
    """Return the moment in the offset that the feed wrote, which decides its day; None without an offset."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(str(text or ""))
        except (ValueError, TypeError):
            continue
        return moment if moment.tzinfo else None
    return None


def _plausible(moment: datetime | None) -> datetime | None:
    return moment if moment and moment.year in PLAUSIBLE_YEARS else None


def _moment(parsed: Any) -> datetime | None:
    """Return a moment from feedparser's tuple in UTC; None for nonsense."""
    try:
        return datetime.fromtimestamp(timegm(parsed), tz=UTC) if parsed else None
    except (ValueError, OverflowError, OSError, TypeError):
        return None
