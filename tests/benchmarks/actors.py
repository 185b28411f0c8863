"""Prints how often the gazetteers find the actors, places and figures of the annotated articles in their sentences.

Usage: python3 -m tests.benchmarks.actors [--misses]
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from events.domain.extraction.actors import find_actors, load_gazetteer
from events.domain.extraction.casualties import find_figures
from events.domain.names import fold_name
from events.domain.places.gazetteer import load_places
from events.domain.places.resolve import find_places
from events.domain.types import ActorMatch, PlaceMatch

GOLD = Path(__file__).resolve().parents[1] / "gold"
SETS = (("events", "articles.jsonl"), ("samples", "sentences.jsonl"))


def main() -> None:
    """Print the shares by role; with --misses also every gold value that was not found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true")
    show_misses = parser.parse_args().misses
    print(f"building both gazetteers: {_timed(lambda: (load_gazetteer(), load_places())):.2f} s")
    for name, articles in SETS:
        found: Counter[str] = Counter()
        asked: Counter[str] = Counter()
        for doc, sentences, event in _events(name, articles):
            for measure, is_found, wanted in _answers(doc, sentences, event):
                asked[measure] += 1
                found[measure] += is_found
                if show_misses and not is_found:
                    print(f"  {measure} {wanted!r}: {sentences[event['sentences'][0]][:150]}")
        for measure in sorted(asked):
            share = found[measure] / asked[measure]
            print(f"{name:8} {measure:22} {found[measure]:4} of {asked[measure]:4}  {share:.3f}")
    _print_speed()


def _timed(work: Any) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def _events(name: str, articles: str) -> Iterator[tuple[date, list[str], dict[str, Any]]]:
    by_id = {str(row["id"]): row for row in map(json.loads, (GOLD / name / articles).open(encoding="utf-8"))}
    for path in sorted((GOLD / name / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        row = by_id[str(gold["doc"])]
        for event in gold["events"]:
            yield date.fromisoformat(gold["published"]), row["sentences"], event


def _answers(day: date, sentences: list[str], event: dict[str, Any]) -> Iterator[tuple[str, bool, Any]]:
    """Yield (measure, whether it was found, the gold value) for one annotated event."""
    text = "\n".join(sentences)
    starts = [sum(len(sentence) + 1 for sentence in sentences[:place]) for place in range(len(sentences))]
    spans = [(starts[place], starts[place] + len(sentences[place])) for place in event["sentences"]]
    actors = find_actors(text, load_gazetteer(), on=day)
    near = [actor for actor in actors if any(start <= actor.span.start < end for start, end in spans)]
    for actor in event["actors"]:
        yield f"actor {actor['role']}", any(_is_actor(match, actor) for match in near), actor
    countries = [code for code, _ in Counter(match.country for match in actors if match.country).most_common()]
    if event.get("location"):
        places = find_places(text, load_places(), countries=countries)
        inside = [place for place in places if any(start <= place.span.start < end for start, end in spans)]
        yield "place", any(_is_place(match, event["location"]) for match in inside), event["location"]
    for key, measure in (("fatalities", "killed"), ("injured", "injured")):
        if event.get(key):
            figures = [f for start, end in spans for f in find_figures(text, start, end) if f.measure == measure]
            yield key, tuple(event[key]) in {(f.low, f.high) for f in figures}, event[key]


def _is_actor(match: ActorMatch, gold: dict[str, Any]) -> bool:
    """Return whether the country is right and the names mean one actor or share a word of substance."""
    if (match.country or None) != gold["country"]:
        return False
    meant = {actor.key for actor in find_actors(gold["name"], load_gazetteer(), on=None)}
    return (match.key is not None and match.key in meant) or bool(_words(match.name) & _words(gold["name"]))


def _is_place(match: PlaceMatch, gold: dict[str, Any]) -> bool:
    return match.country == gold["country"] and bool(_words(match.name) & _words(gold["name"]))


def _words(name: str) -> set[str]:
    return {
        word.removesuffix("s")[:6]
        for word in fold_name(name).replace("-", " ").replace("'", "").split()
        if word not in {"the", "of", "al"}
    }


def _print_speed() -> None:
    rows = [json.loads(line) for line in (GOLD / "events" / "articles.jsonl").open(encoding="utf-8")]
    texts = [" ".join(row["sentences"]) for row in rows]
    size = sum(map(len, texts)) / 1000
    jobs = {
        "actors": lambda text: find_actors(text, load_gazetteer(), on=date(2016, 6, 1)),
        "places": lambda text: find_places(text, load_places(), countries=["SYR"]),
        "figures": lambda text: find_figures(text, 0, len(text)),
    }
    for name, job in jobs.items():
        seconds = _timed(lambda job=job: [job(text) for text in texts])
        print(f"{name}: {1000 * seconds / size:.2f} ms per kB")


if __name__ == "__main__":
    main()
