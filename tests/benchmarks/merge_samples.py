"""Reads the sample articles with the whole walk, merges them, and scores the merged events against the annotation.

usage: python3 -m tests.benchmarks.merge_samples [--keep TIMELINE.json]

Works in a throw-away folder on SQLite, in this process alone.
"""

import argparse
import io
import json
import os
import sys
import tempfile
import time
from collections import Counter
from importlib import import_module
from pathlib import Path

import django
from django.apps import apps
from django.core.management import call_command

GOLD = Path(__file__).resolve().parents[1] / "gold"
SAMPLES = GOLD / "samples"


def main() -> None:
    """Print how the articles were read, and the scores of the merged events."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, help="write the exported timeline there")
    keep = parser.parse_args().keep
    sys.path.insert(0, str(GOLD))
    with tempfile.TemporaryDirectory(prefix="timeline-benchmark-") as folder:
        _set_up(folder)
        articles = _read_all()
        timeline = {"events": _export()}
    if keep:
        keep.write_text(json.dumps(timeline))
    print(json.dumps(_scores(articles, timeline), indent=1))


def _set_up(folder: str) -> None:
    os.environ.pop("DATABASE_URL", None)
    os.environ |= {"DATA_DIR": folder, "SECRET_KEY": "x" * 50, "DJANGO_SETTINGS_MODULE": "timeline.settings"}
    os.environ.setdefault("EVENTS_LOG_LEVEL", "ERROR")
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("load_samples", "--reference-only", verbosity=0)


def _read_all() -> dict[str, dict]:
    """Take the articles in in the order of publication and do every job that follows."""
    rows = [json.loads(line) for line in (SAMPLES / "sentences.jsonl").read_text().splitlines()]
    rows.sort(key=lambda row: (row["published"] or "", row["id"]))
    # the scored offsets count characters of the joined sentences
    lines = [{**row, "outlet": row["source"], "text": row["joiner"].join(row["sentences"])} for row in rows]
    now = import_module("django.utils.timezone").now
    given = io.BytesIO(b"\n".join(json.dumps(line).encode() for line in lines))
    import_module("events.services.imports").import_lines(given, at=now())
    tasks, jobs = import_module("events.tasks"), apps.get_model("events", "Job").objects
    seconds: Counter[str] = Counter()
    while (job := jobs.filter(state="waiting", article__isnull=False).order_by("pk").first()) is not None:
        begun = time.perf_counter()
        getattr(tasks, job.step)(job_id=job.pk)
        seconds[job.step] += time.perf_counter() - begun
    failed = list(jobs.filter(state="failed").values_list("last_error", flat=True))
    print({"articles": len(rows), "failed": failed, **{step: round(spent, 1) for step, spent in seconds.items()}})
    return {row["id"]: row for row in rows}


def _export() -> list[dict]:
    rows = import_module("events.selectors.export").timeline_rows(published_only=False)
    asked = apps.get_model("events", "MergeProposal").objects.filter(state="open").count()
    events = json.loads(json.dumps(list(rows), default=str))
    print({"events": len(events), "reports": sum(len(event["reports"]) for event in events), "questions": asked})
    return events


def _scores(articles: dict[str, dict], timeline: dict) -> dict:
    score_merge = import_module("score_merge")
    golds = {path.stem: json.loads(path.read_text()) for path in (SAMPLES / "gold").glob("*.json")}
    expected = json.loads((SAMPLES / "expected_timeline.json").read_text())
    return score_merge.figures(*score_merge.clusters(articles, golds, expected, timeline))


if __name__ == "__main__":
    main()
