"""Knows names of bodies and groups that look like a place's name with an 's' behind it: 'Hamas' and Hama."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache
from importlib import resources

from events.domain.names import find_words, fold_name
from events.domain.places.gazetteer import PlaceEntry


@cache
def load_bodies() -> frozenset[str]:
    """Return the folded names of one word that an actor other than a state bears and that end in 's'."""
    source = resources.files("events.domain.data").joinpath("actors.csv")
    with source.open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row["kind"] != "state"]
    names = (name for row in rows for name in (row["name"], *row["names"].split("|")))
    words = (found[0].fold for name in names if len(found := find_words(name)) == 1)
    return frozenset(word for word in words if word.endswith("s"))


def is_body(fold: str, bearers: Iterable[PlaceEntry]) -> bool:
    """Return whether the word is a body's own name and only without its 's' the name of these places."""
    if fold not in load_bodies():
        return False
    return all(fold_name(name) != fold for entry in bearers for name in (entry.name, *entry.names))
