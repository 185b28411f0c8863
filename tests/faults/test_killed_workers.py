"""Real workers are killed, stopped and cut off in the middle of their work: nothing is lost, nothing is doubled."""

import json
import os
import signal
import time

import pytest
import redis

from tests.faults.conftest import SERVERS, article_lines
from tests.faults.workers import LEASE_SECONDS, Site, children_of, wait_until

pytestmark = [pytest.mark.worker, pytest.mark.slow]

only_default = pytest.mark.parametrize("site", ["default"], indirect=True)
only_servers = pytest.mark.parametrize("site", [SERVERS], indirect=True)


MUST_BE_NONE = {
    "reports without an event": "SELECT count(*) FROM events_report WHERE event_id IS NULL",
    "events without a report": "SELECT count(*) FROM events_event e WHERE NOT EXISTS "
    "(SELECT 1 FROM events_report r WHERE r.event_id = e.id)",
    "reports twice": "SELECT count(*) FROM (SELECT article_id FROM events_report "
    "GROUP BY article_id, trigger_start, type HAVING count(*) > 1) AS twice",
    "steps twice": "SELECT count(*) FROM (SELECT article_id FROM events_job WHERE article_id IS NOT NULL "
    "GROUP BY article_id, step HAVING count(*) > 1) AS twice",
}


def take_in(site: Site, count: int) -> None:
    site.manage("ingest", "-", given=article_lines(count))


def assert_nothing_lost_or_doubled(site: Site, articles: int) -> None:
    wait_until(lambda: site.count("SELECT count(*) FROM events_job WHERE state <> 'done'") == 0, seconds=60)
    assert site.count("SELECT count(*) FROM events_article") == articles
    assert site.processed() == articles
    assert site.count("SELECT count(*) FROM events_report") >= articles
    assert {name: site.count(question) for name, question in MUST_BE_NONE.items()} == dict.fromkeys(MUST_BE_NONE, 0)


def test_killed_worker_group_loses_and_doubles_nothing(site):
    take_in(site, 100)
    worker = site.start_worker()
    wait_until(lambda: site.processed() >= 40, seconds=180)

    site.kill_group(worker)
    site.start_worker()

    wait_until(lambda: site.processed() == 100, seconds=180)
    assert_nothing_lost_or_doubled(site, 100)


def test_killed_pool_process_loses_and_doubles_nothing(site):
    take_in(site, 40)
    worker = site.start_worker()
    wait_until(lambda: site.processed() >= 5, seconds=120)

    os.kill(children_of(worker)[-1], signal.SIGKILL)

    wait_until(lambda: site.processed() == 40, seconds=120)
    assert_nothing_lost_or_doubled(site, 40)


@only_default
def test_worker_that_is_asked_to_end_ends_soon_and_leaves_its_work_to_the_next(site):
    take_in(site, 20)
    worker = site.start_worker()
    wait_until(lambda: site.processed() >= 3, seconds=120)

    worker.send_signal(signal.SIGTERM)
    worker.wait(timeout=30)
    site.start_worker()

    wait_until(lambda: site.processed() == 20, seconds=120)
    assert_nothing_lost_or_doubled(site, 20)


def poisoned(word: str) -> bytes:
    return json.dumps({"id": word, "text": f"{word}. Israel bombed a depot near Haifa on Monday."}).encode() + b"\n"


@only_default
def test_process_that_wakes_up_after_its_lease_writes_nothing_twice(site):
    site.manage("ingest", "-", given=poisoned("PROCESS-STOPPER") + article_lines(9))
    site.start_worker("tests.faults.poisoned")
    site.start_worker("tests.faults.poisoned")  # with a second sweeper and a second beat
    wait_until(lambda: site.processed() == 10, seconds=120)

    os.kill(int((site.folder / "stopped").read_text()), signal.SIGCONT)
    time.sleep(2)  # long enough to write what it held

    assert_nothing_lost_or_doubled(site, 10)
    assert site.count("SELECT max(attempts) FROM events_job WHERE step = 'extract'") == 2


@only_default
def test_text_that_kills_its_process_every_time_fails_and_the_others_are_read(site):
    site.manage("ingest", "-", given=poisoned("PROCESS-KILLER") + article_lines(10))

    site.start_worker("tests.faults.poisoned")

    wait_until(lambda: site.processed() == 10, seconds=120)
    failed = "SELECT count(*) FROM events_article WHERE state = 'failed' AND state_reason LIKE '%worker died%'"
    wait_until(lambda: site.count(failed) == 1, seconds=6 * LEASE_SECONDS)
    assert site.count("SELECT count(*) FROM events_job WHERE state = 'failed' AND attempts = 3") == 1


@only_servers
def test_emptied_redis_loses_and_doubles_nothing(site):
    take_in(site, 40)
    site.start_worker()
    wait_until(lambda: site.processed() >= 12, seconds=120)

    with redis.Redis.from_url(site.environment["BROKER_URL"]) as server:
        server.flushdb()  # the same to the broker as FLUSHALL, and kind to whatever else the server holds

    wait_until(lambda: site.processed() == 40, seconds=120)
    assert_nothing_lost_or_doubled(site, 40)


@only_servers
def test_articles_taken_in_while_redis_is_away_are_read_later(site):
    started = time.monotonic()

    site.manage("ingest", "-", given=article_lines(2), BROKER_URL="redis://127.0.0.1:1/0")
    took = time.monotonic() - started
    site.start_worker()

    wait_until(lambda: site.processed() == 2, seconds=90)
    assert_nothing_lost_or_doubled(site, 2)
    assert took < 60, "a broker that is away must not hold up who hands articles in"
