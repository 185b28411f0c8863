"""Knows which network addresses may be asked, and connects to exactly the address that was checked."""

import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import httpcore

from events.domain.errors import Hopeless, TryLater

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver = Callable[[str, int], list[str]]

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


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

    def checked_address(self, host: str, port: int) -> str:
        """Return one address of the host after every one of them was found public.

        Raises: AddressRefusedError, NameUnknownError.
        """
        if port not in self.ports:
            ports = ", ".join(map(str, sorted(self.ports)))
            raise AddressRefusedError(f"{host}: port {port} is not asked; only {ports}")
        found = self._resolve(host, port)
        for text in found:
            address = ipaddress.ip_address(text.split("%")[0])
            if not self._may_ask(address):
                raise AddressRefusedError(f"{host} leads to {address}, which is not on the public internet")
        return found[0]

    def _resolve(self, host: str, port: int) -> list[str]:
        try:
            found = self.resolver(host, port)
        except (OSError, UnicodeError) as error:
            raise NameUnknownError(f"{host}: the name has no address ({error})") from error
        if not found:
            raise NameUnknownError(f"{host}: the name has no address")
        return found

    def _may_ask(self, address: Address) -> bool:
        if any(address in network for network in self.allow if network.version == address.version):
            return True
        return all(_is_public(part) for part in (address, *_embedded(address)))


def _is_public(address: Address) -> bool:
    # is_global alone lets multicast pass
    return address.is_global and not address.is_multicast


def _embedded(address: Address) -> Iterable[Address]:
    """Return the IPv4 addresses that an IPv6 address carries to somewhere else."""
    if isinstance(address, ipaddress.IPv4Address):
        return []
    inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return [part for part in inner if part is not None]


class GuardedBackend(httpcore.NetworkBackend):
    """Open connections for httpcore: the check and the connection use one and the same address.

    `deadline` (monotonic seconds) bounds the whole exchange, however slowly the other side drips.
    """

    def __init__(self, guard: AddressGuard, deadline: float) -> None:
        self._guard, self._deadline = guard, deadline
        self._backend = httpcore.SyncBackend()

    def connect_tcp(self, host: str, port: int, timeout: float | None = None, **options: Any) -> httpcore.NetworkStream:
        """Return a connection to a checked address of the host."""
        address = self._guard.checked_address(host, port)
        stream = self._backend.connect_tcp(address, port, _left(self._deadline, timeout), **options)
        return _BoundedStream(stream, self._deadline)

    def connect_unix_socket(self, path: str, **_options: Any) -> httpcore.NetworkStream:
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
