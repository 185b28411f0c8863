"""Knows the rows of UCDP's Georeferenced Event Dataset: columns by name, in any order and of any release.

Source: the codebook of UCDP GED (Uppsala Conflict Data Program, CC BY 4.0). `date_start` and `date_end` bound one
event whose day is not known: the interval is uncertainty, not duration.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from events.domain.daterange import Bounds
from events.domain.errors import InvalidInput

NEEDED = ("id", "type_of_violence", "side_a", "side_b", "date_start", "date_end", "low", "best", "high")


class Violence(IntEnum):
    """Name what sort of violence a row is about."""

    STATE_BASED = 1
    NON_STATE = 2
    ONE_SIDED = 3


@dataclass(frozen=True, slots=True)
class UcdpEvent:
    """Hold one row; `source_count` is None where the data set does not say, `place` is degrees or empty."""

    id: str
    violence: Violence
    side_a: str
    side_b: str
    bounds: Bounds
    killed_low: int
    killed_best: int
    killed_high: int
    source_count: int | None
    place: str = ""


def read_ucdp(lines: Iterable[str]) -> Iterator[UcdpEvent]:
    """Yield the events of a CSV file with a header. Raises: InvalidInput naming line and column."""
    reader = csv.DictReader(lines)
    missing = [name for name in NEEDED if name not in (reader.fieldnames or ())]
    if missing:
        raise InvalidInput("header", f"no column {', '.join(missing)}", f"the columns {', '.join(NEEDED)}")
    for row in reader:
        yield _event(row, reader.line_num)


def _event(row: Mapping[str, str | None], line: int) -> UcdpEvent:
    first, last = _day(row, "date_start", line), _day(row, "date_end", line)
    if first > last:
        raise InvalidInput(f"line {line}, date_end", _cell(row, "date_end"), f"a day not before {first}")
    low, best, high = (_count(row, name, line) for name in ("low", "best", "high"))
    sources = _count(row, "number_of_sources", line) if row.get("number_of_sources") else -1
    return UcdpEvent(
        id=_cell(row, "id"),
        violence=_violence(row, line),
        side_a=_cell(row, "side_a"),
        side_b=_cell(row, "side_b"),
        bounds=Bounds.on(first) if first == last else Bounds.within(first, last),
        killed_low=low,
        killed_best=best,
        killed_high=high,
        source_count=sources if sources > 0 else None,
        place=" ".join(filter(None, (row.get("latitude"), row.get("longitude")))),
    )


def _violence(row: Mapping[str, str | None], line: int) -> Violence:
    try:
        return Violence(int(_cell(row, "type_of_violence")))
    except ValueError as error:
        raise InvalidInput(f"line {line}, type_of_violence", _cell(row, "type_of_violence"), "1, 2 or 3") from error


def _day(row: Mapping[str, str | None], name: str, line: int) -> date:
    """Return a day; releases differ in whether a time follows it."""
    try:
        return date.fromisoformat(_cell(row, name)[:10])
    except ValueError as error:
        raise InvalidInput(f"line {line}, {name}", _cell(row, name), "a date such as 2019-12-31") from error


def _count(row: Mapping[str, str | None], name: str, line: int) -> int:
    try:
        return int(_cell(row, name))
    except ValueError as error:
        raise InvalidInput(f"line {line}, {name}", _cell(row, name), "a whole number") from error


def _cell(row: Mapping[str, str | None], name: str) -> str:
    """Return the text of a cell; a row that is too short has none."""
    return (row.get(name) or "").strip()
