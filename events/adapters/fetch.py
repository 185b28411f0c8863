"""Knows the one way out: reads a public address within limits of size, time, type and redirects."""

import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookiejar import CookieJar, DefaultCookiePolicy
from urllib.parse import urljoin

import httpcore
import httpx

from events.adapters.guard import AddressGuard, GuardedBackend
from events.adapters.unpack import PackingError, UnpackedTooLargeError, unpack
from events.adapters.urls import canonicalise_url
from events.domain.errors import Hopeless, InvalidInput, TryLater

PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
FEED_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/xml", "text/xml", "application/rdf+xml", "text/html"}
)
USER_AGENT = "EscalationTimeline/0.1 (reads articles that an editor asked for)"
MAX_REDIRECTS = 5
CHUNK_BYTES = 65_536


class TooLargeError(Hopeless):
    """Say that an answer is larger than any article or feed."""

    code = "too_large"


class WrongTypeError(Hopeless):
    """Say that an answer is neither a page nor a feed."""

    code = "wrong_type"


class TooManyRedirectsError(Hopeless):
    """Say that an address leads from one to the next without end."""

    code = "too_many_redirects"


class RefusedError(Hopeless):
    """Say that the server will not give the page: 4xx."""

    code = "refused"


class GoneError(RefusedError):
    """Say that nothing stands at the address: 404 or 410."""

    code = "gone"


class CertificateError(Hopeless):
    """Say that a server cannot prove that it is the one that was asked."""

    code = "certificate_refused"


class FetchTimeoutError(TryLater):
    """Say that the exchange took longer than allowed."""

    code = "fetch_timeout"


class ServerBusyError(TryLater):
    """Say that the server cannot answer now: 5xx, 429, or no connection."""

    code = "server_busy"

    def __init__(self, message: str, *, retry_after_seconds: int | None = None) -> None:
        self.retry_after_seconds = retry_after_seconds
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """Hold what an exchange may cost; sizes in bytes, as sent and as unpacked."""

    seconds: float = 15.0
    max_sent: int = 5_000_000
    max_unpacked: int = 10_000_000


@dataclass(frozen=True, slots=True)
class Fetched:
    """Hold an answer; `status` is 200, or 304 with nothing in it."""

    url: str
    status: int
    content: bytes
    content_type: str
    etag: str
    last_modified: str


@dataclass(frozen=True, slots=True)
class Conditions:
    """Hold what a server said of the last answer, so that it can say that nothing changed."""

    etag: str = ""
    last_modified: str = ""

    def headers(self) -> dict[str, str]:
        """Return the conditional headers."""
        found = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in found.items() if value}


NO_CONDITIONS = Conditions()
DEFAULT_LIMITS = FetchLimits()
PUBLIC_ONLY = AddressGuard()


def fetch(
    url: str,
    *,
    accept: frozenset[str] = PAGE_TYPES,
    conditions: Conditions = NO_CONDITIONS,
    limits: FetchLimits = DEFAULT_LIMITS,
    guard: AddressGuard = PUBLIC_ONLY,
) -> Fetched:
    """Return what stands at a public address, following at most five redirects, each checked like the first.

    Raises: InvalidInput, Hopeless and TryLater with their children of this module and of guard.
    """
    address = canonicalise_url(url)
    deadline = time.monotonic() + limits.seconds
    with _client(guard, deadline) as client:
        for _ in range(MAX_REDIRECTS + 1):
            answer = _ask(client, address, accept, conditions, limits)
            if isinstance(answer, Fetched):
                return answer
            address = _redirected(address, answer)
    raise TooManyRedirectsError(f"{url}: more than {MAX_REDIRECTS} redirects")


@contextmanager
def _client(guard: AddressGuard, deadline: float) -> Iterator[httpx.Client]:
    transport = httpx.HTTPTransport(trust_env=False)
    # httpx has no argument for the network below it; the pool is where httpcore takes one
    transport._pool = httpcore.ConnectionPool(
        ssl_context=httpx.create_ssl_context(trust_env=False), network_backend=GuardedBackend(guard, deadline)
    )
    headers = {"User-Agent": USER_AGENT, "Accept-Encoding": "gzip, deflate"}
    cookies = CookieJar(DefaultCookiePolicy(allowed_domains=[]))  # takes none, so none goes along a redirect
    with httpx.Client(
        transport=transport, trust_env=False, follow_redirects=False, headers=headers, cookies=cookies
    ) as client:
        yield client


def _redirected(address: str, location: str) -> str:
    try:
        return canonicalise_url(urljoin(address, location))
    except InvalidInput as error:
        raise RefusedError(f"{address} redirects to {location[:80]!r}, which is no web address") from error


def _ask(
    client: httpx.Client, address: str, accept: frozenset[str], conditions: Conditions, limits: FetchLimits
) -> Fetched | str:
    """Return the answer, or the location it redirects to."""
    headers = {"Accept": ", ".join(sorted(accept)), **conditions.headers()}
    try:
        with client.stream("GET", address, headers=headers) as response:
            # not is_redirect, which is true for 304 as well
            if response.has_redirect_location:
                return response.headers["Location"]
            _check_status(address, response)
            content = b"" if response.status_code == 304 else _read(address, response, accept, limits)
            return Fetched(
                url=address,
                status=response.status_code,
                content=content,
                content_type=response.headers.get("Content-Type", ""),
                etag=response.headers.get("ETag", ""),
                last_modified=response.headers.get("Last-Modified", ""),
            )
    except (httpx.TimeoutException, httpcore.TimeoutException) as error:
        raise FetchTimeoutError(f"{address}: no complete answer within {limits.seconds:g} seconds") from error
    except httpx.InvalidURL as error:
        raise InvalidInput("url", repr(address[:80]), f"an address that can be asked ({error})") from error
    except httpx.TransportError as error:
        if _is_certificate_fault(error):
            raise CertificateError(f"{address}: its certificate is not valid ({error}); paste the text") from error
        raise ServerBusyError(f"{address}: no connection ({error})") from error


def _check_status(address: str, response: httpx.Response) -> None:
    status = response.status_code
    if status in {200, 304}:
        return
    if status in {404, 410}:
        raise GoneError(f"{address}: the server answered {status}; check the address or paste the text")
    if status in {408, 425, 429} or status >= 500:
        raise ServerBusyError(f"{address}: the server answered {status}", retry_after_seconds=_retry_after(response))
    raise RefusedError(f"{address}: the server answered {status}; check the address or paste the text")


def _retry_after(response: httpx.Response) -> int | None:
    value = response.headers.get("Retry-After", "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 7 else None


def _read(address: str, response: httpx.Response, accept: frozenset[str], limits: FetchLimits) -> bytes:
    kind = response.headers.get("Content-Type", "").split(";")[0].strip().lower()
    if kind not in accept:
        raise WrongTypeError(f"{address}: got {kind or 'no content type'}, expected {', '.join(sorted(accept))}")
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    try:
        return unpack(_sent(address, response, limits), encoding=encoding, most=limits.max_unpacked)
    except PackingError as error:
        raise WrongTypeError(f"{address}: {error}") from error
    except UnpackedTooLargeError as error:
        raise TooLargeError(f"{address}: {error}") from error


def _sent(address: str, response: httpx.Response, limits: FetchLimits) -> Iterator[bytes]:
    for part in response.iter_raw(CHUNK_BYTES):
        if response.num_bytes_downloaded > limits.max_sent:
            raise TooLargeError(f"{address}: more than {limits.max_sent} bytes, more than any article or feed has")
        yield part


def _is_certificate_fault(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False
