"""Answers with events as plain rows, ready to become bytes: lists, exports and windows of the timeline share them.

Rows are built from columns without model objects, which is what makes a page of the API cheap.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from events.domain.daterange import Bounds
from events.domain.dates.wording import bounds_in_words
from events.domain.kinds import load_kinds
from events.domain.vocabulary import DatePrecision, Extent
from events.models import Event
from events.models.event import EventQuerySet
from events.selectors.event_parts import actors_of, answers_of, places_of, regions_of
from events.selectors.paging import Position, parts_after
from events.selectors.timeline import find_tombstones

Row = dict[str, Any]

MAX_TOMBSTONES = 1000  # a client that gets so many asks again from the last one's moment

_EVENT = ("pk", "title", "summary", "type", "kind", "status", "grade", "source_count", "state")
_DATE = (
    "start_earliest",
    "start_latest",
    "end_earliest",
    "end_latest",
    "extent",
    "precision",
    "edtf",
    "wording",
)
_MOMENTS = ("first_published_at", "updated_at")
_COLUMNS = (*_EVENT, *_DATE, *_MOMENTS)
_START = _COLUMNS.index("start_earliest")


def event_page(events: EventQuerySet, *, after: Position | None, size: int) -> tuple[list[Row], Position | None]:
    """Return the rows of a page, and its last position where more events follow."""
    dated, undated = parts_after(events, after)
    found = list(dated.values_list(*_COLUMNS)[: size + 1])
    if len(found) <= size:
        found += undated.values_list(*_COLUMNS)[: size + 1 - len(found)]
    rows = _complete(found[:size])
    last = found[size - 1] if len(found) > size else None
    return rows, Position(last[_START], last[0]) if last else None


def event_rows(events: EventQuerySet) -> list[Row]:
    """Return the events as rows in their order, each with its actors, places and regions; five queries in all."""
    return _complete(list(events.values_list(*_COLUMNS)))


def rows_of(ids: Sequence[int]) -> list[Row]:
    """Return those of the events that readers may see as rows, in the order of their ids."""
    found = Event.objects.filter(pk__in=ids).order_by().values_list(*_COLUMNS, "shown")
    by_id = {columns[0]: columns[:-1] for columns in found if columns[-1]}
    return _complete([by_id[pk] for pk in ids if pk in by_id])


def tombstone_rows(since: datetime) -> list[Row]:
    """Return what readers must forget since a moment, the oldest first, at most MAX_TOMBSTONES."""
    columns = ("pk", "merged_into", "updated_at")
    return [
        {
            "id": pk,
            "reason": "merged" if target else "retracted",
            "merged_into": target,
            "updated_at": updated_at,
        }
        for pk, target, updated_at in find_tombstones(since).values_list(*columns)[:MAX_TOMBSTONES]
    ]


def _complete(found: list[Sequence[Any]]) -> list[Row]:
    ids = [columns[0] for columns in found]
    rows = [_row(columns) for columns in found]
    for name, parts in (
        ("actors", actors_of(ids)),
        ("places", places_of(ids)),
        ("regions", regions_of(ids)),
        ("answers", answers_of(ids)),
    ):
        for row in rows:
            row[name] = parts.get(row["id"], [])
    return rows


def _row(columns: Sequence[Any]) -> Row:
    pk, title, summary, type_, kind, status, grade, source_count, state, *rest = columns
    known = load_kinds()[kind]
    return {
        "id": pk,
        "title": title,
        "summary": summary,
        "type": type_,
        "kind": kind,
        "kind_label": known.label,
        "quad": known.quad,
        "series": known.series,
        "severity": known.severity,
        "rung": known.rung,
        "status": status,
        "grade": grade,
        "source_count": source_count,
        "state": state,
        "date": _date(rest[:8]),
        "first_published_at": rest[8],
        "updated_at": rest[9],
    }


def _date(columns: Sequence[Any]) -> Row:
    *bounds, edtf, wording = columns
    return {**_bounds_row(*bounds), "edtf": edtf, "wording": wording}


@lru_cache(maxsize=4096)
def _bounds_row(*columns: Any) -> Row:
    """Return the columns of bounds as a row; events of one page share few days, so each is said once."""
    start_earliest, start_latest, end_earliest, end_latest, extent, precision = columns
    if start_earliest is None and end_latest is None:
        return _bounds(None)
    return _bounds(
        Bounds(start_earliest, start_latest, end_earliest, end_latest, Extent(extent), DatePrecision(precision))
    )


def date_row(bounds: Bounds | None, *, edtf: str, wording: str) -> Row:
    """Return a date as rows show it, with our words for it beside those of the article."""
    return {**_bounds(bounds), "edtf": edtf, "wording": wording}


def _bounds(bounds: Bounds | None) -> Row:
    """Return bounds as rows show them, and in words; unknown ones are all empty."""
    return {
        "start_earliest": bounds.start_earliest if bounds else None,
        "start_latest": bounds.start_latest if bounds else None,
        "end_earliest": bounds.end_earliest if bounds else None,
        "end_latest": bounds.end_latest if bounds else None,
        "extent": bounds.extent if bounds else Extent.WITHIN,
        "precision": bounds.precision if bounds else DatePrecision.UNANCHORED,
        "words": bounds_in_words(bounds),
    }
