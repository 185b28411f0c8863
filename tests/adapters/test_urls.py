"""Addresses: one canonical form for each, and only those of the web."""

import pytest

from events.adapters.urls import MAX_URL_CHARS, canonicalise_url
from events.domain.errors import InvalidInput


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        pytest.param("HTTPS://News.Example/A", "https://news.example/A", id="case-of-scheme-and-host"),
        pytest.param("https://news.example", "https://news.example/", id="empty-path"),
        pytest.param("https://news.example:443/a", "https://news.example/a", id="default-port"),
        pytest.param("http://news.example:8080/a", "http://news.example:8080/a", id="other-port"),
        pytest.param("https://news.example/a#top", "https://news.example/a", id="fragment"),
        pytest.param("https://news.example/a?utm_source=x&id=7", "https://news.example/a?id=7", id="campaign"),
        pytest.param("https://news.example/a?fbclid=x", "https://news.example/a", id="click-id"),
        pytest.param("https://news.example/a?b=2&a=1", "https://news.example/a?a=1&b=2", id="order-of-parameters"),
        pytest.param("https://news.example./a", "https://news.example/a", id="dot-at-the-end-of-the-host"),
        pytest.param("https://bücher.example/a", "https://xn--bcher-kva.example/a", id="international-host"),
        pytest.param("  https://news.example/a ", "https://news.example/a", id="blanks-around"),
        pytest.param("https://[2001:DB8::1]/a", "https://[2001:db8::1]/a", id="ipv6"),
    ],
)
def test_address_has_one_form(url, canonical):
    assert canonicalise_url(url) == canonical
    assert canonicalise_url(canonical) == canonical


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("file:///etc/passwd", id="file"),
        pytest.param("gopher://news.example/1", id="gopher"),
        pytest.param("ftp://news.example/a", id="ftp"),
        pytest.param("javascript:alert(1)", id="script"),
        pytest.param("data:text/html,<script>alert(1)</script>", id="data"),
        pytest.param("//news.example/a", id="no-scheme"),
        pytest.param("news.example/a", id="no-scheme-and-no-slashes"),
        pytest.param("https:///a", id="no-host"),
        pytest.param("https://user:secret@news.example/", id="password"),
        pytest.param("https://news.example@10.0.0.1/", id="host-that-is-a-user-name"),
        pytest.param("https://news.example/a b", id="blank-inside"),
        pytest.param("https://news.example/\r\nX-Injected: 1", id="line-break"),
        pytest.param("https://news.example/\x00", id="nul"),
        pytest.param("https://news.example/\ud800", id="half-a-character"),
        pytest.param("https://news.example:99999/", id="port-out-of-range"),
        pytest.param("https://[::1/", id="broken-ipv6"),
        pytest.param(f"https://{'x' * 70}.example/", id="label-too-long"),
        pytest.param("https://news.example/" + "x" * MAX_URL_CHARS, id="too-long"),
    ],
)
def test_anything_but_a_plain_web_address_is_refused(url):
    with pytest.raises(InvalidInput) as caught:
        canonicalise_url(url)

    assert caught.value.field == "url"
