"""What the tests of dates share: read a text, and say its days."""

from datetime import date

from events.domain.dates import read_text
from events.domain.types import DatePhrase


def phrases(text: str, published: str | None, *, country: str | None = None, language: str = "en") -> list[DatePhrase]:
    """Return the time expressions of a text."""
    return list(read_text(text, published, country=country, language=language).phrases)


def only(text: str, published: str | None, *, country: str | None = None, language: str = "en") -> DatePhrase:
    """Return the first time expression of a text."""
    return phrases(text, published, country=country, language=language)[0]


def days(phrase: DatePhrase) -> tuple[str | None, str | None]:
    """Return the outer days of an expression as text."""
    if phrase.bounds is None:
        return None, None
    return _iso(phrase.bounds.earliest), _iso(phrase.bounds.latest)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
