"""The guard: public addresses only, and the connection goes to the very address that was checked."""

import ipaddress
import time

import httpcore
import pytest

from events.adapters.guard import AddressGuard, AddressRefusedError, GuardedBackend, NameUnknownError

PUBLIC = "93.184.216.34"


def resolving_to(*addresses: str) -> AddressGuard:
    return AddressGuard(resolver=lambda _host, _port: list(addresses))


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("127.0.0.1", id="loopback"),
        pytest.param("127.255.255.254", id="end-of-loopback"),
        pytest.param("10.1.2.3", id="private-10"),
        pytest.param("172.16.0.1", id="private-172"),
        pytest.param("192.168.1.1", id="private-192"),
        pytest.param("169.254.169.254", id="link-local-where-clouds-keep-keys"),
        pytest.param("100.64.0.1", id="shared-by-carriers"),
        pytest.param("0.0.0.0", id="this-host"),  # noqa: S104 - asked for, not bound
        pytest.param("224.0.0.1", id="multicast"),
        pytest.param("255.255.255.255", id="broadcast"),
        pytest.param("192.0.2.1", id="documentation"),
        pytest.param("198.18.0.1", id="benchmarks"),
        pytest.param("192.88.99.1", id="relay-of-6to4"),
        pytest.param("::1", id="loopback-6"),
        pytest.param("::", id="unspecified-6"),
        pytest.param("fe80::1", id="link-local-6"),
        pytest.param("fe80::1%eth0", id="link-local-6-with-zone"),
        pytest.param("fc00::1", id="private-6"),
        pytest.param("ff02::1", id="multicast-6"),
        pytest.param("::ffff:127.0.0.1", id="mapped-loopback"),
        pytest.param("::ffff:10.0.0.1", id="mapped-private"),
        pytest.param("64:ff9b::7f00:1", id="translated-loopback"),
        pytest.param("2002:7f00:1::", id="6to4-loopback"),
        pytest.param("2001:0:7f00:1::", id="teredo"),
    ],
)
def test_address_that_is_not_public_is_refused(address):
    with pytest.raises(AddressRefusedError, match="not on the public internet"):
        resolving_to(address).checked_addresses("news.example", 443, seconds=1)


@pytest.mark.parametrize("address", [PUBLIC, "2606:2800:220:1:248:1893:25c8:1946"])
def test_public_address_may_be_asked(address):
    assert resolving_to(address).checked_addresses("news.example", 443, seconds=1) == [address]


def test_one_private_address_among_public_ones_is_enough_to_refuse():
    with pytest.raises(AddressRefusedError):
        resolving_to(PUBLIC, "127.0.0.1").checked_addresses("news.example", 443, seconds=1)


@pytest.mark.parametrize("port", [22, 25, 6379, 8080])
def test_other_ports_than_the_webs_are_refused(port):
    with pytest.raises(AddressRefusedError, match=f"port {port}"):
        resolving_to(PUBLIC).checked_addresses("news.example", port, seconds=1)


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "017700000001"])
def test_disguised_loopback_is_refused_by_what_it_resolves_to(host):
    # the system's own resolver reads these as 127.0.0.1, without asking anyone
    with pytest.raises(AddressRefusedError):
        AddressGuard().checked_addresses(host, 80, seconds=5)


def test_name_without_address_may_be_tried_later():
    with pytest.raises(NameUnknownError):
        resolving_to().checked_addresses("news.example", 443, seconds=1)


def test_name_server_that_never_answers_does_not_hold_up():
    slow = AddressGuard(resolver=lambda _host, _port: time.sleep(30) or [PUBLIC])

    with pytest.raises(NameUnknownError, match="no name server answered in time"):
        slow.checked_addresses("news.example", 443, seconds=0.1)


def test_connection_goes_to_the_address_that_was_checked(monkeypatch):
    answers = iter([[PUBLIC], ["127.0.0.1"]])  # a name that turns to this machine once it was checked
    asked = []

    def record(_self, host, port, *_args, **_options):
        asked.append((host, port))
        raise httpcore.ConnectError("no network in tests")

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", record)
    backend = GuardedBackend(AddressGuard(resolver=lambda *_: next(answers)), time.monotonic() + 5)

    with pytest.raises(httpcore.ConnectError):
        backend.connect_tcp("rebinding.example", 443)

    assert asked == [(PUBLIC, 443)]
    with pytest.raises(AddressRefusedError):
        backend.connect_tcp("rebinding.example", 443)


def test_second_address_is_tried_where_the_first_does_not_connect(monkeypatch):
    asked = []

    def record(_self, host, *_args, **_options):
        asked.append(host)
        raise httpcore.ConnectError("no network in tests")

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", record)
    both = ["2606:2800:220:1::1", PUBLIC]
    backend = GuardedBackend(resolving_to(*both), time.monotonic() + 5)

    with pytest.raises(httpcore.ConnectError):
        backend.connect_tcp("news.example", 443)

    assert asked == both


def test_socket_of_this_machine_is_refused():
    with pytest.raises(AddressRefusedError):
        GuardedBackend(AddressGuard(), time.monotonic() + 5).connect_unix_socket("/run/socket")


def test_closed_network_may_be_allowed_by_name():
    inside = AddressGuard(allow=(ipaddress.ip_network("10.0.0.0/8"),), resolver=lambda *_: ["10.0.0.7"])

    assert inside.checked_addresses("intranet.example", 80, seconds=1) == ["10.0.0.7"]
