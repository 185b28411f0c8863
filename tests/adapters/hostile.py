"""A server on this machine that behaves as badly as the internet can."""

import gzip
import ipaddress
import ssl
import threading
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from events.adapters.guard import AddressGuard

CERTIFICATE = Path(__file__).parent / "self_signed.pem"
ARTICLE = (
    b"<html lang='en'><head><title>Talks resume</title></head><body><article><h1>Talks resume</h1>"
    b"<p>Envoys of both sides met in Muscat on Monday for a second round of talks on the ceasefire.</p>"
    b"<p>The foreign ministry said in a statement that the talks would go on for two more days.</p>"
    b"</article></body></html>"
)
Answer = Callable[[BaseHTTPRequestHandler], None]


class HostileServer:
    """Serve answers by path; `asked` has the path and headers of every request."""

    def __init__(self, *, encrypted: bool = False) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, self))
        self._server.daemon_threads = True
        self._server.block_on_close = False
        if encrypted:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATE)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self._scheme = "https" if encrypted else "http"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    @property
    def port(self) -> int:
        """Return the port."""
        return int(self._server.server_address[1])

    @property
    def guard(self) -> AddressGuard:
        """Return a guard that lets this one server pass, whatever its name, and nothing else of this machine."""
        return AddressGuard(
            allow=(ipaddress.ip_network("127.0.0.1/32"),),
            ports=frozenset({self.port}),
            resolver=lambda host, _port: ["127.0.0.1" if host.endswith(".example") else host],
        )

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """Return the address of a path."""
        return f"{self._scheme}://{host}:{self.port}{path}"

    def stop(self) -> None:
        """Close the port."""
        self._server.shutdown()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    """Look the answer up; forget every complaint about a caller that hung up."""

    protocol_version = "HTTP/1.0"

    def __init__(self, server: HostileServer, *args: object) -> None:
        self.hostile = server
        with suppress(OSError):
            super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer."""
        self.hostile.asked.append((self.path, dict(self.headers)))
        self.hostile.answers[self.path](self)

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


def body(content: bytes = ARTICLE, *, status: int = 200, kind: str = "text/html", **headers: str) -> Answer:
    """Answer with a body; underscores in header names stand for hyphens."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(content)))
        for name, value in {"Content-Type": kind, **headers}.items():
            if value:
                handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(content)

    return answer


def redirect(location: str, status: int = 302) -> Answer:
    """Answer with another address."""
    return body(b"", status=status, Location=location)


def gzipped(content: bytes, *, encoding: str = "gzip", **headers: str) -> Answer:
    """Answer with a packed body."""
    return body(gzip.compress(content), Content_Encoding=encoding, **headers)


def deflated(content: bytes, *, raw: bool) -> Answer:
    """Answer with a body packed as deflate, with or without the header that the standard asks for."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS if raw else zlib.MAX_WBITS)
    return body(packer.compress(content) + packer.flush(), Content_Encoding="deflate")


def endless(handler: BaseHTTPRequestHandler) -> None:
    """Answer without end."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    while True:
        handler.wfile.write(b"<p>and then</p>" * 1000)


def dripping(handler: BaseHTTPRequestHandler) -> None:
    """Answer a byte at a time, each in time to keep a reader waiting for the next."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    for _ in range(600):
        handler.wfile.write(b"<")
        time.sleep(0.05)


def silent(_handler: BaseHTTPRequestHandler) -> None:
    """Take the request and say nothing for long."""
    time.sleep(30)


def cut_off(handler: BaseHTTPRequestHandler) -> None:
    """Promise more than is sent."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    handler.wfile.write(b"<html>")


def nonsense(handler: BaseHTTPRequestHandler) -> None:
    """Answer with something that is not HTTP."""
    handler.wfile.write(b"\x00\xff\x00 220 mail.example ESMTP\r\n\r\n")
