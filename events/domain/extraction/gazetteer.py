"""Knows the actors and office-holders (data/actors.csv, offices.csv) and indexes all their names."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from events.domain.names import NameIndex, find_words
from events.domain.vocabulary import ActorKind

GENERIC = "generic-"
# Every group, ministry and army has such people.
OF_MANY_BODIES = frozenset({"Leader", "Commander", "Spokesperson", "Special Envoy", "Ambassador", "Secretary-General"})
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
    """Hold entries by key, terms by holder, written forms, file ranks, bodies by (office, country), given names."""

    entries: dict[str, ActorEntry]
    terms: dict[str, tuple[OfficeTerm, ...]]
    index: NameIndex[Form]
    ranks: dict[str, int]
    bodies: dict[tuple[str, str], str]
    given_names: frozenset[str] = frozenset()

    @classmethod
    def build(cls, entries: Iterable[ActorEntry], terms: Iterable[OfficeTerm]) -> Gazetteer:
        """Return a gazetteer of these rows; earlier rows win where one name has several bearers."""
        by_key = {entry.key: entry for entry in entries}
        by_holder: dict[str, list[OfficeTerm]] = {}
        for term in terms:
            by_holder.setdefault(term.holder, []).append(term)
        index: NameIndex[Form] = NameIndex()
        for entry in by_key.values():
            for name, rule in _forms(entry):
                index.add(name, Form(entry.key, rule))
        for title, form in load_titles():
            index.add(title, form)
        held = {holder: tuple(rows) for holder, rows in by_holder.items()}
        bodies = _sole_bodies(held.values())
        ranks = {key: rank for rank, key in enumerate(by_key)}
        return cls(by_key, held, index, ranks, bodies, _given_names(by_key.values()))

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


def _sole_bodies(held: Iterable[tuple[OfficeTerm, ...]]) -> dict[tuple[str, str], str]:
    """Return the body of each (office, country) where all who ever held it had the same body.

    So 'the Iranian foreign minister' names a body and 'the Palestinian leader' none.
    """
    bodies: dict[tuple[str, str], set[str]] = {}
    for term in (term for terms in held for term in terms):
        bodies.setdefault((term.office, term.country), set()).add(term.body)
    return {
        office: next(iter(keys))
        for office, keys in bodies.items()
        if len(keys) == 1 and "" not in keys and office[0] not in OF_MANY_BODIES
    }


def _given_names(entries: Iterable[ActorEntry]) -> frozenset[str]:
    """Return the folded first words of all full names of persons."""
    names = (find_words(entry.name) for entry in entries if entry.kind is ActorKind.PERSON)
    return frozenset(words[0].fold for words in names if len(words) > 1)


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
