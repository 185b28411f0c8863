"""Measures what a page of the list of events costs, against raw SQL with orjson and a plain ModelSerializer.

Run from the root: python3 -m tests.benchmarks.api_list --events 100000
All three answer 50 events with their parties, places, regions and answered events through the same middleware; the
first two give the same bytes. Figures are CPU of this process, interleaved, so that they share good and bad moments.
"""

import argparse
import time
from collections.abc import Callable
from importlib import import_module
from statistics import median

import orjson

from tests.benchmarks.server import environ, filled_site

PAGE = 50
ROUNDS = 15
REQUESTS = 20  # a round, from one address


def main() -> None:
    """Print the CPU of a request for each view, and the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=20_000)
    arguments = parser.parse_args()
    with filled_site(arguments.events):
        site = import_module("tests.benchmarks.api_list_rivals").site()
        _check_alike(site)
        _print(site, arguments.events)


def _check_alike(site: Callable[..., list[bytes]]) -> None:
    """Stop where the raw view does not answer what the API answers."""
    bodies = [b"".join(_ask(site, path, 0)) for path in ("/api/v1/events/", "/raw/")]
    ours, raw = (orjson.loads(body)["results"] for body in bodies)
    assert ours == raw, "the raw view gives other rows"
    print(f"{len(bodies[0]):,} bytes a page")


def _print(site: Callable[..., list[bytes]], events: int) -> None:
    paths = {
        "raw SQL + orjson": "/raw/",
        "API list": "/api/v1/events/",
        "API list, no throttle": "/uncounted/",
        "ModelSerializer": "/plain/",
    }
    spent: dict[str, list[float]] = {name: [] for name in paths}
    for round_number in range(ROUNDS):
        for name, path in paths.items():
            began = time.process_time()
            for _ in range(REQUESTS):
                _ask(site, path, round_number)
            spent[name].append((time.process_time() - began) / REQUESTS * 1000)
    base = median(spent["raw SQL + orjson"])
    print(f"{events:,} events, {PAGE} a page, median of {ROUNDS} rounds of {REQUESTS}")
    for name, times in spent.items():
        print(f"{name:22} {median(times):6.2f} ms CPU   {median(times) / base:5.2f} x raw")


def _ask(site: Callable[..., list[bytes]], path: str, round_number: int) -> list[bytes]:
    statuses: list[str] = []
    request = environ(path, f"page_size={PAGE}", address=f"192.0.2.{round_number % 250}")
    answer = list(site(request, lambda status, _headers: statuses.append(status)))
    assert statuses[0].startswith("200"), (path, statuses, answer)
    return answer


if __name__ == "__main__":
    main()
