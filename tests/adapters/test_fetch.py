"""The one way out: a page within limits, or a named reason why not, in bounded time."""

import ipaddress
import socket

import pytest

from events.adapters import fetch as fetching
from events.adapters.fetch import FEED_TYPES, Conditions, FetchLimits, fetch
from events.adapters.guard import AddressGuard, AddressRefusedError
from events.domain.errors import Hopeless, InvalidInput, TryLater
from tests.adapters import hostile

SHORT = FetchLimits(seconds=1.0, max_sent=200_000, max_unpacked=400_000)
PATIENT = FetchLimits(seconds=10.0, max_sent=200_000, max_unpacked=400_000)


def ask(server, path, **options):
    return fetch(server.url(path), guard=server.guard, limits=options.pop("limits", PATIENT), **options)


def test_page_is_read(server):
    server.answers["/a"] = hostile.body(ETag='"1"', Last_Modified="Mon, 16 Jun 2025 10:00:00 GMT")

    fetched = ask(server, "/a")

    assert (fetched.status, fetched.content, fetched.url) == (200, hostile.ARTICLE, server.url("/a"))
    assert (fetched.etag, fetched.last_modified) == ('"1"', "Mon, 16 Jun 2025 10:00:00 GMT")


def test_request_tells_no_more_than_needed(server, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")  # would fail if it were used
    server.answers |= {"/a": hostile.body(b"", status=302, Location="/b", Set_Cookie="id=1"), "/b": hostile.body()}

    ask(server, "/a")

    headers = server.asked[-1][1]
    assert headers["Host"] == f"127.0.0.1:{server.port}"
    assert not {"Cookie", "Authorization", "Referer"} & set(headers)


def test_unchanged_page_is_not_sent_again(server):
    server.answers["/a"] = hostile.body(b"", status=304)

    fetched = ask(server, "/a", conditions=Conditions('"1"', "Mon, 16 Jun 2025 10:00:00 GMT"))

    assert (fetched.status, fetched.content) == (304, b"")
    assert server.asked[0][1]["If-None-Match"] == '"1"'
    assert server.asked[0][1]["If-Modified-Since"] == "Mon, 16 Jun 2025 10:00:00 GMT"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirect_is_followed(server, status):
    server.answers |= {"/a": hostile.redirect("/b", status), "/b": hostile.body()}

    assert ask(server, "/a").url == server.url("/b")


def test_five_redirects_are_followed_and_no_sixth(server):
    server.answers |= {f"/{n}": hostile.redirect(f"/{n + 1}") for n in range(6)}
    server.answers["/6"] = hostile.body()

    assert ask(server, "/1").url == server.url("/6")
    with pytest.raises(fetching.TooManyRedirectsError):
        ask(server, "/0")


def test_redirect_in_a_circle_ends(server):
    server.answers |= {"/a": hostile.redirect("/b"), "/b": hostile.redirect("/a")}

    with pytest.raises(fetching.TooManyRedirectsError):
        ask(server, "/a")
    assert len(server.asked) == fetching.MAX_REDIRECTS + 1


@pytest.mark.parametrize(
    "location",
    [
        pytest.param("http://127.0.0.2:{port}/", id="loopback"),
        pytest.param("http://10.0.0.1:{port}/", id="private"),
        pytest.param("http://169.254.169.254:{port}/latest/meta-data/", id="link-local"),
        pytest.param("http://[::ffff:127.0.0.2]:{port}/", id="mapped"),
        pytest.param("http://127.0.0.1:22/", id="other-port"),
    ],
)
def test_redirect_to_a_private_address_is_refused(server, location):
    server.answers["/a"] = hostile.redirect(location.format(port=server.port))

    with pytest.raises(AddressRefusedError):
        ask(server, "/a")
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "gopher://127.0.0.1/1", "ftp://127.0.0.1/", "http://u:p@x/"]
)
def test_redirect_to_anything_but_the_web_is_refused(server, location):
    server.answers["/a"] = hostile.redirect(location)

    with pytest.raises(fetching.RefusedError, match="which is no web address"):
        ask(server, "/a")


def test_name_that_turns_private_after_the_check_still_leads_to_the_checked_address(server):
    answers = iter([["127.0.0.1"], ["127.0.0.2"]])
    guard = AddressGuard(server.guard.allow, server.guard.ports, resolver=lambda *_: next(answers))
    server.answers["/a"] = hostile.body()

    fetched = fetch(server.url("/a", host="rebinding.example"), guard=guard)

    assert fetched.status == 200
    assert server.asked[0][1]["Host"] == f"rebinding.example:{server.port}"
    assert next(answers) == ["127.0.0.2"], "the name was asked once"


def test_name_that_turns_private_between_redirects_is_refused(server):
    answers = iter([["127.0.0.1"], ["127.0.0.2"]])
    guard = AddressGuard(server.guard.allow, server.guard.ports, resolver=lambda *_: next(answers))
    server.answers["/a"] = hostile.redirect("/b")

    with pytest.raises(AddressRefusedError):
        fetch(server.url("/a", host="rebinding.example"), guard=guard)


def test_this_machine_is_refused_by_default(server):
    server.answers["/a"] = hostile.body()

    with pytest.raises(AddressRefusedError):
        fetch(server.url("/a"))
    assert server.asked == []


