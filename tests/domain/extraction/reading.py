"""Reads a text with the project's own parser and tables."""

from datetime import date

from events.domain.extraction.actors import load_gazetteer
from events.domain.extraction.parse import load_parser
from events.domain.places.gazetteer import load_places
from events.domain.reader import read_article
from events.domain.types import ArticleReading, ArticleText, Published, ReportDraft

DAY = date(2025, 6, 17)


def read(text: str, *, title: str = "", language: str = "en", on: date | None = DAY) -> ArticleReading:
    article = ArticleText(text, Published(on) if on else None, title=title, language=language)
    return read_article(article, parser=load_parser(), gazetteer=load_gazetteer(), places=load_places())


def reports(text: str) -> tuple[ReportDraft, ...]:
    return read(text).reports


def countries(report: ReportDraft, *roles: str, depth: int = 0) -> list[str | None]:
    return sorted(
        {
            part.actor.country or part.actor.name
            for part in report.participants
            if part.role in roles and part.depth == depth
        }
    )
