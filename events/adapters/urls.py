"""Knows when two addresses are one: the canonical form of a web address."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from events.domain.errors import InvalidInput

MAX_URL_CHARS = 2000
_DEFAULT_PORTS = {"http": 80, "https": 443}
_TRACKING = frozenset(
    {"fbclid", "gclid", "dclid", "msclkid", "igshid", "mc_cid", "mc_eid", "yclid", "ref_src", "cmpid", "ocid"}
)


def canonicalise_url(url: str) -> str:
    """Return the address in its canonical form: host in lower case and ASCII, no fragment, no tracking parameters.

    Raises: InvalidInput for anything but a plain http or https address.
    """
    found = url.strip()
    if len(found) > MAX_URL_CHARS or any(ord(sign) < 33 or _is_half(sign) for sign in found):
        raise InvalidInput("url", repr(found[:80]), f"an address of at most {MAX_URL_CHARS} characters without spaces")
    try:
        parts = urlsplit(found)
        port = parts.port
    except ValueError as error:
        raise InvalidInput("url", repr(found[:80]), "an address such as https://news.example/article") from error
    if parts.scheme.lower() not in _DEFAULT_PORTS or not parts.hostname:
        raise InvalidInput("url", repr(found[:80]), "an http or https address such as https://news.example/article")
    if "@" in parts.netloc:
        raise InvalidInput("url", repr(found[:80]), "an address without user name and password")
    scheme = parts.scheme.lower()
    netloc = _host(parts.hostname)
    if port and port != _DEFAULT_PORTS[scheme]:
        netloc = f"{netloc}:{port}"
    return urlunsplit((scheme, netloc, parts.path or "/", _query(parts.query), ""))


def _is_half(sign: str) -> bool:
    # a lone surrogate has no place in UTF-8, so neither the network nor a database takes it
    return "\ud800" <= sign <= "\udfff"


def _host(host: str) -> str:
    if ":" in host:
        return f"[{host.lower()}]"
    try:
        return host.rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise InvalidInput("url", repr(host), "a host name such as news.example") from error


def _query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not _is_tracking(name.lower())]
    return urlencode(sorted(kept))


def _is_tracking(name: str) -> bool:
    return name.startswith("utm_") or name in _TRACKING
