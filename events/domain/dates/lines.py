"""Knows the JSON lines of the command `dates`: an article in, its resolved time expressions out."""

import json
from datetime import date
from typing import Any

from events.domain.dates.front import read_text
from events.domain.dates.read import DatesRead
from events.domain.errors import InvalidInput
from events.domain.types import DatePhrase


def read_line(line: str) -> dict[str, Any]:
    """Return the row of results for one line of JSON: its id and its expressions in text order.

    Raises: InvalidInput for what is no article.
    """
    article = _article(line)
    read = read_text(
        article["text"],
        article.get("published"),
        country=article.get("country"),
        language=article.get("language") or "en",
    )
    return as_row(article.get("id"), read)


def _article(line: str) -> dict[str, Any]:
    try:
        article = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InvalidInput("line", f"no JSON ({error})", "one JSON object a line") from error
    if not isinstance(article, dict):
        raise InvalidInput("line", f"a JSON {type(article).__name__}", "a JSON object")
    if article.get("text") is None and _is_paragraphs(article.get("paragraphs")):
        article["text"] = "\n".join(article["paragraphs"])
    if not isinstance(article.get("text"), str):
        raise InvalidInput("text", type(article.get("text")).__name__, "a text")
    for name in ("published", "country", "language"):
        if not isinstance(article.get(name), str | None):
            raise InvalidInput(name, type(article[name]).__name__, "a text or null")
    return article


def _is_paragraphs(found: Any) -> bool:
    return isinstance(found, list) and all(isinstance(part, str) for part in found)


def as_row(key: object, read: DatesRead) -> dict[str, Any]:
    """Return an article's time expressions as plain data, ready for JSON."""
    row: dict[str, Any] = {"id": key, "expressions": [_expression(phrase) for phrase in read.phrases]}
    if read.notes:
        row["notes"] = [{"code": note.code, "message": note.message} for note in read.notes]
    return row


def _expression(phrase: DatePhrase) -> dict[str, Any]:
    bounds = phrase.bounds
    return {
        "start": phrase.start,
        "end": phrase.end,
        "text": phrase.text,
        "type": phrase.type,
        "timex": phrase.timex,
        "mod": phrase.modifier,
        "earliest": _iso(bounds.earliest) if bounds else None,
        "latest": _iso(bounds.latest) if bounds else None,
        "edtf": phrase.edtf,
        "anchor": phrase.anchor,
        "rule": phrase.rule,
        "explanation": phrase.explanation,
        "reason": phrase.reason or None,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
