"""Times the reading of 763 articles on one core: ``python3 -m tests.benchmarks.extract_speed [LIMIT]``."""

import gzip
import json
import os
import resource
import sys
import time
from pathlib import Path

# One core is what the figure means; set before the numeric libraries start their threads.
os.environ.setdefault("OMP_NUM_THREADS", "1")

from events.adapters.lines import parse_published
from events.domain.extraction.actors import load_gazetteer
from events.domain.extraction.parse import load_parser
from events.domain.places.gazetteer import load_places
from events.domain.reader import read_article
from events.domain.types import ArticleText

CORPUS = Path(__file__).parents[1] / "gold" / "events" / "corpus.jsonl.gz"


def main(limit: int) -> None:
    """Print articles a second of processor time, events found, and the peak of memory."""
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines][:limit]
    parser, gazetteer, places = load_parser(), load_gazetteer(), load_places()
    events, started = 0, time.process_time()
    for row in rows:
        article = ArticleText(row["text"], parse_published(row["published"]), title=row["title"])
        events += len(read_article(article, parser=parser, gazetteer=gazetteer, places=places).reports)
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{len(rows)} articles, {events} events, {len(rows) / seconds:.1f} articles/s, peak memory {peak} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else sys.maxsize)
