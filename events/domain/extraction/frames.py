"""Knows the frames: which words name an act, what company they need, and which kind and roles they give."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from events.domain.kinds import load_kinds
from events.domain.vocabulary import Role, Type

# One file for each type; classes.toml holds the word classes and the usual roles.
_CLASSES = "classes.toml"
_SHARED_COMPANY = "@"
_WORD_CLASSES = ("verb", "noun", "adjective")


@dataclass(frozen=True, slots=True)
class Company:
    """Hold (slot, words) pairs: it is there when one of the words stands in its slot beside the trigger."""

    options: tuple[tuple[str, frozenset[str]], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """Hold one sense of one or more words.

    `word_class` is verb, noun or adjective; `roles` maps a slot (subject, object, owner, a preposition) to a role.
    Among the frames of a word that fit, the one that needs most wins; then the first in the file.
    """

    id: str
    type: Type
    kind: str
    word_class: str
    lemmas: frozenset[str]
    gloss: str
    needs: tuple[Company, ...]
    bars: tuple[Company, ...]
    roles: Mapping[str, Role]
    tests: tuple[str, ...]
    rank: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Hold all frames by (word class, lemma), the most demanding first, and the word classes by name."""

    frames: tuple[Frame, ...]
    by_lemma: Mapping[tuple[str, str], tuple[Frame, ...]]
    classes: Mapping[str, frozenset[str]]

    def of(self, word_class: str, lemma: str) -> tuple[Frame, ...]:
        """Return the frames of a word."""
        return self.by_lemma.get((word_class, lemma), ())


@cache
def load_lexicon() -> Lexicon:
    """Return the project's own frames (data/frames)."""
    folder = resources.files("events.domain.data").joinpath("frames")
    shared = tomllib.loads(folder.joinpath(_CLASSES).read_text("utf-8"))
    classes = _expand(shared["classes"])
    frames: list[Frame] = []
    for source in sorted(folder.iterdir(), key=lambda path: path.name):
        if source.name.endswith(".toml") and source.name != _CLASSES:
            table = tomllib.loads(source.read_text("utf-8"))
            frames.extend(_frames(table, classes, shared["roles"], first=len(frames)))
    return Lexicon(tuple(frames), _index(frames), classes)


def _expand(rows: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Return the word classes; one class may name another that stands above it with '@'."""
    classes: dict[str, frozenset[str]] = {}
    for name, words in rows.items():
        classes[name] = _words(words, classes)
    return classes


def _words(text: str, classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    for word in text.split():
        found |= classes[word[1:]] if word.startswith(_SHARED_COMPANY) else {word}
    return frozenset(found)


def _frames(
    table: Mapping[str, Any], classes: Mapping[str, frozenset[str]], roles: Mapping[str, str], *, first: int
) -> list[Frame]:
    rows = [(word_class, row) for word_class in _WORD_CLASSES for row in table.get(f"{word_class}s", ())]
    frames = []
    for rank, (word_class, row) in enumerate(rows, start=first):
        kind = load_kinds()[row["kind"]]
        usual = roles.get(kind.kind, roles[kind.type])
        frames.append(
            Frame(
                id=row["id"],
                type=kind.type,
                kind=kind.kind,
                word_class=word_class,
                lemmas=frozenset(row["words"].split()),
                gloss=row["gloss"],
                needs=_company(row.get("needs", ()), classes),
                bars=_company(row.get("bars", ()), classes),
                roles=_roles(f"{usual} {row.get('roles', '')}"),
                tests=tuple(row["tests"]),
                rank=rank,
            )
        )
    return frames


def _company(rows: Iterable[str], classes: Mapping[str, frozenset[str]]) -> tuple[Company, ...]:
    return tuple(
        Company(
            tuple(
                (slot.strip(), _words(words, classes))
                for slot, _, words in (part.partition(":") for part in row.split("/"))
            )
        )
        for row in rows
    )


def _roles(text: str) -> dict[str, Role]:
    """Return the roles by slot; a later pair replaces an earlier one, '-' takes the slot away."""
    pairs = {slot: role for slot, _, role in (pair.partition(">") for pair in text.split())}
    return {slot: Role(role) for slot, role in pairs.items() if role != "-"}


def _index(frames: Iterable[Frame]) -> dict[tuple[str, str], tuple[Frame, ...]]:
    found: dict[tuple[str, str], list[Frame]] = {}
    for frame in frames:
        for lemma in frame.lemmas:
            found.setdefault((frame.word_class, lemma), []).append(frame)
    return {key: tuple(sorted(rows, key=lambda row: (-len(row.needs), row.rank))) for key, rows in found.items()}
