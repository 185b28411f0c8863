"""Knows how a web page becomes an article: its main text, title, day of publication and canonical address."""

import hashlib
import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import trafilatura
from htmldate import find_date
from lxml import html
from trafilatura.utils import decode_file

from events.adapters.lines import parse_published
from events.adapters.urls import canonicalise_url
from events.domain.errors import Hopeless, InvalidInput
from events.domain.types import Published

# more than any news article; the reading takes time in proportion
MAX_ARTICLE_BYTES = 500_000
_UTF8 = "utf-8"
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
# signs that reorder what a reader sees without changing what a program reads (CVE-2021-42574)
_BIDI_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROLS = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")


class NoTextError(Hopeless):
    """Say that a page has no article text."""

    code = "no_text"


@dataclass(frozen=True, slots=True)
class Page:
    """Hold what a page says of itself; an unknown day of publication stays unknown."""

    title: str
    text: str
    canonical_url: str
    published_on: date | None
    published_at: datetime | None
    language: str
    site_name: str


def read_page(content: bytes, *, url: str, content_type: str = "") -> Page:
    """Return the article that a page holds.

    Raises: NoTextError.
    """
    content = _in_utf8(content, content_type)
    if content_type.lower().startswith("text/plain"):
        return _plain_page(content, url)
    document = trafilatura.bare_extraction(
        content, url=url, include_comments=False, include_tables=False, with_metadata=False
    )
    text = getattr(document, "text", None) if document else None
    if not text or not text.strip():
        raise NoTextError(f"{url}: no article text was found on the page; paste the text instead")
    tree = html.fromstring(content, parser=html.HTMLParser(encoding=_UTF8))
    published = _published(tree, content)
    return Page(
        title=_first(tree, "//meta[@property='og:title']/@content", "//title/text()", "//h1//text()"),
        text=clean_text(text),
        canonical_url=_canonical(tree, url),
        published_on=published.day if published else None,
        published_at=published.moment if published else None,
        language=_first(tree, "//html/@lang")[:2].lower(),
        site_name=_first(tree, "//meta[@property='og:site_name']/@content"),
    )


def _in_utf8(content: bytes, content_type: str) -> bytes:
    """Return the bytes in UTF-8: the server's word counts first, then the page's, then the look of the bytes."""
    named = _CHARSET.search(content_type) or _CHARSET.search(content[:4096].decode("ascii", "ignore"))
    try:
        return content.decode(named[1] if named else _UTF8).encode(_UTF8)
    except (LookupError, UnicodeError):
        return decode_file(content).encode(_UTF8, "ignore")


def _plain_page(content: bytes, url: str) -> Page:
    text = clean_text(content.decode(_UTF8)).strip()
    if not text:
        raise NoTextError(f"{url}: the answer is empty; paste the text instead")
    return Page("", text, canonicalise_url(url), None, None, "", "")


def _first(tree: Any, *paths: str) -> str:
    for path in paths:
        for found in tree.xpath(path):
            if text := " ".join(str(found).split()):
                return clean_text(text)
    return ""


def _canonical(tree: Any, url: str) -> str:
    """Return the page's own canonical address where it is on the same host, else the address that was read."""
    claimed = _first(tree, "//link[@rel='canonical']/@href")
    try:
        address = canonicalise_url(urljoin(url, claimed)) if claimed else ""
    except InvalidInput:
        address = ""
    own = canonicalise_url(url)
    return address if urlsplit(address).hostname == urlsplit(own).hostname else own


def _published(tree: Any, content: bytes) -> Published | None:
    """Return the moment that the page declares, else the day that htmldate finds in its markup; else None."""
    declared = [*_declared_in_json(tree), _first(tree, "//meta[@property='article:published_time']/@content")]
    for found in declared:
        try:
            if found and (published := parse_published(found)):
                return published
        except InvalidInput:
            continue
    day = find_date(content, original_date=True, extensive_search=False)
    return Published(date.fromisoformat(day)) if day else None


def _declared_in_json(tree: Any) -> list[str]:
    found: list[str] = []
    for block in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            _collect(json.loads(block), found)
        except (ValueError, RecursionError):
            continue
    return found


def _collect(node: Any, found: list[str]) -> None:
    if isinstance(node, list):
        for part in node:
            _collect(part, found)
    elif isinstance(node, dict):
        if isinstance(node.get("datePublished"), str):
            found.append(node["datePublished"])
        _collect(node.get("@graph"), found)


def clean_text(text: str) -> str:
    """Return the text with plain line ends, composed letters and no signs that could mislead a reader.

    Raises: InvalidInput for NUL bytes and lone surrogates, which no database keeps.
    """
    if "\x00" in text:
        raise InvalidInput("text", "a NUL byte", "plain text")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InvalidInput("text", f"half a character at position {error.start}", "text in UTF-8") from error
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    plain = _CONTROLS.sub("", _BIDI_OVERRIDES.sub("", plain))
    return unicodedata.normalize("NFC", plain)


def check_text(text: str) -> str:
    """Return an article's text cleaned.

    Raises: InvalidInput for nothing, too much, or what is no text.
    """
    size = len(text.encode("utf-8", "replace"))
    if size > MAX_ARTICLE_BYTES:
        raise InvalidInput("text", f"{size} bytes", f"at most {MAX_ARTICLE_BYTES}; split the article or cut the rest")
    plain = clean_text(text).strip()
    if not plain:
        raise InvalidInput("text", "nothing but blanks", "the article's text")
    return plain


def content_hash(title: str, text: str) -> str:
    """Return what finds the same text again: a hash that white space does not change."""
    return hashlib.sha256(f"{' '.join(title.split())}\n{' '.join(text.split())}".encode()).hexdigest()
