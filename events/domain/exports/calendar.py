"""Knows events as all-day entries of a calendar (iCalendar, RFC 5545), none more exact or more certain than it is.

An entry needs a first day: events without one are left out, and the calendar's description says so.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from events.domain.vocabulary import Extent, Grade, Status

Row = Mapping[str, Any]

MAX_LINE_BYTES = 75  # of the standard, without the line's end
DESCRIPTION = "Dates are as exact as their sources. Events whose first day is unknown are not in this calendar."
CONFIRMED = frozenset({Grade.CONFIRMED, Grade.CORROBORATED})
HAPPENED = frozenset({Status.OCCURRED, Status.ONGOING})
_DAY = timedelta(days=1)


def calendar_lines(name: str, host: str, rows: Iterable[Row], withdrawn: Iterable[Row] = ()) -> Iterator[str]:
    """Yield a calendar line by line; `host` makes the ids unique in the world.

    Rows are those of the list with `url` and `revision` (how often readers saw it change). Withdrawn ones have id,
    url, revision and updated_at: their entry is cancelled and says nothing of what was withdrawn.
    """
    yield from ("BEGIN:VCALENDAR\r\n", "VERSION:2.0\r\n", "PRODID:-//Escalation Timeline//EN\r\n")
    yield from ("CALSCALE:GREGORIAN\r\n", "METHOD:PUBLISH\r\n")
    yield from (_text("X-WR-CALNAME", name), _text("X-WR-CALDESC", DESCRIPTION))
    for row in rows:
        if row["date"]["start_earliest"] is not None:
            yield from _entry(row, host)
    for row in withdrawn:
        yield from _cancelled(row, host)
    yield "END:VCALENDAR\r\n"


def _entry(row: Row, host: str) -> Iterator[str]:
    first, last = row["date"]["start_earliest"], row["date"]["end_latest"]
    is_certain = row["grade"] in CONFIRMED and row["status"] in HAPPENED
    yield from _head(row, host)
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}\r\n"
    if last is not None and last < date.max:
        yield f"DTEND;VALUE=DATE:{last + _DAY:%Y%m%d}\r\n"  # the day after the last
    yield _text("SUMMARY", row["title"] if _is_exact(row["date"]) else f"{row['title']} ({_days(row['date'])})")
    yield _text("DESCRIPTION", "\n".join(_sentences(row)))
    yield f"STATUS:{'CONFIRMED' if is_certain else 'TENTATIVE'}\r\n"
    if row["places"]:
        yield _text("LOCATION", "; ".join(place["name"] for place in row["places"]))
    yield _text("CATEGORIES", row["kind_label"])
    yield "END:VEVENT\r\n"


def _cancelled(row: Row, host: str) -> Iterator[str]:
    yield from _head(row, host)
    yield f"DTSTART;VALUE=DATE:{row['updated_at']:%Y%m%d}\r\n"
    yield _text("SUMMARY", f"Withdrawn: event {row['id']}")
    yield "STATUS:CANCELLED\r\n"
    yield "END:VEVENT\r\n"


def _head(row: Row, host: str) -> Iterator[str]:
    yield "BEGIN:VEVENT\r\n"
    yield f"UID:event-{row['id']}@{host}\r\n"
    yield f"SEQUENCE:{row['revision']}\r\n"
    yield f"DTSTAMP:{_moment(row['updated_at'])}\r\n"
    yield f"LAST-MODIFIED:{_moment(row['updated_at'])}\r\n"
    yield _fold(f"URL:{row['url']}")
    yield "TRANSP:TRANSPARENT\r\n"  # news keep nobody busy


def _is_exact(found: Row) -> bool:
    """Say whether the days of the entry are the days of the event, and not days among which it lies."""
    ends = found["start_earliest"] == found["start_latest"], found["end_earliest"] == found["end_latest"]
    one_day = found["start_earliest"] == found["end_latest"]
    return found["end_latest"] is not None and (one_day or (found["extent"] == Extent.LASTED and all(ends)))


def _days(found: Row) -> str:
    return f"one day of: {found['words']}" if found["extent"] == Extent.WITHIN else str(found["words"])


def _sentences(row: Row) -> Iterator[str]:
    yield f"When: {_days(row['date']) if not _is_exact(row['date']) else row['date']['words']}"
    yield f"How sure: {row['grade'].replace('_', ' ')}, {row['source_count']} independent sources; {row['status']}"
    if row["summary"]:
        yield row["summary"]
    yield row["url"]


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(name: str, value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    lines = (line.strip() for line in escaped.splitlines())
    return _fold(f"{name}:" + "\\n".join(lines))


def _fold(line: str) -> str:
    """Return a line with its end, broken where it is longer than the standard allows, never inside a character."""
    parts, part, size = [], "", 0
    for sign in line:
        width = len(sign.encode("utf-8", "replace"))
        if size + width > MAX_LINE_BYTES:
            parts.append(part)
            part, size = " ", 1
        part, size = part + sign, size + width
    return "\r\n".join([*parts, part]) + "\r\n"
