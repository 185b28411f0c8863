"""Knows how often text without any event of conflict or diplomacy raises a false alarm; the ceiling only falls."""

from pathlib import Path

from events.adapters.lines import parse_published
from events.domain.extraction.actors import load_gazetteer
from events.domain.extraction.parse import load_parser
from events.domain.places.gazetteer import load_places
from events.domain.reader import read_article
from events.domain.types import ArticleText

SNIPPETS = Path(__file__).parent / "events_free" / "snippets.txt"
MOST_FALSE_ALARMS = 0.10


def is_read_as_event(text: str) -> bool:
    article = ArticleText(text, parse_published("2025-06-20"))
    reading = read_article(article, parser=load_parser(), gazetteer=load_gazetteer(), places=load_places())
    return bool(reading.reports)


def test_text_without_events_raises_few_alarms() -> None:
    snippets = [line for line in SNIPPETS.read_text("utf-8").splitlines() if not line.startswith("#")]

    alarms = [snippet for snippet in snippets if is_read_as_event(snippet)]

    assert len(snippets) == 60
    assert len(alarms) <= MOST_FALSE_ALARMS * len(snippets), alarms
