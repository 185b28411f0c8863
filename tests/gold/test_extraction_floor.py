"""Floors of extraction on the annotated articles; they only rise."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from events.adapters.lines import parse_published
from events.domain.exports.scorer import plain_reading
from events.domain.extraction.actors import load_gazetteer
from events.domain.extraction.parse import load_parser
from events.domain.places.gazetteer import load_places
from events.domain.reader import read_article
from events.domain.types import ArticleText
from tests.gold.score_events import Tally, text_of

GOLD = Path(__file__).parent
SETS = {"events": GOLD / "events" / "articles.jsonl", "samples": GOLD / "samples" / "sentences.jsonl"}
WHOLE = "whole events (type, date within a day, initiator)"


@cache
def figures(name: str) -> dict[str, Any]:
    tally = Tally()
    for line in SETS[name].read_text("utf-8").splitlines():
        row = json.loads(line)
        gold = json.loads((SETS[name].parent / "gold" / f"{row['id']}.json").read_text("utf-8"))
        article = ArticleText(text_of(row), parse_published(row["published"]), title=row["title"])
        reading = read_article(article, parser=load_parser(), gazetteer=load_gazetteer(), places=load_places())
        tally.add(row, gold, {"events": plain_reading(reading)})
    return tally.figures()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "measure", "part", "floor"),
    [
        pytest.param("events", "events", "F1", 0.76, id="events"),
        pytest.param("events", "events", "P", 0.78, id="events-precision"),
        pytest.param("events", WHOLE, "F1", 0.59, id="whole-events"),
        pytest.param("events", "initiator country", "F1", 0.83, id="initiators"),
        pytest.param("samples", "events", "F1", 0.84, id="samples-events"),
        pytest.param("samples", WHOLE, "F1", 0.69, id="samples-whole-events"),
        pytest.param("samples", "initiator country", "F1", 0.90, id="samples-initiators"),
        pytest.param("events", "fatalities", "F1", 0.83, id="fatalities"),
        pytest.param("events", "injured", "F1", 0.85, id="injured"),
        pytest.param("samples", "fatalities", "F1", 0.81, id="samples-fatalities"),
        pytest.param("samples", "injured", "F1", 0.88, id="samples-injured"),
        pytest.param("samples", "responds to", "F1", 0.48, id="samples-links"),
        pytest.param("samples", "events", "P", 0.85, id="samples-precision"),
        pytest.param("samples", "target country", "F1", 0.75, id="samples-targets"),
        pytest.param("events", "responds to", "F1", 0.30, id="links"),
    ],
)
def test_figures_do_not_fall(name: str, measure: str, part: str, floor: float) -> None:
    assert figures(name)[measure][part] >= floor
