"""Knows how a list of events falls into months, by the first day on which each can have begun."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any


@dataclass(frozen=True, slots=True)
class Month:
    """Hold the events that begin in a month; `first` is its first day, None for a date without a beginning."""

    first: date | None
    events: tuple[Any, ...]


def by_month(events: Iterable[Any]) -> list[Month]:
    """Return events, which must be in the order of their first day, in months."""
    grouped = groupby(events, key=lambda event: event.start_earliest and event.start_earliest.replace(day=1))
    return [Month(first, tuple(members)) for first, members in grouped]
