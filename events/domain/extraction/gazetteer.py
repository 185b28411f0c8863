"""Knows the actors and office-holders (data/actors.csv, offices.csv) and indexes all their names."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from events.domain.names import NameIndex
from events.domain.vocabulary import ActorKind

GENERIC = "generic-"
NAME, ADJECTIVE, METONYM, TITLE = "actor-name", "actor-adjective", "actor-metonym", "actor-office"


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """Hold one actor of the gazetteer under all its names; `parent` is the key of another entry.

    Keys that begin with ``generic-`` are groups without a name ('rebels', 'the army').
    """

    key: str
    name: str
    kind: ActorKind
    country: str = ""
    parent: str = ""
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    provenance: str = ""


@dataclass(frozen=True, slots=True)
class OfficeTerm:
    """Hold who held an office from `start` to `end`, both inclusive; an end of None is still in office."""

    holder: str
    office: str
    body: str = ""
    country: str = ""
    start: date | None = None
    end: date | None = None
    provenance: str = ""

    def covers(self, day: date) -> bool:
        """Return whether the holder was in office on that day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Form:
    """Hold what a written form stands for: an actor's key, or for a title the office it names."""

    key: str
    rule: str
    country: str = ""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Hold entries by key, terms by holder, written forms, file ranks, and bodies by (office, country)."""

    entries: dict[str, ActorEntry]
    terms: dict[str, tuple[OfficeTerm, ...]]
    index: NameIndex[Form]
    ranks: dict[str, int]
    bodies: dict[tuple[str, str], str]

    @classmethod
    def build(cls, entries: Iterable[ActorEntry], terms: Iterable[OfficeTerm]) -> Gazetteer:
        """Return a gazetteer of these rows; earlier rows win where one name has several bearers."""
        by_key = {entry.key: entry for entry in entries}
        by_holder: dict[str, list[OfficeTerm]] = {}
        bodies: dict[tuple[str, str], str] = {}
        for term in terms:
            by_holder.setdefault(term.holder, []).append(term)
            if term.body in by_key:
                bodies.setdefault((term.office, term.country), term.body)
        index: NameIndex[Form] = NameIndex()
        for entry in by_key.values():
            for name, rule in _forms(entry):
                index.add(name, Form(entry.key, rule))
        for title, form in load_titles():
            index.add(title, form)
        held = {holder: tuple(rows) for holder, rows in by_holder.items()}
        return cls(by_key, held, index, {key: rank for rank, key in enumerate(by_key)}, bodies)

    def terms_on(self, key: str, day: date) -> tuple[OfficeTerm, ...]:
        """Return the offices that the holder had on that day, the most senior first as in the file."""
        return tuple(term for term in self.terms.get(key, ()) if term.covers(day))

    def body_of(self, owner: ActorEntry, generic: str) -> str:
        """Return the key of the owner's body ('isr' and 'generic-mil': 'isr-mil'), or the generic's own key.

        A generic without such a body falls back on its parent: warplanes belong to the military.
        """
        state = owner.key if owner.kind is ActorKind.STATE else owner.country.lower()
        sort: str = generic
        while sort:
            key = f"{state}-{sort.removeprefix(GENERIC)}"
            if key in self.entries:
                return key
            sort = self.entries[sort].parent if sort in self.entries else ""
        return generic


def _forms(entry: ActorEntry) -> Iterator[tuple[str, str]]:
    for name in dict.fromkeys((entry.name, *entry.names)):
        yield name, NAME
    for name in entry.adjectives:
        yield name, ADJECTIVE
    for name in entry.metonyms:
        yield name, METONYM


def _rows(name: str) -> list[dict[str, str]]:
    source = resources.files("events.domain.data").joinpath(name)
    with source.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


@cache
def load_titles() -> tuple[tuple[str, Form], ...]:
    """Return every written title with the office it names; some imply their country."""
    return tuple(
        (title, Form(row["office"], TITLE, row["country"]))
        for row in _rows("office_titles.csv")
        for title in _listed(row["titles"])
    )


@cache
def load_entries() -> tuple[ActorEntry, ...]:
    """Return all actors in the order of the file."""
    return tuple(
        ActorEntry(
            key=row["key"],
            name=row["name"],
            kind=ActorKind(row["kind"]),
            country=row["country"],
            parent=row["parent"],
            names=_listed(row["names"]),
            adjectives=_listed(row["adjectives"]),
            metonyms=_listed(row["metonyms"]),
            provenance=row["provenance"],
        )
        for row in _rows("actors.csv")
    )


@cache
def load_terms() -> tuple[OfficeTerm, ...]:
    """Return all terms of office in the order of the file."""
    return tuple(
        OfficeTerm(
            holder=row["holder"],
            office=row["office"],
            body=row["body"],
            country=row["country"],
            start=_day(row["start"]),
            end=_day(row["end"]),
            provenance=row["provenance"],
        )
        for row in _rows("offices.csv")
    )


@cache
def load_gazetteer() -> Gazetteer:
    """Return the gazetteer of the project's own data."""
    return Gazetteer.build(load_entries(), load_terms())
