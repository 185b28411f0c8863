"""Knows what sort of source a few words name: a person, an office, media, or people without a name."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

from events.domain.extraction.quantities import Token, quantity_at
from events.domain.types import ActorMatch, Attribution, Span
from events.domain.vocabulary import ActorKind, AttributionKind, Qualifier


def _load_words() -> dict[str, frozenset[str]]:
    source = resources.files("events.domain.data").joinpath("attribution_words.toml")
    return {name: frozenset(words.split()) for name, words in tomllib.loads(source.read_text("utf-8")).items()}


WORDS = _load_words()
_DETERMINERS = frozenset({"a", "an", "one", "the", "another", "some", "any", "its", "their", "his", "her"})
_SINGLE = frozenset({"a", "an", "one", "another"})
_JOINTS = frozenset({"'s", "s", "state", "news", "-"})
_MAX_WORDS = 8


@dataclass(frozen=True, slots=True)
class Clause:
    """Hold a sentence cut into tokens with the actors named in it."""

    text: str
    tokens: Sequence[Token]
    actors: Sequence[ActorMatch]

    def actor_at(self, place: int) -> ActorMatch | None:
        """Return the actor whose name covers the token."""
        token = self.tokens[place]
        return next((actor for actor in self.actors if actor.span.start <= token.start < actor.span.end), None)

    def surface(self, first: int, stop: int) -> str:
        """Return the text from token `first` up to token `stop`."""
        return self.text[self.tokens[first].start : self.tokens[stop - 1].end]


def source_at(clause: Clause, head: int, rule: str) -> Attribution | None:
    """Return the source whose head noun or name is this token, or None where the word is no source."""
    fold = clause.tokens[head].fold
    actor = clause.actor_at(head)
    if actor is not None and actor.kind is ActorKind.PERSON:
        return _actor(AttributionKind.NAMED, actor, rule)
    if is_media(clause, head, actor):
        return _of(clause, AttributionKind.MEDIA, head, rule)
    if fold in WORDS["source_nouns"]:
        return _anonymous(clause, head, rule)
    if actor is not None and fold not in WORDS["speakers"]:
        kind = AttributionKind.NAMED if actor.kind is ActorKind.UNKNOWN else AttributionKind.OFFICE
        return _actor(kind, actor, rule)
    return _of(clause, AttributionKind.OFFICE, head, rule) if fold in WORDS["offices"] | WORDS["speakers"] else None


def _actor(kind: AttributionKind, actor: ActorMatch, rule: str) -> Attribution:
    return Attribution(kind, actor.name, Span(actor.span.start, actor.span.end, rule))


def is_media(clause: Clause, head: int, actor: ActorMatch | None) -> bool:
    """Return whether the words name a medium: 'state television', 'SANA', 'the news agency'."""
    fold = clause.tokens[head].fold
    before = clause.tokens[head - 1].fold if head else ""
    if f"{before}-{fold}" in WORDS["media_pairs"]:
        return True
    return (actor is not None and actor.kind is ActorKind.MEDIA) or fold in WORDS["media"]


def first_of(clause: Clause, head: int) -> int:
    """Return the first token of the words that belong to the head: 'two | senior Egyptian | officials'."""
    first = head
    while first > 0 and head - first < _MAX_WORDS:
        before = clause.tokens[first - 1]
        is_part = before.is_capital or before.fold in WORDS["ranks"] | WORDS["offices"] | _JOINTS
        if not is_part and clause.actor_at(first - 1) is None and not _is_plain(clause, first - 1):
            break
        first -= 1
    if first > 0 and clause.tokens[first - 1].fold in _DETERMINERS:
        first -= 1
    return first


def _is_plain(clause: Clause, place: int) -> bool:
    """Return whether the word is a number of sources."""
    amount = quantity_at(clause.tokens, place)
    return amount is not None and clause.tokens[place].fold not in _DETERMINERS


def _of(clause: Clause, kind: AttributionKind, head: int, rule: str) -> Attribution:
    first = first_of(clause, head)
    actor = clause.actor_at(head)
    start, end = clause.tokens[first].start, clause.tokens[head].end
    if actor is not None:
        start, end = min(start, actor.span.start), max(end, actor.span.end)
    name = clause.text[start:end]
    for article in ("the ", "The ", "a ", "A ", "an ", "An "):
        name = name.removeprefix(article)
    return Attribution(kind, name, Span(start, end, rule))


def _anonymous(clause: Clause, head: int, rule: str) -> Attribution:
    first = first_of(clause, head)
    named = [place for place in range(first, head) if _is_side(clause, place, first)]
    side = clause.surface(named[0], named[-1] + 1) if named else _side_behind(clause, head)
    rank = " ".join(
        clause.tokens[place].fold
        for place in range(first, head + 1)
        if place not in named and not _is_counted(clause, place) and clause.tokens[place].fold[0].isalpha()
    )
    span = Span(clause.tokens[first].start, clause.tokens[head].end, rule)
    name = clause.surface(first, head + 1)
    return Attribution(AttributionKind.ANONYMOUS, name, span, _count(clause, first, head), rank, side)


def _is_side(clause: Clause, place: int, first: int) -> bool:
    """Return whether the word is a name that says whose source it is: 'Egyptian', 'Gulf', 'White House'."""
    token = clause.tokens[place]
    if not token.is_capital or token.fold in _DETERMINERS or _is_plain(clause, place):
        return False
    return place > first or clause.actor_at(place) is not None or token.fold not in WORDS["ranks"]


def _is_counted(clause: Clause, place: int) -> bool:
    return clause.tokens[place].fold in _DETERMINERS or clause.tokens[place].fold == "s" or _is_plain(clause, place)


def _count(clause: Clause, first: int, head: int) -> int | None:
    """Return how many sources there are, where the words say it: 'a' is one, a bare plural is unknown."""
    for place in range(first, head):
        amount = quantity_at(clause.tokens, place)
        if amount is not None and amount.qualifier is not Qualifier.VAGUE and amount.best is not None:
            return amount.best
    is_single = clause.tokens[first].fold in _SINGLE
    is_plural = clause.tokens[head].fold.endswith("s") or clause.tokens[head].fold == "people"
    return 1 if is_single or (not is_plural and clause.tokens[first].fold == "the") else None


def _side_behind(clause: Clause, head: int) -> str:
    """Return the actor behind the head: 'a source in the YPG', 'an official from the forces'."""
    behind = clause.tokens[head + 1 : head + 2]
    if behind and behind[0].fold in {"from", "in", "of", "at"}:
        for place in range(head + 2, min(head + 5, len(clause.tokens))):
            actor = clause.actor_at(place)
            if actor is not None:
                return actor.name
    return ""
