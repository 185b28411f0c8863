"""Measure the dates of events where the annotators say which words date them; needs no extraction.

Run by hand: python3 -m tests.benchmarks.dates_events
"""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from events.domain.dates import DatesRead, read_text
from events.domain.dates.event_date import date_event
from events.domain.types import DatePhrase, EventDate
from events.domain.vocabulary import Factuality
from tests.gold.score_events import text_of

_GOLD = Path(__file__).parents[1] / "gold"


def _articles(folder: Path) -> dict[str, dict[str, Any]]:
    rows = map(json.loads, (folder / "articles.jsonl").read_text("utf-8").splitlines())
    return {str(row["id"]): row for row in rows}


def _phrase(read: DatesRead, wording: str | None) -> DatePhrase | None:
    """Return the expression that the annotator's words name."""
    if wording is None:
        return None
    return next((one for one in read.phrases if one.text in wording or wording in one.text), None)


def _is_near(dated: EventDate, gold: dict[str, str]) -> bool:
    if dated.bounds is None or dated.bounds.earliest is None or dated.bounds.latest is None:
        return False
    first, last = date.fromisoformat(gold["earliest"]), date.fromisoformat(gold["latest"])
    return abs((dated.bounds.earliest - first).days) <= 1 and abs((dated.bounds.latest - last).days) <= 1


def _count(folder: Path) -> Counter[str]:
    articles, counts = _articles(folder), Counter[str]()
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        article = articles[str(gold["doc"])]
        text = text_of(article) if "sentences" in article else "\n".join(article["paragraphs"])
        read = read_text(text, gold["published"])
        for event in gold["events"]:
            if not event["date"] or not event["date"]["earliest"] or not event["date"]["latest"]:
                continue
            wording = event["date"].get("text")
            phrase = _phrase(read, wording)
            dated = date_event(phrase, read=read, factuality=Factuality(event["status"]), is_background=False)
            kind = "with wording" if wording else "without"
            counts[f"{kind}, all"] += 1
            counts[f"{kind}, right"] += _is_near(dated, event["date"])
    return counts


def main() -> None:
    """Print how many events get the right days, each end at most one off."""
    for name in ("events", "samples"):
        counts = _count(_GOLD / name)
        for kind in ("with wording", "without"):
            print(f"{name}, {kind}: {counts[f'{kind}, right']} of {counts[f'{kind}, all']}")


if __name__ == "__main__":
    main()
