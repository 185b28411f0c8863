"""Gives installations on each profile, copied from one that was prepared once."""

import json
import os
import shutil
import uuid

import psycopg
import pytest

from tests.faults.workers import Site

CITIES = ["Haifa", "Beirut", "Aleppo", "Mosul", "Sanaa", "Tehran", "Damascus", "Amman", "Basra", "Tyre"]
SERVERS = pytest.param("servers", marks=[pytest.mark.postgres, pytest.mark.redis])


def article_lines(count: int) -> bytes:
    """Return so many articles that differ, each with two acts to find."""
    rows = [
        {
            "id": f"a{n}",
            "title": f"Shelling near {CITIES[n % 10]}, report {n}",
            "outlet": f"Outlet {n % 5}",
            "published": f"2025-0{1 + n % 9}-1{n % 10}",
            "url": f"https://news.example/{n}",
            "text": f"Israeli warplanes bombed a depot near {CITIES[n % 10]} on Friday, killing {2 + n} people.\n"
            f"Iran condemned the attack and warned that it would respond, the foreign ministry said in statement {n}.",
        }
        for n in range(count)
    ]
    return "\n".join(json.dumps(row) for row in rows).encode()


@pytest.fixture(scope="session")
def prepared_folder(tmp_path_factory):
    """Give a data folder with tables and reference rows."""
    folder = tmp_path_factory.mktemp("prepared")
    _prepare(Site(folder))
    return folder


@pytest.fixture(scope="session")
def server_address():
    """Give the address of the server on which databases are made; the gate found that it answers."""
    return os.environ.get("TEST_DATABASE_URL", "postgres://postgres@127.0.0.1:5432/test").rsplit("/", 1)[0]


@pytest.fixture(scope="session")
def prepared_database(server_address, tmp_path_factory):
    """Give the name of a database with tables and reference rows, to copy from."""
    name = f"faults_{uuid.uuid4().hex[:10]}"
    administer(server_address, f"CREATE DATABASE {name}")
    _prepare(Site(tmp_path_factory.mktemp("prepared"), {"DATABASE_URL": f"{server_address}/{name}"}))
    yield name
    administer(server_address, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture(params=["default", SERVERS])
def site(request, tmp_path):
    """Give an installation on each profile: no article, no worker."""
    if request.param == "default":
        folder = tmp_path / "data"
        shutil.copytree(request.getfixturevalue("prepared_folder"), folder)
        site = Site(folder)
    else:
        site = Site(tmp_path, request.getfixturevalue("servers"))
    yield site
    site.stop()


@pytest.fixture
def servers(server_address, prepared_database):
    """Give a database and a part of Redis of one's own."""
    name = f"faults_{uuid.uuid4().hex[:10]}"
    administer(server_address, f"CREATE DATABASE {name} TEMPLATE {prepared_database}")
    redis_url = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/15")
    yield {"DATABASE_URL": f"{server_address}/{name}", "BROKER_URL": redis_url, "EVENTS_BROKER_PREFIX": f"{name}:"}
    administer(server_address, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _prepare(site: Site) -> None:
    site.manage("migrate", "--verbosity", "0")
    site.manage("load_samples", "--reference-only")


def administer(server_address: str, command: str) -> None:
    """Run a command on the server itself."""
    with psycopg.connect(f"{server_address}/postgres", autocommit=True) as admin:
        admin.execute(command)
