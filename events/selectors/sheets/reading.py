"""Answers with sheets made from public events: all of them, or those that begin on some days."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

import numpy as np
from django.db.models import Q

from events.models import EventRegion, Location, Participation
from events.selectors.sheets.columns import UNKNOWN, WORDS, Array, Sheet, make_sheet
from events.selectors.timeline import TimelineFilter, find_events, public_events

# a condition on events, for rows that lead to them by the prefix
Within = Callable[[str], Q]
Day = date | None

# what `event_columns` needs of each row, after its id
EVENT = ("start_earliest", "end_latest", "type", "kind", "grade", "status", "source_count", "updated_at")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)
_CODES = {name: {word: code for code, word in enumerate(words)} for name, words in WORDS.items()}


def read_days(days: Iterable[Day]) -> Sheet:
    """Return the sheet of the public events that begin on these days; None is an open or unknown start."""
    return _read(partial(_begins_on, frozenset(days)))


def read_found(wanted: TimelineFilter) -> Sheet:
    """Return the sheet of the events that a filter finds, read from the database."""
    return _read(partial(_is_among, find_events(wanted).order_by().values("pk")))


def _begins_on(days: frozenset[Day], prefix: str) -> Q:
    column = f"{prefix}start_earliest"
    known = Q(**{f"{column}__in": sorted(day for day in days if day)})
    return known | Q(**{f"{column}__isnull": True}) if None in days else known


def _is_among(found: object, prefix: str) -> Q:
    return Q(**{f"{prefix}pk__in": found})


def _read(within: Within) -> Sheet:
    events = event_columns(list(public_events().filter(within("")).order_by().values_list("pk", *EVENT)))
    found = {"event__shown": 1}
    shares = EventRegion.objects.filter(within("event__"), **found).values_list("event", "region", "share")
    parts = Participation.objects.filter(within("event__"), **found).values_list("event", "actor", "role")
    places = Location.objects.filter(within("event__"), place__isnull=False, **found).values_list("event", "place")
    return make_sheet(
        events=events,
        regions=part_columns(events["pk"], list(shares.order_by()), ("region", "share")),
        parts=_parts(events["pk"], list(parts.order_by())),
        places=part_columns(events["pk"], list(places.order_by().distinct()), ("place",)),
    )


def event_columns(rows: Sequence[Sequence[Any]]) -> dict[str, Array]:
    """Return rows of id and EVENT as columns, in the order of a sheet."""
    pk, start, end, type_, kind, grade, status, sources, changed = zip(*rows, strict=True) if rows else ((),) * 9
    columns: dict[str, Array] = {
        "pk": np.array(pk, np.int64),
        "start": np.array([ordinal(day) for day in start], np.int32),
        "end": np.array([ordinal(day) for day in end], np.int32),
        "sources": np.array(sources, np.int32),
        "changed": np.array([(one - _EPOCH) // _TICK for one in changed], np.int64),
    }
    for name, words in (("type", type_), ("kind", kind), ("grade", grade), ("status", status)):
        columns[name] = np.array([_CODES[name][word] for word in words], np.uint8)
    order = np.lexsort((columns["pk"], columns["start"]))
    return {name: column[order] for name, column in columns.items()}


def ordinal(day: Day) -> int:
    """Return a day as columns hold it."""
    return day.toordinal() if day else UNKNOWN


def moment(changed: int) -> datetime:
    """Return the moment that a column of microseconds holds."""
    return _EPOCH + changed * _TICK


def part_columns(ids: Array, rows: Sequence[Sequence[Any]], names: Sequence[str]) -> dict[str, Array]:
    """Return rows of event and values as columns in the order of the events; what belongs to no event is left out."""
    if not rows or not len(ids):
        return {}
    event, *columns = (np.array(column) for column in zip(*rows, strict=True))
    by_id = np.argsort(ids)
    of = by_id[np.searchsorted(ids, event, sorter=by_id).clip(max=len(ids) - 1)]
    known = ids[of] == event
    order = np.lexsort((columns[0][known], of[known]))
    found = {"of": of, **dict(zip(names, columns, strict=True))}
    return {name: column[known][order] for name, column in found.items()}


def _parts(ids: Array, rows: Sequence[Sequence[Any]]) -> dict[str, Array]:
    named = [(event, actor or UNKNOWN, _CODES["role"][role]) for event, actor, role in rows]
    parts = part_columns(ids, named, ("actor", "role"))
    if parts:
        of, actor = parts["of"], parts["actor"]
        parts["is_first"] = np.append(True, (of[1:] != of[:-1]) | (actor[1:] != actor[:-1]))
    return parts
