"""Knows which network addresses may be asked, and connects to exactly the address that was checked."""

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import httpcore

from events.domain.errors import Hopeless, TryLater

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver = Callable[[str, int], list[str]]

# all of IPv6 that is handed out to hosts (RFC 4291); what lies outside carries or imitates other addresses
_GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")
# 6to4 and Teredo lead to the IPv4 address inside them, 6to4's relays to any
_CARRIERS = tuple(map(ipaddress.ip_network, ("2002::/16", "2001::/32", "192.88.99.0/24")))


class AddressRefusedError(Hopeless):
    """Say that a host is not on the public internet."""

    code = "address_refused"


class NameUnknownError(TryLater):
    """Say that a host name has no address at the moment."""

    code = "name_unknown"


def resolve(host: str, port: int) -> list[str]:
    """Return the addresses of a host as the system knows them."""
    return [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


@dataclass(frozen=True, slots=True)
class AddressGuard:
    """Decide which addresses may be asked; by default public ones on the web's two ports.

    `allow` and `ports` widen that for a closed network; the application never does.
    """

    allow: tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...] = ()
    ports: frozenset[int] = frozenset({80, 443})
    resolver: Resolver = field(default=resolve)

    def checked_addresses(self, host: str, port: int, *, seconds: float) -> list[str]:
        """Return the addresses of the host after every one of them was found public.

        Raises: AddressRefusedError, NameUnknownError.
        """
        if port not in self.ports:
            ports = ", ".join(map(str, sorted(self.ports)))
            raise AddressRefusedError(f"{host}: port {port} is not asked; only {ports}")
        found = self._resolve(host, port, seconds)
        for text in found:
            address = ipaddress.ip_address(text.split("%")[0])
            if not self._may_ask(address):
                raise AddressRefusedError(f"{host} leads to {address}, which is not on the public internet")
        return found

    def _resolve(self, host: str, port: int, seconds: float) -> list[str]:
        try:
            found = _in_time(lambda: self.resolver(host, port), seconds)
        except TimeoutError as error:
            raise NameUnknownError(f"{host}: no name server answered in time") from error
        except (OSError, UnicodeError) as error:
            raise NameUnknownError(f"{host}: the name has no address ({error})") from error
        if not found:
            raise NameUnknownError(f"{host}: the name has no address")
        return found

    def _may_ask(self, address: Address) -> bool:
        if any(address in network for network in self.allow if network.version == address.version):
            return True
        return _is_public(address)


def _is_public(address: Address) -> bool:
    if any(address in network for network in _CARRIERS if network.version == address.version):
        return False
    if address.version == 6 and address not in _GLOBAL_UNICAST:
        return False
    # is_global alone lets multicast pass
    return address.is_global and not (address.is_multicast or address.is_reserved)


def _in_time(ask: Callable[[], list[str]], seconds: float) -> list[str]:
    """Return the answer of a resolver that knows no time-out of its own.

    Raises: TimeoutError and what the resolver raises.
    """
    answer: Future[list[str]] = Future()

    def run() -> None:
        try:
            answer.set_result(ask())
        except Exception as error:  # carried to the caller, whatever it is
            answer.set_exception(error)

    # a daemon: a name server that never answers must not hold up the end of the process
    threading.Thread(target=run, daemon=True, name="resolver").start()
    return answer.result(seconds)


class GuardedBackend(httpcore.NetworkBackend):
    """Open connections for httpcore: the check and the connection use one and the same address.

    `deadline` (monotonic seconds) bounds the whole exchange, however slowly the other side drips.
    """

    def __init__(self, guard: AddressGuard, deadline: float) -> None:
        self._guard, self._deadline = guard, deadline
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Any = None,
    ) -> httpcore.NetworkStream:
        """Return a connection to a checked address of the host."""
        options = {"local_address": local_address, "socket_options": socket_options}
        addresses = self._guard.checked_addresses(host, port, seconds=_left(self._deadline, timeout))
        for address in addresses[:-1]:
            # a machine without IPv6 can still reach the other addresses
            with suppress(httpcore.ConnectError):
                return self._connect(address, port, timeout, options)
        return self._connect(addresses[-1], port, timeout, options)

    def _connect(
        self, address: str, port: int, timeout: float | None, options: dict[str, Any]
    ) -> httpcore.NetworkStream:
        stream = self._backend.connect_tcp(address, port, _left(self._deadline, timeout), **options)
        return _BoundedStream(stream, self._deadline)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Any = None
    ) -> httpcore.NetworkStream:
        """Refuse: there is no page behind a socket of this machine."""
        raise AddressRefusedError(f"{path} is a socket of this machine")


class _BoundedStream(httpcore.NetworkStream):
    """Read and write no longer than the deadline allows."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return what arrives in the time that is left."""
        return self._stream.read(max_bytes, _left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send in the time that is left."""
        self._stream.write(buffer, _left(self._deadline, timeout))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Return the encrypted connection, bounded by the same deadline."""
        stream = self._stream.start_tls(ssl_context, server_hostname, _left(self._deadline, timeout))
        return _BoundedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """Return what the connection knows of itself."""
        return self._stream.get_extra_info(info)


def _left(deadline: float, timeout: float | None) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the whole exchange took too long")
    return left if timeout is None else min(left, timeout)
