"""Real workers are killed in the middle of a hundred articles: every article ends up processed, nothing is doubled."""

import json
import os
import signal
import uuid

import psycopg
import pytest
import redis

from tests.faults.workers import Site, children_of, wait_until

pytestmark = [pytest.mark.worker, pytest.mark.slow]

ARTICLES = 100
CITIES = ["Haifa", "Beirut", "Aleppo", "Mosul", "Sanaa", "Tehran", "Damascus", "Amman", "Basra", "Tyre"]


def article_lines() -> bytes:
    """Return a hundred articles that differ, each with two acts to find."""
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
        for n in range(ARTICLES)
    ]
    return "\n".join(json.dumps(row) for row in rows).encode()


@pytest.fixture(params=["default", pytest.param("servers", marks=[pytest.mark.postgres, pytest.mark.redis])])
def site(request, tmp_path):
    """Give an installation on each profile, with the articles taken in and no worker yet."""
    if request.param == "default":
        yield from _site(tmp_path, {})
        return
    admin_url = os.environ.get("TEST_DATABASE_URL", "postgres://postgres@127.0.0.1:5432/test")
    redis_url = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/15")
    name = f"faults_{uuid.uuid4().hex[:10]}"
    with psycopg.connect(admin_url, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
    try:
        prefix = f"{name}:"
        database = admin_url.rsplit("/", 1)[0] + f"/{name}"
        yield from _site(tmp_path, {"DATABASE_URL": database, "BROKER_URL": redis_url, "EVENTS_BROKER_PREFIX": prefix})
    finally:
        with psycopg.connect(admin_url, autocommit=True) as admin:
            admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _site(folder, environment):
    site = Site(folder, environment)
    site.manage("migrate", "--verbosity", "0")
    site.manage("load_samples", "--reference-only")
    site.manage("ingest", "-", given=article_lines())
    try:
        yield site
    finally:
        site.stop()


def processed(site: Site) -> int:
    return site.ask("Article.objects.filter(state='processed').count()")


def assert_nothing_lost_or_doubled(site: Site) -> None:
    assert site.ask("Article.objects.count()") == ARTICLES
    assert processed(site) == ARTICLES
    assert site.ask("Job.objects.exclude(state='done').count()") == 0
    assert site.ask("Report.objects.count()") >= ARTICLES
    doubled = "list(Report.objects.values('article','trigger_start','type').annotate(n=Count('id')).filter(n__gt=1))"
    assert site.ask(doubled) == []
    assert site.ask("Report.objects.filter(event__isnull=True).count()") == 0
    assert site.ask("Event.objects.filter(reports__isnull=True).count()") == 0


def test_killed_worker_group_loses_and_doubles_nothing(site):
    worker = site.start_worker()
    wait_until(lambda: processed(site) >= 0.4 * ARTICLES, seconds=180)

    site.kill_group(worker)
    site.start_worker()

    wait_until(lambda: processed(site) == ARTICLES, seconds=240)
    assert_nothing_lost_or_doubled(site)


def test_killed_pool_process_loses_and_doubles_nothing(site):
    worker = site.start_worker()
    wait_until(lambda: processed(site) >= 0.1 * ARTICLES, seconds=180)

    os.kill(children_of(worker)[-1], signal.SIGKILL)

    wait_until(lambda: processed(site) == ARTICLES, seconds=240)
    assert_nothing_lost_or_doubled(site)


@pytest.mark.postgres
@pytest.mark.redis
@pytest.mark.parametrize("site", ["servers"], indirect=True)
def test_emptied_redis_loses_and_doubles_nothing(site):
    site.start_worker()
    wait_until(lambda: processed(site) >= 0.3 * ARTICLES, seconds=180)

    with redis.Redis.from_url(site.environment["BROKER_URL"]) as server:
        server.flushdb()  # the same to the broker as FLUSHALL, and kind to whatever else the server holds

    wait_until(lambda: processed(site) == ARTICLES, seconds=240)
    assert_nothing_lost_or_doubled(site)
