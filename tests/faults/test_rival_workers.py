"""Two real workers read articles about one act at the same time: the act is one event, and nothing is asked twice."""

import json

import pytest

from tests.faults.workers import Site, wait_until

pytestmark = [pytest.mark.worker, pytest.mark.slow]

ARTICLES = 16
COUNTED = "SELECT count(*) FROM events_event WHERE merged_into_id IS NULL AND type = 'ASSAULT'"


def articles_about_one_attack() -> bytes:
    """Return articles of as many outlets that tell of one attack, each in a frame of its own."""
    rows = [
        {
            "id": f"a{n}",
            "title": f"Haifa hit, report {n}",
            "outlet": f"Outlet {n}",
            "published": "2025-06-16",
            "url": f"https://news.example/{n}",
            "text": "Iran fired missiles at Haifa on Monday, killing eight people.\n" + f"Page {n} of this paper. " * n,
        }
        for n in range(ARTICLES)
    ]
    return "\n".join(json.dumps(row) for row in rows).encode()


def test_two_workers_make_one_event_of_one_act(site: Site):
    for _ in range(2):
        site.start_worker()

    site.manage("ingest", "-", given=articles_about_one_attack())

    wait_until(lambda: site.processed() == ARTICLES, seconds=240)
    assert site.count(COUNTED) == 1
    assert site.count("SELECT count(*) FROM events_report WHERE type = 'ASSAULT' AND event_id IS NOT NULL") == ARTICLES
    assert site.count("SELECT count(DISTINCT event_id) FROM events_report WHERE type = 'ASSAULT'") == 1
    assert site.count("SELECT count(*) FROM events_mergeproposal") == 0
