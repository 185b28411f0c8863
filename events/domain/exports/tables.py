"""Knows events and reports as lines of a table: one line each, several names of a cell parted by semicolons."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from events.domain.exports.cells import escape_cell

Row = Mapping[str, Any]

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
_EVENT = ("id", "title", "type", "kind", "series", "severity", "status", "grade", "source_count", "state")
_REPORT = ("id", "event", "type", "kind", "factuality", "stance", "attribution", "attribution_name")
_ARTICLE = ("outlet", "title", "url", "published_on")
_MEASURES = ("killed", "injured")

EVENT_COLUMNS = (
    *_EVENT,
    *_DATE,
    *("initiators", "targets", "others", "places", "latitude", "longitude", "regions", "url", "updated_at"),
)
REPORT_COLUMNS = (
    *_REPORT,
    *_DATE,
    *("initiators", "targets", "others", "places"),
    *(f"{measure}_{end}" for measure in _MEASURES for end in ("low", "high")),
    *("article_outlet", "article_title", "article_url", "article_published_on", "quote"),
)


class _Echo:
    """Hand back what a csv writer writes, so that a table of any length needs the memory of a line."""

    def write(self, line: str) -> str:
        """Return the line."""
        return line


def table_lines(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield a table as CSV (RFC 4180) with its heading; no cell becomes a formula."""
    writer = csv.writer(_Echo())
    yield writer.writerow(columns)
    for row in rows:
        yield writer.writerow([escape_cell(cell) for cell in row])


def event_cells(row: Row) -> list[object]:
    """Return the cells of an event, in the order of EVENT_COLUMNS."""
    point = next((place for place in row["places"] if place["latitude"] is not None), None)
    return [
        *(row[name] for name in _EVENT),
        *(row["date"][name] for name in _DATE),
        *_parties(row),
        _names(row["places"]),
        point["latitude"] if point else None,
        point["longitude"] if point else None,
        "; ".join(region["slug"] for region in row["regions"]),
        row["url"],
        row["updated_at"].isoformat(),
    ]


def report_cells(row: Row) -> list[object]:
    """Return the cells of a report, in the order of REPORT_COLUMNS; an open upper figure is empty."""
    figures = {figure["measure"]: figure for figure in reversed(row["figures"])}
    return [
        *(row[name] for name in _REPORT),
        *(row["date"][name] for name in _DATE),
        *_parties(row),
        _names(row["places"]),
        *(figures[measure][end] if measure in figures else None for measure in _MEASURES for end in ("low", "high")),
        *(row["article"][name] for name in _ARTICLE),
        row["quote"],
    ]


def _parties(row: Row) -> list[str]:
    """Return who did it, to whom, and who else took part in which role."""
    by_role = {role: [actor for actor in row["actors"] if actor["role"] == role] for role in ("initiator", "target")}
    others = [actor for actor in row["actors"] if actor["role"] not in by_role]
    told = "; ".join(f"{actor['name']} ({actor['role']})" for actor in others)
    return [_names(by_role["initiator"]), _names(by_role["target"]), told]


def _names(rows: Iterable[Row]) -> str:
    return "; ".join(row["name"] for row in rows)
