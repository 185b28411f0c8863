"""Reads the annotated sample articles as the reports that a faultless reading would give."""

import json
from datetime import date
from pathlib import Path

from events.domain.daterange import Bounds
from events.domain.extraction.actors import find_actors
from events.domain.extraction.gazetteer import load_gazetteer
from events.domain.merging import ActorFact, FigureFact, PlaceFact, ReportFacts
from events.domain.places.gazetteer import load_places
from events.domain.places.resolve import find_places
from events.domain.vocabulary import DatePrecision, Factuality, Measure, PlacePrecision, Role, Type

SAMPLES = Path(__file__).parent / "samples"
_ROLES = {"initiator": Role.INITIATOR, "target": Role.TARGET, "intermediary": Role.CONDUIT}


def gold_articles() -> dict[str, dict]:
    """Return the annotated articles by id, with their sentences, in the order of publication."""
    golds = {path.stem: json.loads(path.read_text()) for path in (SAMPLES / "gold").glob("*.json")}
    lines = (SAMPLES / "sentences.jsonl").read_text().splitlines()
    articles = [json.loads(line) for line in lines]
    ordered = sorted(articles, key=lambda article: (article["published"] or "", article["id"]))
    return {a["id"]: {**a, "events": golds[a["id"]]["events"]} for a in ordered if a["id"] in golds}


def gold_reports() -> list[ReportFacts]:
    """Return every annotated event of every article as a report, in the order of publication."""
    return [_report(article, event) for article in gold_articles().values() for event in article["events"]]


def true_events() -> dict[tuple[str, str], str]:
    """Return for each annotated event, by article and id, the event of the expected timeline."""
    expected = json.loads((SAMPLES / "expected_timeline.json").read_text())
    return {(part["id"], part["event"]): event["id"] for event in expected for part in event["articles"]}


def _report(article: dict, event: dict) -> ReportFacts:
    day = date.fromisoformat(article["published"][:10]) if article["published"] else None
    return ReportFacts(
        key=f"{article['id']}/{event['id']}",
        article=article["id"],
        outlet=article["id"],
        type=Type(event["type"]),
        kind=event["kind"],
        bounds=_bounds(event["date"]),
        factuality=Factuality(event["status"]),
        actors=tuple(_actor(actor, day) for actor in event["actors"]),
        places=_places(event["location"]),
        figures=_figures(event),
        quote=article["sentences"][event["sentences"][0]],
        published_on=day,
    )


def _bounds(found: dict) -> Bounds:
    first, last = date.fromisoformat(found["earliest"]), date.fromisoformat(found["latest"])
    if first == last:
        return Bounds.on(first)
    precision = DatePrecision.MONTH if (last - first).days >= 27 else DatePrecision.SPAN
    return Bounds.within(first, last, precision=precision)


def _actor(actor: dict, day: date | None) -> ActorFact:
    """Return an actor under the key that the table gives its name."""
    found = next(iter(find_actors(actor["name"], load_gazetteer(), on=day)), None)
    key = found.key if found and len(found.name) >= len(actor["name"]) else None
    return ActorFact(key, actor["name"], actor["country"], _ROLES[actor["role"]])


def _places(location: dict | None) -> tuple[PlaceFact, ...]:
    """Return the place as the table knows it; the annotation gives name and country alone."""
    if location is None:
        return ()
    name, country = location["name"], location["country"]
    found = find_places(name, load_places(), countries=[country] if country else [])
    if not found:
        return (PlaceFact(None, name, country, PlacePrecision.UNNAMED),)
    return (PlaceFact(found[0].key, found[0].name, found[0].country, found[0].precision),)


def _figures(event: dict) -> tuple[FigureFact, ...]:
    pairs = ((Measure.KILLED, event["fatalities"]), (Measure.INJURED, event["injured"]))
    return tuple(FigureFact(measure, figure[0], figure[1]) for measure, figure in pairs if figure is not None)
