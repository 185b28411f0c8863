"""Measures what merging one more report costs when 1,000, 10,000 and 100,000 are merged already.

usage: python3 -m tests.benchmarks.merge_growth [--sizes 1000 10000 100000]

On DATABASE_URL (the name of the database must end in _benchmark), else on SQLite in a throw-away folder. As many
reports happen in a week at every size: more reports mean a longer time, as in a newsroom. Printed are medians over
reports that join an event and reports that start one, in turns.
"""

import argparse
import math
import os
import random
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from statistics import median

import django
from django.apps import apps
from django.core.management import call_command

EVENTS_A_DAY, REPORTS_AN_EVENT = 10, 2
PROBES = 200
CHUNK = 1000
FIRST_DAY = date(2010, 1, 1)
NOW = datetime(2026, 1, 1, tzinfo=UTC)
STATES = ("ISR", "IRN", "USA", "RUS", "UKR", "SYR", "LBN", "YEM", "SAU", "TUR", "EGY", "QAT")


def main() -> None:
    """Fill the database to each size and print what the next reports cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 100_000])
    sizes = parser.parse_args().sizes
    with tempfile.TemporaryDirectory(prefix="timeline-benchmark-") as folder:
        set_up(folder)
        filled, first = 0, 0.0
        for size in sizes:
            _fill(filled, size)
            filled = size
            clock, cpu = zip(*(_seconds_to_link(report) for report in _probes(size)), strict=True)
            middle = median(cpu) * 1000
            first = first or middle
            print(
                f"{size:>7} reports: CPU of this process {middle:6.1f} ms, clock {median(clock) * 1000:6.1f} ms; "
                f"CPU {middle / first:.2f} times the first, log n grew {math.log(size) / math.log(sizes[0]):.2f} times",
                flush=True,
            )


def set_up(folder: str) -> None:
    """Start the project on an empty database of its own."""
    os.environ |= {"SECRET_KEY": "x" * 50, "DJANGO_SETTINGS_MODULE": "timeline.settings", "DATA_DIR": folder}
    os.environ.setdefault("EVENTS_LOG_LEVEL", "ERROR")
    url = os.environ.get("DATABASE_URL", "")
    if url and not url.rsplit("/", 1)[-1].endswith("_benchmark"):
        raise SystemExit("DATABASE_URL: this fills the database; expected a name that ends in _benchmark")
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("flush", interactive=False, verbosity=0)
    _model("Outlet").objects.bulk_create(_model("Outlet")(name=f"Outlet {n}") for n in range(50))


def _model(name: str) -> type:
    return apps.get_model("events", name)


def _fill(start: int, stop: int) -> None:
    """Write reports and the events that they were merged into, as linking would have left them."""
    numbers = range(start // REPORTS_AN_EVENT, stop // REPORTS_AN_EVENT)
    outlets = list(_model("Outlet").objects.values_list("pk", flat=True))
    for at in range(0, len(numbers), CHUNK):
        chunk = numbers[at : at + CHUNK]
        events = _model("Event").objects.bulk_create(_event(number) for number in chunk)
        reports = []
        for event, number in zip(events, chunk, strict=True):
            for copy in range(REPORTS_AN_EVENT):
                article = _article(f"{number}-{copy}", outlets[(number + copy) % 50])
                reports.append((number, _report(number, article, event)))
        _model("Article").objects.bulk_create(report.article for _, report in reports)
        _model("Report").objects.bulk_create(report for _, report in reports)
        owners = [
            *(("event", n, e) for n, e in zip(chunk, events, strict=True)),
            *(("report", n, r) for n, r in reports),
        ]
        _model("Participation").objects.bulk_create(p for o in owners for p in _parties(*o))
        _model("Location").objects.bulk_create(_place(*owner) for owner in owners)


def _dates(number: int) -> dict[str, date]:
    day = FIRST_DAY + timedelta(days=number // EVENTS_A_DAY)
    return dict.fromkeys(("start_earliest", "start_latest", "end_earliest", "end_latest"), day)


def _event(number: int) -> object:
    act = {"type": "ASSAULT", "kind": "missile-strike", "title": f"Event {number}", "precision": "day"}
    return _model("Event")(**act, **_dates(number), created_at=NOW, updated_at=NOW)


def _article(name: str, outlet_id: int) -> object:
    words = random.Random(name)
    text = " ".join("".join(words.choices("aeilnorst", k=6)) for _ in range(120))
    return _model("Article")(outlet_id=outlet_id, text=text, content_hash=name, received_at=NOW, state="processed")


def _report(number: int, article: object, event: object | None) -> object:
    act = {"type": "ASSAULT", "kind": "missile-strike", "quote": f"Missiles hit Town {number}.", "precision": "day"}
    return _model("Report")(article=article, event=event, fingerprint="", created_at=NOW, **act, **_dates(number))


def _parties(owner: str, number: int, row: object) -> Iterator[object]:
    chance = random.Random(number)
    for role, state in zip(("initiator", "target"), chance.sample(STATES, 2), strict=True):
        yield _model("Participation")(**{owner: row}, name=state, country=state, role=role)


def _place(owner: str, number: int, row: object) -> object:
    return _model("Location")(**{owner: row}, name=f"Town {number}", precision="town", country="ISR")


def _probes(size: int) -> Iterator[object]:
    """Yield new reports: of events that are there, and of ones that are not, all over the time."""
    events = size // REPORTS_AN_EVENT
    chance = random.Random(size)
    outlets = list(_model("Outlet").objects.values_list("pk", flat=True))
    for probe in range(PROBES):
        number = chance.randrange(events)
        article = _article(f"probe-{size}-{probe}", outlets[probe % 50])
        article.save()
        report = _report(number, article, None)
        report.save()
        _model("Participation").objects.bulk_create(_parties("report", number, report))
        place = _place("report", number, report)
        if probe % 2:
            place.name = f"Other town {size}-{probe}"
        place.save()
        yield report


def link_new_reports(count: int) -> Iterator[tuple[float, float]]:
    """Let so many reports of one act come in, each from an article of its own; yield what each one took."""
    outlets = list(_model("Outlet").objects.values_list("pk", flat=True))
    for copy in range(count):
        article = _article(f"0-{copy}", outlets[copy % len(outlets)])
        article.save()
        report = _report(0, article, None)
        report.save()
        _model("Participation").objects.bulk_create(_parties("report", 0, report))
        _place("report", 0, report).save()
        yield _seconds_to_link(report)


def _seconds_to_link(report: object) -> tuple[float, float]:
    """Return seconds by the clock and of this process; a database in another process shows in the clock alone."""
    jobs, linking = import_module("events.services.jobs"), import_module("events.services.linking")
    job = jobs.enqueue_step(article=report.article, step="link", at=NOW)
    begun, cpu = time.perf_counter(), time.process_time()
    jobs.run_job(job_id=job.pk, work=linking.link_reports, at=NOW)
    spent = time.perf_counter() - begun, time.process_time() - cpu
    job.refresh_from_db()
    if job.state != "done":
        raise SystemExit(job.last_error)
    return spent


if __name__ == "__main__":
    main()
