"""Measures what the reading pages cost: time and bytes that travel.

Run from the root: python3 -m tests.benchmarks.reading_pages --events 20000
"""

import argparse
import gzip
import time
from importlib import import_module
from statistics import median, quantiles

from tests.benchmarks.server import filled_site

ROUNDS = 100
# names of static files are made by collectstatic, which has no part in what is measured
PLAIN_FILES = "django.contrib.staticfiles.storage.StaticFilesStorage"


def main() -> None:
    """Print a line for each page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=20_000)
    arguments = parser.parse_args()
    with filled_site(arguments.events):
        import_module("django.conf").settings.STORAGES["staticfiles"] = {"BACKEND": PLAIN_FILES}
        print(f"{arguments.events:,} events, {ROUNDS} requests each, CPU of this process and wall time")
        for path in _paths():
            _print(path)


def _paths() -> list[str]:
    """Return the pages, with the busiest region and an event that several sources report."""
    models = import_module("django.apps").apps
    shares, events = models.get_model("events", "EventRegion"), models.get_model("events", "Event")
    count = import_module("django.db.models").Count("pk")
    slug = shares.objects.values_list("region__slug").annotate(count=count).order_by("-count").first()[0]
    event = events.objects.public().order_by("-source_count", "pk").first()
    region = f"/regions/{slug}/"
    return ["/", region, f"{region}?kind=airstrike&from=2025-06-01&page=2", f"{region}?q=zebra", "/events/",
            f"/events/{event.pk}/", "/corrections/"]  # fmt: skip


def _print(path: str) -> None:
    client = import_module("django.test").Client(headers={"host": "localhost"})
    response = client.get(path, follow=True)
    wall, cpu = [], []
    for _ in range(ROUNDS):
        began = time.perf_counter(), time.process_time()
        client.get(path, follow=True)
        wall.append((time.perf_counter() - began[0]) * 1000)
        cpu.append((time.process_time() - began[1]) * 1000)
    size = len(gzip.compress(response.content)) / 1000
    told = f"CPU {median(cpu):5.0f} ms   median {median(wall):5.0f} ms   p95 {quantiles(wall, n=20)[-1]:5.0f} ms"
    print(f"{path:62} {response.status_code} {told} {size:6.1f} kB gzip", flush=True)


if __name__ == "__main__":
    main()