@pytest.mark.parametrize("url", ["file:///etc/passwd", "gopher://news.example/", "http://news.example/\ud800", ""])
def test_no_web_address_is_refused(url):
    with pytest.raises(InvalidInput):
        fetch(url)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        pytest.param(hostile.body(status=404), fetching.GoneError, id="404"),
        pytest.param(hostile.body(status=410), fetching.GoneError, id="410"),
        pytest.param(hostile.body(status=403), fetching.RefusedError, id="403"),
        pytest.param(hostile.body(status=204), fetching.RefusedError, id="204"),
        pytest.param(hostile.body(kind="image/png"), fetching.WrongTypeError, id="picture"),
        pytest.param(hostile.body(kind="application/pdf"), fetching.WrongTypeError, id="pdf"),
        pytest.param(hostile.body(kind=""), fetching.WrongTypeError, id="no-type"),
        pytest.param(hostile.body(b"x" * 200_001), fetching.TooLargeError, id="too-large"),
        pytest.param(hostile.endless, fetching.TooLargeError, id="endless"),
        pytest.param(hostile.gzipped(b"\0" * 5_000_000), fetching.TooLargeError, id="bomb"),
        pytest.param(hostile.gzipped(b"x", encoding="gzip, gzip"), fetching.WrongTypeError, id="packed-twice"),
        pytest.param(hostile.gzipped(hostile.ARTICLE, encoding="br"), fetching.WrongTypeError, id="not-asked-for"),
        pytest.param(hostile.body(Content_Encoding="gzip"), fetching.WrongTypeError, id="not-packed-at-all"),
    ],
)
def test_hopeless_answer_is_named(server, answer, error):
    server.answers["/a"] = answer

    with pytest.raises(error) as caught:
        ask(server, "/a")

    assert isinstance(caught.value, Hopeless)
    assert server.url("/a") in str(caught.value)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        pytest.param(hostile.body(status=500), fetching.ServerBusyError, id="500"),
        pytest.param(hostile.body(status=503), fetching.ServerBusyError, id="503"),
        pytest.param(hostile.body(status=429), fetching.ServerBusyError, id="429"),
        pytest.param(hostile.cut_off, fetching.ServerBusyError, id="cut-off"),
        pytest.param(hostile.nonsense, fetching.ServerBusyError, id="not-http"),
        pytest.param(hostile.silent, fetching.FetchTimeoutError, id="silent"),
        pytest.param(hostile.dripping, fetching.FetchTimeoutError, id="dripping"),
    ],
)
def test_passing_trouble_is_named_and_may_be_tried_later(server, answer, error):
    server.answers["/a"] = answer

    with pytest.raises(error) as caught:
        ask(server, "/a", limits=SHORT)

    assert isinstance(caught.value, TryLater)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        pytest.param("120", 120, id="seconds"),
        pytest.param("Mon, 16 Jun 2025 10:00:00 GMT", None, id="date"),
        pytest.param("-5", None, id="negative"),
        pytest.param("9" * 40, None, id="absurd"),
        pytest.param("", None, id="missing"),
    ],
)
def test_retry_after_is_passed_on(server, header, seconds):
    server.answers["/a"] = hostile.body(status=503, Retry_After=header)

    with pytest.raises(fetching.ServerBusyError) as caught:
        ask(server, "/a")

    assert caught.value.retry_after_seconds == seconds


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(hostile.gzipped(hostile.ARTICLE), id="gzip"),
        pytest.param(hostile.deflated(hostile.ARTICLE, raw=False), id="deflate"),
        pytest.param(hostile.deflated(hostile.ARTICLE, raw=True), id="deflate-without-header"),
        pytest.param(hostile.body(kind="TEXT/HTML"), id="type-in-capitals"),
        pytest.param(hostile.body(kind="application/xhtml+xml"), id="xhtml"),
    ],
)
def test_ordinary_variations_are_read(server, answer):
    server.answers["/a"] = answer

    assert ask(server, "/a").content == hostile.ARTICLE


def test_feed_types_are_asked_for_by_feeds_alone(server):
    server.answers["/feed"] = hostile.body(b"<rss/>", kind="application/rss+xml")

    assert ask(server, "/feed", accept=FEED_TYPES).content == b"<rss/>"
    with pytest.raises(fetching.WrongTypeError):
        ask(server, "/feed")


def test_certificate_that_nobody_vouches_for_is_refused(encrypted_server):
    encrypted_server.answers["/a"] = hostile.body()

    with pytest.raises(fetching.CertificateError):
        ask(encrypted_server, "/a")
    assert encrypted_server.asked == []


def test_server_without_encryption_behind_https_is_no_connection(server):
    server.answers["/a"] = hostile.body()

    with pytest.raises(fetching.ServerBusyError):
        fetch(server.url("/a").replace("http:", "https:"), guard=server.guard, limits=SHORT)


def test_closed_port_is_no_connection():
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    guard = AddressGuard((ipaddress.ip_network("127.0.0.1/32"),), frozenset({port}))

    with pytest.raises(fetching.ServerBusyError):
        fetch(f"http://127.0.0.1:{port}/", guard=guard)
