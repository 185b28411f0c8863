"""The web server is killed while articles are handed in: what it took is read, each key is one article."""

import threading
import time

import pytest

from tests.faults.test_killed_workers import assert_nothing_lost_or_doubled
from tests.faults.web import Web, hand_in, submissions
from tests.faults.workers import Site, wait_until

pytestmark = [pytest.mark.worker, pytest.mark.slow]

ARTICLES = 60


@pytest.fixture
def web(site: Site):
    """Give a web server that takes articles in."""
    web = Web(site)
    web.make_token()
    web.start()
    yield web
    web.kill()


def test_killed_web_server_loses_nothing_it_took_and_doubles_nothing_sent_twice(web):
    rows = submissions(ARTICLES)
    site, ended = web.site, threading.Event()

    def kill_now_and_then() -> None:
        for share in (0.2, 0.5, 0.8):
            while site.count("SELECT count(*) FROM events_submission") < share * ARTICLES and not ended.is_set():
                time.sleep(0.02)
            web.kill()
            web.start()

    killer = threading.Thread(target=kill_now_and_then)
    killer.start()
    answers = hand_in(web, rows, seconds=180)
    ended.set()
    killer.join()

    taken = [answer for answer in answers if answer.status == 202]
    assert {answer.status for answer in answers} <= {202, None}, "a killed server breaks connections and says nothing"
    assert any(answer.status is None for answer in answers), "it was killed while articles were handed in"
    assert len({answer.json()["id"] for answer in taken}) == ARTICLES
    assert site.count("SELECT count(*) FROM events_submission") == ARTICLES
    assert site.count("SELECT count(*) FROM events_article") == ARTICLES
    site.start_worker()
    wait_until(lambda: site.processed() == ARTICLES, seconds=300)
    assert_nothing_lost_or_doubled(site, ARTICLES)
