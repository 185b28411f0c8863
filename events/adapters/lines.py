"""Knows files of articles: JSON lines, read one at a time, each good or named with its fault."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, BinaryIO

from events.domain.errors import InvalidInput
from events.domain.types import Published

MAX_LINE_BYTES = 2_000_000
# no wire article is older, and a date far ahead is a slip of the finger
PLAUSIBLE_YEARS = range(1900, 2200)
_TEXT_FIELDS = ("id", "title", "text", "url", "outlet", "language", "country")


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """Hold one article of a file; empty texts were not given."""

    number: int
    id: str = ""
    title: str = ""
    text: str = ""
    url: str = ""
    outlet: str = ""
    language: str = ""
    country: str = ""
    published: Published | None = None


@dataclass(frozen=True, slots=True)
class LineError:
    """Hold why a line could not be read; `number` counts from 1."""

    number: int
    reason: str


def read_article_lines(source: BinaryIO) -> Iterator[ArticleLine | LineError]:
    """Yield every line that is not blank, as an article or as the reason why it is none."""
    for number, (line, size) in enumerate(_bounded_lines(source), start=1):
        if size > MAX_LINE_BYTES:
            yield LineError(number, f"{size} bytes; at most {MAX_LINE_BYTES} a line")
        elif line.strip():
            yield _read_line(number, line)


def _bounded_lines(source: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """Yield each line with its size; of one that is too long only the start is ever held."""
    while part := source.readline(MAX_LINE_BYTES + 1):
        line, size = part, len(part)
        while len(part) > MAX_LINE_BYTES and not part.endswith(b"\n"):
            part = source.readline(MAX_LINE_BYTES + 1)
            size += len(part)
        yield line, size


def _read_line(number: int, line: bytes) -> ArticleLine | LineError:
    try:
        return _article(number, _object(line))
    except InvalidInput as error:
        return LineError(number, str(error))


def _object(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InvalidInput("line", f"no JSON ({error})", "one JSON object a line, in UTF-8") from error
    if not isinstance(row, dict):
        raise InvalidInput("line", f"a JSON {type(row).__name__}", "a JSON object with text or url")
    return row


def _article(number: int, row: dict[str, Any]) -> ArticleLine:
    row = {**row, "text": text_of(row)}
    values = {name: _string(name, row.get(name)) for name in _TEXT_FIELDS}
    if not values["text"] and not values["url"]:
        raise InvalidInput("line", "neither text nor url", "a text, a list of paragraphs, or a url")
    published = parse_published(_string("published", row.get("published")) or None)
    return ArticleLine(number, published=published, **values)


def text_of(row: dict[str, Any]) -> Any:
    """Return the text of a row, which may stand there as a list of paragraphs. Raises: InvalidInput."""
    paragraphs = row.get("paragraphs")
    if row.get("text") or paragraphs is None:
        return row.get("text")
    if not isinstance(paragraphs, list) or not all(isinstance(part, str) for part in paragraphs):
        raise InvalidInput("paragraphs", type(paragraphs).__name__, "a list of texts")
    return "\n".join(paragraphs)


def _string(name: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, int) and name == "id":
        return str(value)
    if not isinstance(value, str):
        raise InvalidInput(name, f"a JSON {type(value).__name__}", "text")
    return value


def parse_published(value: str | None) -> Published | None:
    """Return the day, and the moment where an offset says which one it is; None for nothing.

    The day is the one in the given offset. A clock time without offset leaves only the day.
    Raises: InvalidInput.
    """
    if value is None or not value.strip():
        return None
    found = value.strip()
    try:
        published = _published(found)
    except ValueError as error:
        expected = "a day such as 2025-06-16 or a moment with offset such as 2025-06-16T18:20+03:00"
        raise InvalidInput("published", repr(found[:40]), expected) from error
    if published.day.year not in PLAUSIBLE_YEARS:
        raise InvalidInput(
            "published", repr(found[:40]), f"a year from {PLAUSIBLE_YEARS.start} to {PLAUSIBLE_YEARS.stop - 1}"
        )
    return published


def _published(found: str) -> Published:
    if len(found) == 10:
        return Published(date.fromisoformat(found))
    moment = datetime.fromisoformat(found)
    return Published(moment.date(), moment if moment.tzinfo else None)
