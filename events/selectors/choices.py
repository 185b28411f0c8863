"""Answers which kinds, actors and places occur among events, so that a form offers nothing that finds nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from events.models import Actor, Place
from events.selectors.sheets.asked import Asked
from events.selectors.sheets.columns import UNKNOWN, WORDS, Array

MAX_CHOICES = 200


@dataclass(frozen=True, slots=True)
class Choice:
    """Hold a value of a filter, its name, and how many events have it."""

    value: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class FilterChoices:
    """Hold what can be chosen: kinds by frequency, actors and places by name."""

    kinds: tuple[Choice, ...]
    actors: tuple[Choice, ...]
    places: tuple[Choice, ...]


def filter_choices(asked: Asked) -> FilterChoices:
    """Return what occurs among the events; the most frequent names where there are too many."""
    parts, places = asked.sheet.parts, asked.sheet.places
    of_actors = parts.actor[parts.is_first & (parts.actor != UNKNOWN) & asked.found[parts.of]]
    of_places = places.place[asked.found[places.of]]
    return FilterChoices(
        kinds=_kinds(np.bincount(asked.sheet.events.kind[asked.found], minlength=len(WORDS["kind"]))),
        actors=_named(np.bincount(of_actors), Actor),
        places=_named(np.bincount(of_places), Place),
    )


def _kinds(counts: Array) -> tuple[Choice, ...]:
    found = [(kind, int(count)) for kind, count in zip(WORDS["kind"], counts, strict=True) if count]
    return tuple(Choice(kind, kind, count) for kind, count in sorted(found, key=lambda pair: (-pair[1], pair[0])))


def _named(counts: Array, table: type[Actor] | type[Place]) -> tuple[Choice, ...]:
    """Return key, name and number of events of the actors or places, by name; `counts` is by id."""
    frequent = {int(pk): int(counts[pk]) for pk in _most_frequent(counts)}
    names = table._default_manager.filter(pk__in=list(frequent)).values_list("pk", "key", "name")
    choices = [Choice(key, name, frequent[pk]) for pk, key, name in names]
    return tuple(sorted(choices, key=lambda choice: choice.name))


def _most_frequent(counts: Array) -> Sequence[int]:
    found = np.flatnonzero(counts)
    order = np.lexsort((found, -counts[found]))
    return [int(pk) for pk in found[order[:MAX_CHOICES]]]
