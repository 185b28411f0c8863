"""Measure how fast dates are read, whether time grows with the text alone, and how dateparser's own search compares.

Run by hand: python3 -m tests.benchmarks.dates_speed
"""

import gzip
import json
import time
from collections.abc import Callable
from pathlib import Path

from dateparser.search import search_dates

from events.domain.dates import read_text

_CORPUS = Path(__file__).parents[1] / "gold" / "events" / "corpus.jsonl.gz"
_SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
# dateparser's search takes about ten milliseconds a sentence
_SLICE_CHARS = 20_000
_REPEATS = 3


def _seconds(work: Callable[[], object]) -> float:
    """Return the processor time of the fastest of a few runs; what else the machine does counts little."""
    times = []
    for _ in range(_REPEATS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def _articles() -> list[tuple[str, str]]:
    with gzip.open(_CORPUS, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [(row["text"], row["published"][:10]) for row in rows]


def main() -> None:
    """Print speed, growth and comparison."""
    articles = _articles()
    megabytes = sum(len(text.encode()) for text, _ in articles) / 1e6
    read_text(articles[0][0], articles[0][1])
    seconds = _seconds(lambda: [read_text(text, published) for text, published in articles])
    print(f"{len(articles)} articles, {megabytes:.2f} MB: {megabytes / seconds:.2f} MB/s on one core")
    joined = "\n".join(text for text, _ in articles)
    per_byte = {
        size: _seconds(lambda size=size: read_text(_of_size(joined, size), "2017-04-05")) / size for size in _SIZES
    }
    for size, cost in per_byte.items():
        print(f"{size:>10} bytes: {cost / per_byte[_SIZES[0]]:.2f} times the time a byte of {_SIZES[0]}")
    piece = joined[:_SLICE_CHARS]
    ours = _seconds(lambda: read_text(piece, "2017-04-05"))
    start = time.process_time()
    search_dates(piece, languages=["en"])
    print(
        f"search_dates of dateparser: {(time.process_time() - start) / ours:.0f} times slower on {_SLICE_CHARS} bytes"
    )


def _of_size(text: str, size: int) -> str:
    return (text * (size // len(text) + 1))[:size]


if __name__ == "__main__":
    main()
