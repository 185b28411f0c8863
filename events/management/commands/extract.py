"""Reads articles from standard input and writes the events they report, one JSON line an article."""

import sys
from collections.abc import Iterator
from typing import Any

import orjson
from django.core.management.base import BaseCommand, CommandError

from events.adapters.lines import parse_published, text_of
from events.domain.errors import DomainError, InvalidInput, ParserMissing
from events.domain.exports.explained import explain
from events.domain.exports.scorer import plain_reading
from events.domain.extraction.actors import load_gazetteer
from events.domain.extraction.parse import Parser, load_parser
from events.domain.places.gazetteer import load_places
from events.domain.reader import read_article
from events.domain.types import ArticleReading, ArticleText

PROGRESS_EVERY = 100


class Command(BaseCommand):
    """Extract events without a database, with the shipped tables of actors and places."""

    help = "Read JSON lines {id, published, title, text, country} on stdin, write one line of events an article."
    requires_system_checks = []

    def add_arguments(self, parser: Any) -> None:
        """Declare --explain."""
        parser.add_argument("--explain", metavar="ID", help="print the events of this article with words and rules")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Read line by line, so that one bad article never stops the others."""
        try:
            parser = load_parser()
        except ParserMissing as missing:
            raise CommandError(str(missing)) from missing
        wanted = options["explain"]
        seen = False
        for number, line in enumerate(_lines(), start=1):
            row = _row(line)
            if wanted is None:
                self.stdout.write(orjson.dumps(_answer(row, parser, number)).decode())
            elif str(row.get("id")) == wanted:
                self.stdout.write(_explained(row, parser))
                seen = True
            if number % PROGRESS_EVERY == 0:
                self.stderr.write(f"{number} articles read")
        if wanted is not None and not seen:
            raise CommandError(f"no article with the id {wanted} on standard input")


def _lines() -> Iterator[bytes]:
    return (line for line in sys.stdin.buffer if line.strip())


def _row(line: bytes) -> dict[str, Any]:
    """Return the line as an object; a line that is none keeps its reason under 'error'."""
    try:
        row = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        return {"id": None, "error": f"not a JSON line: {error}"}
    return row if isinstance(row, dict) else {"id": None, "error": "not a JSON object"}


def _answer(row: dict[str, Any], parser: Parser, number: int) -> dict[str, Any]:
    """Return the events of one article, or why there are none."""
    answer: dict[str, Any] = {"id": row.get("id"), "line": number} if row.get("id") is None else {"id": row["id"]}
    if "error" in row and not {"text", "paragraphs"} & set(row):
        return {**answer, "events": [], "error": row["error"]}
    try:
        reading = _read(row, parser)
    except DomainError as error:
        return {**answer, "events": [], "error": str(error)}
    except Exception as error:
        return {**answer, "events": [], "error": f"{type(error).__name__}: {error}"}
    notes = [{"code": note.code, "message": note.message} for note in reading.notes]
    return {**answer, "events": plain_reading(reading), "notes": notes}


def _explained(row: dict[str, Any], parser: Parser) -> str:
    """Raises: CommandError where the article cannot be read."""
    try:
        return explain(str(text_of(row) or ""), _read(row, parser))
    except DomainError as error:
        raise CommandError(str(error)) from error


def _read(row: dict[str, Any], parser: Parser) -> ArticleReading:
    """Raises: InvalidInput."""
    text = text_of(row)
    if not isinstance(text, str):
        raise InvalidInput("text", type(text).__name__, "a string")
    article = ArticleText(
        text=text,
        published=parse_published(row.get("published") or None),
        country=row.get("country") or None,
        title=str(row.get("title") or ""),
        language=str(row.get("language") or "en"),
    )
    return read_article(article, parser=parser, gazetteer=load_gazetteer(), places=load_places())
