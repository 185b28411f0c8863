"""Eight readers look at the site while it reads articles on SQLite: none is refused, and nobody meets a lock."""

import threading
import time

import pytest

from tests.faults.conftest import article_lines
from tests.faults.test_killed_workers import assert_nothing_lost_or_doubled
from tests.faults.web import Web, in_parallel
from tests.faults.workers import Site, wait_until

pytestmark = [pytest.mark.worker, pytest.mark.slow]

ARTICLES = 40
READERS = 8
PAUSE_SECONDS = 0.25
PATHS = ("/api/v1/events/", "/api/v1/timeline/bins/?step=day", "/api/v1/regions/", "/api/v1/corrections/")


@pytest.mark.parametrize("site", ["default"], indirect=True)
def test_readers_are_served_while_articles_are_read(site: Site):
    site.manage("ingest", "-", given=article_lines(ARTICLES))
    web, ended, answers = Web(site), threading.Event(), []

    def read(number: int) -> None:
        turn = number
        while not ended.is_set():
            answers.append((PATHS[turn % len(PATHS)], web.get(PATHS[turn % len(PATHS)])))
            turn += 1
            time.sleep(PAUSE_SECONDS)

    def work() -> None:
        try:
            site.start_worker()
            wait_until(lambda: site.processed() == ARTICLES, seconds=180)
        finally:
            ended.set()

    try:
        web.start()
        in_parallel([work, *(lambda n=n: read(n) for n in range(READERS))])
        assert_nothing_lost_or_doubled(site, ARTICLES)
    finally:
        web.kill()

    assert len(answers) > 10 * READERS
    assert {answer.status for _, answer in answers} == {200}
    logs = "".join((site.folder / name).read_text(errors="replace") for name in ("web.log", "worker.log"))
    assert "locked" not in logs
