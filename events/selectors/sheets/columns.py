"""Knows the columns of a sheet, and how sheets are joined and cut.

Words stand as their number in WORDS, days as ordinals, UNKNOWN where there is none. Events are in the order of first
day and id, so that the list of a page is a sheet read backwards: latest first, those without a start last.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from events.domain.kinds import load_kinds
from events.domain.vocabulary import Grade, Role, Status, Type

Array = npt.NDArray[Any]

UNKNOWN = 0  # no day has this ordinal, no row this id
WORDS: dict[str, tuple[str, ...]] = {
    "type": tuple(Type),
    "kind": tuple(load_kinds()),
    "grade": tuple(Grade),
    "status": tuple(Status),
    "role": tuple(Role),
}


@dataclass(frozen=True, slots=True)
class Events:
    """Hold one value for each event; `changed` is in microseconds since 1970."""

    pk: Array
    start: Array
    end: Array
    type: Array
    kind: Array
    grade: Array
    status: Array
    sources: Array
    changed: Array


@dataclass(frozen=True, slots=True)
class Regions:
    """Hold one value for each share of a region in an event; `of` is the event's place on the sheet."""

    of: Array
    region: Array
    share: Array


@dataclass(frozen=True, slots=True)
class Parts:
    """Hold one value for each actor in a role; `is_first` marks one row for each actor of an event."""

    of: Array
    actor: Array
    role: Array
    is_first: Array


@dataclass(frozen=True, slots=True)
class Places:
    """Hold one value for each known place of an event."""

    of: Array
    place: Array


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Sheet:
    """Hold events with their regions, parts and places; each of these in the order of the events.

    A sheet is equal to itself alone, so that answers can be kept with it.
    """

    events: Events
    regions: Regions
    parts: Parts
    places: Places

    def __len__(self) -> int:
        return len(self.events.pk)


TABLES: dict[str, type[Any]] = {"events": Events, "regions": Regions, "parts": Parts, "places": Places}
TYPES: dict[str, type[Any]] = {
    **dict.fromkeys(("pk", "changed"), np.int64),
    **dict.fromkeys(("start", "end", "sources", "of", "region", "actor", "place"), np.int32),
    **dict.fromkeys(WORDS, np.uint8),
    "share": np.float64,
    "is_first": np.bool_,
}
Table = TypeVar("Table")


def names_of(table: type[Any]) -> list[str]:
    """Return the names of a table's columns, in order."""
    return [field.name for field in fields(table)]


def make_sheet(**tables: dict[str, Any]) -> Sheet:
    """Return a sheet of columns by table and name, each as its type; a column that is not given is empty."""
    return Sheet(
        **{
            name: table(*(np.asarray(tables.get(name, {}).get(c, ()), dtype=TYPES[c]) for c in names_of(table)))
            for name, table in TABLES.items()
        }
    )


def join(sheets: Sequence[Sheet]) -> Sheet:
    """Return one sheet of several whose events follow each other in order."""
    if not sheets:
        return make_sheet()
    before = np.cumsum([0, *(len(sheet) for sheet in sheets[:-1])])
    return Sheet(
        Events(*_columns([sheet.events for sheet in sheets], Events, before)),
        Regions(*_columns([sheet.regions for sheet in sheets], Regions, before)),
        Parts(*_columns([sheet.parts for sheet in sheets], Parts, before)),
        Places(*_columns([sheet.places for sheet in sheets], Places, before)),
    )


def _columns(tables: Sequence[Any], table: type[Any], before: Array) -> list[Array]:
    return [
        np.concatenate(
            [one.of + np.int32(offset) for one, offset in zip(tables, before, strict=True)]
            if name == "of"
            else [getattr(one, name) for one in tables]
        )
        for name in names_of(table)
    ]


def cut(sheet: Sheet, first: int, end: int) -> Sheet:
    """Return the events from place `first` up to, not at, `end`."""
    return Sheet(
        Events(*(getattr(sheet.events, name)[first:end] for name in names_of(Events))),
        *(_cut_rows(getattr(sheet, name), first, end) for name in ("regions", "parts", "places")),
    )


def _cut_rows(rows: Table, first: int, end: int) -> Table:
    of: Array = rows.of  # type: ignore[attr-defined]
    low, high = np.searchsorted(of, [first, end])
    columns = {name: getattr(rows, name)[low:high] for name in names_of(type(rows))}
    return type(rows)(**columns | {"of": columns["of"] - np.int32(first)})


def with_days(sheet: Sheet, fresh: Sheet, days: Sequence[int]) -> Sheet:
    """Return the sheet with what begins on these days taken from another one; both are in order."""
    pieces, reached = [], 0
    for day in sorted(set(days)):
        first, end = np.searchsorted(sheet.events.start, [day, day + 1])
        pieces += [cut(sheet, reached, first), _on(fresh, day)]
        reached = end
    return join([*pieces, cut(sheet, reached, len(sheet))])


def by_day(sheet: Sheet) -> dict[int, Sheet]:
    """Return the sheet in one piece for each day on it."""
    return {int(day): _on(sheet, int(day)) for day in np.unique(sheet.events.start)}


def _on(sheet: Sheet, day: int) -> Sheet:
    first, end = np.searchsorted(sheet.events.start, [day, day + 1])
    return cut(sheet, first, end)
