"""Pages: the article's text and what the page says of itself, or a named reason why there is none."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from events.adapters.pages import MAX_ARTICLE_BYTES, NoTextError, check_text, clean_text, content_hash, read_page
from events.domain.errors import DomainError, InvalidInput

URL = "https://news.example/talks"
BODY = (
    "<article><h1>Talks resume</h1><p>Envoys of both sides met in Muscat on Monday for a second round of talks.</p>"
    "<p>The foreign ministry said in a statement that the talks would go on for two more days.</p></article>"
)


def page(head: str = "", body: str = BODY, url: str = URL, kind: str = "text/html"):
    content = f"<html lang='en-GB'><head><title>Talks resume</title>{head}</head><body>{body}</body></html>"
    return read_page(content.encode(), url=url, content_type=kind)


def test_text_title_and_language_are_read():
    read = page()

    assert "Envoys of both sides met in Muscat" in read.text
    assert (read.title, read.language, read.canonical_url) == ("Talks resume", "en", URL)
    assert read.published_on is None


@pytest.mark.parametrize(
    ("head", "day", "moment"),
    [
        pytest.param(
            '<meta property="article:published_time" content="2025-06-16T23:30:00+03:00">',
            date(2025, 6, 16),
            datetime(2025, 6, 16, 23, 30, tzinfo=timezone(timedelta(hours=3))),
            id="moment-keeps-the-day-of-its-own-offset",
        ),
        pytest.param(
            '<script type="application/ld+json">{"@graph": [{"datePublished": "2025-06-16T10:00:00Z"}]}</script>',
            date(2025, 6, 16),
            datetime(2025, 6, 16, 10, tzinfo=UTC),
            id="linked-data",
        ),
        pytest.param(
            '<script type="application/ld+json">{broken</script>'
            '<meta property="article:published_time" content="2025-06-16">',
            date(2025, 6, 16),
            None,
            id="broken-linked-data-is-passed-over",
        ),
        pytest.param(
            '<meta property="article:published_time" content="99999-01-01">', None, None, id="year-out-of-range"
        ),
        pytest.param('<meta property="article:published_time" content="soon">', None, None, id="no-date"),
    ],
)
def test_publication_is_what_the_page_declares(head, day, moment):
    read = page(head)

    assert (read.published_on, read.published_at) == (day, moment)


@pytest.mark.parametrize(
    ("link", "canonical"),
    [
        pytest.param("https://news.example/talks-2", "https://news.example/talks-2", id="same-host"),
        pytest.param("/talks-2?utm_source=x", "https://news.example/talks-2", id="relative"),
        pytest.param("https://other.example/stolen", URL, id="other-host-is-not-believed"),
        pytest.param("javascript:alert(1)", URL, id="no-address"),
    ],
)
def test_canonical_address_is_believed_on_its_own_host(link, canonical):
    assert page(f'<link rel="canonical" href="{link}">').canonical_url == canonical


def test_scripts_and_markup_do_not_reach_the_text():
    read = page(body="<script>alert(1)</script>" + BODY.replace("Muscat", "<b onclick='x()'>Muscat</b>"))

    assert "alert" not in read.text
    assert "<" not in read.text


@pytest.mark.parametrize(
    ("encoding", "kind", "head"),
    [
        pytest.param("utf-8", "text/html; charset=UTF-8", "", id="named-by-the-server"),
        pytest.param("windows-1256", "text/html; charset=windows-1256", "", id="named-by-the-server-alone"),
        pytest.param("windows-1256", "text/html", '<meta charset="windows-1256">', id="named-by-the-page"),
        pytest.param("utf-8", "text/html", "", id="not-named"),
        pytest.param("utf-8", "text/html; charset=klingon", "", id="named-wrongly"),
    ],
)
def test_page_is_read_in_its_encoding(encoding, kind, head):
    body = BODY.replace("Muscat", "مسقط")
    content = f"<html><head>{head}<title>محادثات</title></head><body>{body}</body></html>".encode(encoding)

    read = read_page(content, url=URL, content_type=kind)

    assert read.title == "محادثات"
    assert "مسقط" in read.text


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"   \n ", id="blanks"),
        pytest.param(b"<html><body></body></html>", id="no-text"),
        pytest.param(b"\x00\xff\xfe\x00" * 200, id="bytes"),
        pytest.param(b"<" * 10_000, id="nothing-but-brackets"),
        pytest.param(b"<div>" * 20_000, id="deep"),
        pytest.param(b"<html><body><p>\x00\x00</p></body></html>", id="nul"),
    ],
)
def test_page_without_text_is_named(content):
    with pytest.raises(DomainError):
        read_page(content, url=URL, content_type="text/html")


def test_plain_text_is_taken_as_it_is():
    assert read_page(b"Talks resumed.\r\n", url=URL, content_type="text/plain; charset=utf-8").text == "Talks resumed."


def test_plain_text_without_anything_is_refused():
    with pytest.raises(NoTextError):
        read_page(b"  ", url=URL, content_type="text/plain")


@pytest.mark.parametrize(
    ("found", "cleaned"),
    [
        pytest.param("a\r\nb\rc", "a\nb\nc", id="line-ends"),
        pytest.param("\ufeffTalks", "Talks", id="byte-order-mark"),
        pytest.param("ta\u202elks\u2066 now", "talks now", id="signs-that-reorder-what-is-read"),
        pytest.param("ta\x07lks\x1b[31m", "talks[31m", id="control-signs"),
        pytest.param("cafe\u0301", "café", id="composed"),
        pytest.param("محادثات \u200f", "محادثات \u200f", id="arabic-stays"),
        pytest.param("a\tb\nc", "a\tb\nc", id="tab-and-line-break-stay"),
    ],
)
def test_text_is_cleaned_of_what_misleads(found, cleaned):
    assert clean_text(found) == cleaned


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("", "nothing but blanks", id="empty"),
        pytest.param(" \n\t\u202e", "nothing but blanks", id="blanks"),
        pytest.param("Talks\x00", "a NUL byte", id="nul"),
        pytest.param("Talks \ud83d", "half a character", id="lone-surrogate"),
        pytest.param("x" * (MAX_ARTICLE_BYTES + 1), "500001 bytes", id="too-large"),
        pytest.param("x" * 10_000_000, "10000000 bytes", id="ten-megabytes"),
        pytest.param("A. " * 1_000_000, "3000000 bytes", id="a-million-sentences"),
        pytest.param("é" * 300_000, "600000 bytes", id="bytes-count-not-characters"),
    ],
)
def test_text_that_cannot_be_kept_is_refused(text, found):
    with pytest.raises(InvalidInput) as caught:
        check_text(text)

    assert caught.value.found.startswith(found)


def test_white_space_does_not_make_another_article():
    assert content_hash("Talks ", "They  met.\n") == content_hash("Talks", "They met.")
    assert content_hash("Talks", "They met.") != content_hash("Talks", "They met again.")
