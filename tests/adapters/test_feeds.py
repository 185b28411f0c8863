"""Feeds: entries out of bytes, whatever the bytes are."""

from datetime import UTC, date, datetime

import pytest

from events.adapters.feeds import MAX_FEED_BYTES, FeedBrokenError, read_feed

URL = "https://feeds.example/all.xml"


def rss(*items: str, head: str = "") -> bytes:
    channel = f"<channel><title>All</title><language>en-us</language>{''.join(items)}</channel>"
    return f"<?xml version='1.0'?>{head}<rss version='2.0'>{channel}</rss>".encode()


def item(link: str = "https://news.example/1", rest: str = "", title: str = "Talks resume") -> str:
    return f"<item><guid>g-{link}</guid><link>{link}</link><title>{title}</title>{rest}</item>"


def only_entry(content: bytes):
    (entry,) = read_feed(content, url=URL).entries
    return entry


def test_rss_entry_is_read():
    entry = only_entry(rss(item(rest="<pubDate>Mon, 16 Jun 2025 23:30:00 +0300</pubDate>")))

    assert (entry.url, entry.title, entry.language) == ("https://news.example/1", "Talks resume", "en")
    assert entry.published_on == date(2025, 6, 16), "the day of the feed's own offset, not of UTC"
    assert entry.published_at == datetime(2025, 6, 16, 20, 30, tzinfo=UTC)


def test_atom_entry_is_read():
    content = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>All</title><entry><id>urn:1</id>
      <link href="/talks"/><title>Talks</title><published>2025-06-16T10:00:00Z</published>
      <updated>2025-06-17T10:00:00Z</updated></entry></feed>"""

    entry = only_entry(content)

    assert entry.url == "https://feeds.example/talks"
    assert entry.updated_at == datetime(2025, 6, 17, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("entry", "url"),
    [
        pytest.param(item("javascript:alert(1)"), "", id="script"),
        pytest.param(item("file:///etc/passwd"), "", id="file"),
        pytest.param("<item><title>Talks</title></item>", "", id="no-link"),
        pytest.param(item("https://news.example/1?utm_source=rss#top"), "https://news.example/1", id="campaign"),
        pytest.param(item("/1"), "https://feeds.example/1", id="relative"),
    ],
)
def test_entry_leads_to_the_web_or_nowhere(entry, url):
    assert only_entry(rss(entry)).url == url


@pytest.mark.parametrize(
    ("when", "day"),
    [
        pytest.param("Mon, 99 Jun 2025 10:00:00 GMT", None, id="no-such-day"),
        pytest.param("in year 99999", None, id="words"),
        pytest.param("99999-01-01T00:00:00Z", None, id="year-out-of-range"),
        pytest.param("", None, id="empty"),
    ],
)
def test_nonsense_date_is_unknown(when, day):
    assert only_entry(rss(item(rest=f"<pubDate>{when}</pubDate>"))).published_on == day


def test_title_is_plain_text_without_signs_that_mislead():
    entry = only_entry(rss(item(title="Talks\n  &amp; truce \u202eresume")))

    assert entry.title == "Talks & truce resume"


def bomb(encoding: str) -> bytes:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    head = f"<?xml version='1.0' encoding='{encoding}'?><!DOCTYPE rss [<!ENTITY l0 'boom'>{levels}]>"
    return f"{head}<rss version='2.0'><channel><title>&l8;</title></channel></rss>".encode(encoding)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(bomb("utf-8"), id="xml-bomb"),
        pytest.param(bomb("utf-16"), id="xml-bomb-in-utf-16"),
        pytest.param(rss(item(), head='<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), id="file-as-entity"),
        pytest.param(b"x" * (MAX_FEED_BYTES + 1), id="too-large"),
        pytest.param(b"", id="empty"),
        pytest.param(b"<html><body>Not found</body></html>", id="page"),
        pytest.param(b"\x00\x01\x02" * 1000, id="bytes"),
        pytest.param(b"<" * 100_000, id="brackets"),
        pytest.param(b"/etc/passwd", id="path"),
        pytest.param(b'{"version": "https://jsonfeed.org/version/1"}', id="json"),
    ],
)
def test_what_is_no_feed_is_refused(content):
    with pytest.raises(FeedBrokenError, match="https://feeds"):
        read_feed(content, url=URL)


def test_broken_feed_gives_the_entries_before_the_break():
    entries = read_feed(rss(item(), item("https://news.example/2"))[:-60], url=URL).entries

    assert entries[0].url == "https://news.example/1"


def test_all_of_ten_thousand_entries_are_read():
    feed = read_feed(rss(*(item(f"https://news.example/{n}") for n in range(10_000))), url=URL)

    assert len(feed.entries) == 10_000
    assert feed.left_out == 0
