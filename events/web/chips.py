"""Knows how chosen filters look as chips that remove themselves, and which of them to loosen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from events.selectors.timeline import TimelineFilter
from events.web.forms import to_filter


@dataclass(frozen=True, slots=True)
class Chip:
    """Hold one chosen value and the query of the page without it."""

    field: str
    value: Any
    query: str


@dataclass(frozen=True, slots=True)
class Loosening:
    """Hold how many events there would be without one field, and the query that asks for them."""

    field: str
    count: int
    query: str


def to_query(chosen: Mapping[str, Any]) -> str:
    """Return the filters as the query of an address, without a question mark."""
    return urlencode({name: _plain(value) for name, value in chosen.items()}, doseq=True)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def chips_of(chosen: Mapping[str, Any]) -> list[Chip]:
    """Return a chip for every chosen value; the moment of looking is none, it has a notice of its own."""
    chips = []
    for field, value in filters_of(chosen).items():
        for one in value if isinstance(value, list) else [value]:
            chips.append(Chip(field, one, to_query(_without(chosen, field, one))))
    return chips


def filters_of(chosen: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is chosen without the moment from which it is looked at."""
    return {name: value for name, value in chosen.items() if name != "as_of"}


def _without(chosen: Mapping[str, Any], field: str, value: Any) -> dict[str, Any]:
    rest = {name: kept for name, kept in chosen.items() if name != field}
    if isinstance(chosen[field], list) and (others := [one for one in chosen[field] if one != value]):
        rest[field] = others
    return rest


def loosenings(
    chosen: Mapping[str, Any], *, region: str, count_lines: Callable[[TimelineFilter], int]
) -> list[Loosening]:
    """Return the fields without which something would be found, the most helpful first."""
    found = []
    for field in filters_of(chosen):
        rest = {name: value for name, value in chosen.items() if name != field}
        if count := count_lines(to_filter(rest, region=region)):
            found.append(Loosening(field, count, to_query(rest)))
    return sorted(found, key=lambda loosening: -loosening.count)
