"""Knows the front door for programs: a text and when it appeared in, its time expressions out."""

from datetime import date, datetime

from events.domain.dates.read import DatesRead, read_dates
from events.domain.errors import InvalidInput
from events.domain.types import ArticleText, Published

_EXPECTED = "a day such as 2025-06-16, a moment such as 2025-06-16T18:20+03:00, or None"


def read_text(
    text: str,
    published: date | datetime | str | None = None,
    *,
    country: str | None = None,
    language: str = "en",
) -> DatesRead:
    """Return every time expression of a text, resolved as far as the text and the day of publication allow.

    `published` is a day or a moment, as such or in ISO 8601; its own offset says which day it is. None is unknown:
    what hangs on it stays unresolved. `country` (ISO 3166 alpha-3) is the outlet's and decides the weekend and the
    order of 03/04/2025. `language` is an ISO 639-1 code. Offsets count characters, ends exclusive.

    Raises: InvalidInput for a publication date that is none.
    """
    return read_dates(ArticleText(text, as_published(published), country or None, language=language))


def as_published(value: date | datetime | str | None) -> Published | None:
    """Return a publication moment from what a program has of it.

    Raises: InvalidInput.
    """
    if isinstance(value, str):
        value = _parse(value.strip())
    if isinstance(value, datetime):
        return Published(value.date(), value if value.tzinfo else None)
    return Published(value) if value is not None else None


def _parse(text: str) -> date | datetime | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError as error:
        raise InvalidInput("published", repr(text[:40]), _EXPECTED) from error
