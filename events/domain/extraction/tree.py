"""Knows the tree of one sentence and which actors and places stand on its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from events.domain.extraction.blocks import Sentence
from events.domain.extraction.parse import Token
from events.domain.types import ActorMatch, PlaceMatch, Span

# What hangs on a noun by one of these is a clause or an aside and says nothing about the noun's own words.
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis", "appos", "punct", "cc", "conj"})
CONTENT_PREPOSITIONS = frozenset({"of"})
Match = TypeVar("Match")


class Tree:
    """Hold a parsed sentence; words are named by their index, offsets count in the article."""

    def __init__(
        self,
        sentence: Sentence,
        tokens: Sequence[Token],
        actors: Iterable[ActorMatch] = (),
        places: Iterable[PlaceMatch] = (),
    ) -> None:
        self.sentence = sentence
        self.tokens = tuple(tokens)
        self._children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                self._children[token.head].append(token.index)
        self.actors = self._by_word((actor.span, actor) for actor in actors)
        self.places = self._by_word((place.span, place) for place in places)

    def _by_word(self, matches: Iterable[tuple[Span, Match]]) -> dict[int, Match]:
        found: dict[int, Match] = {}
        for span, match in matches:
            for token in self.tokens:
                if self.start(token.index) < span.end and span.start < self.end(token.index):
                    found.setdefault(token.index, match)
        return found

    def start(self, index: int) -> int:
        """Return where the word begins in the article."""
        return self.sentence.words_start + self.tokens[index].start

    def end(self, index: int) -> int:
        """Return where the word ends in the article, exclusive."""
        return self.sentence.words_start + self.tokens[index].end

    def span(self, first: int, last: int, rule: str = "") -> Span:
        """Return the stretch from word `first` to word `last`, both included."""
        return Span(self.start(first), self.end(last), rule)

    def lemma(self, index: int) -> str:
        """Return the base form of the word, in lower case."""
        return self.tokens[index].lemma

    def relation(self, index: int) -> str:
        """Return what the word is to its head."""
        return self.tokens[index].relation

    def head(self, index: int) -> int | None:
        """Return the word that governs this one, None for a root."""
        head = self.tokens[index].head
        return None if head == index else head

    def is_verb(self, index: int) -> bool:
        """Return whether the word is a verb form."""
        return self.tokens[index].tag.startswith("VB")

    def is_noun(self, index: int) -> bool:
        """Return whether the word is a common or proper noun."""
        return self.tokens[index].tag.startswith("NN")

    def children(self, index: int, *relations: str) -> list[int]:
        """Return the words that hang on this one, of these relations or of all."""
        if not relations:
            return self._children[index]
        return [child for child in self._children[index] if self.tokens[child].relation in relations]

    def subtree(self, index: int) -> list[int]:
        """Return the word and all below it, in text order."""
        found, waiting = [], [index]
        while waiting:
            word = waiting.pop()
            found.append(word)
            waiting.extend(self._children[word])
        return sorted(found)

    def phrase(self, index: int) -> list[int]:
        """Return the words of the noun phrase itself, with 'of' phrases, without clauses and coordinated nouns."""
        found, waiting = [], [index]
        while waiting:
            word = waiting.pop()
            found.append(word)
            waiting.extend(child for child in self._children[word] if self._belongs(child))
        return sorted(found)

    def _belongs(self, child: int) -> bool:
        relation = self.tokens[child].relation
        if relation == "prep":
            return self.tokens[child].lemma in CONTENT_PREPOSITIONS
        return relation not in _CLAUSES

    def coordinated(self, index: int) -> list[int]:
        """Return the word and all that 'and' or a comma joins to it."""
        found = [index]
        for word in found:
            found.extend(child for child in self._children[word] if self.tokens[child].relation == "conj")
        return found

    def prepositions(self, index: int) -> list[tuple[str, int]]:
        """Return (preposition, noun) for each prepositional phrase on the word; double ones are joined."""
        found = []
        for child in self.children(index, "prep", "agent", "dative"):
            name = self.tokens[child].lemma
            if self.tokens[child].relation == "dative" and self.is_noun(child):
                continue
            for noun in self.children(child, "pobj", "pcomp"):
                found.append((name, noun))
            for inner in self.children(child, "prep"):
                for noun in self.children(inner, "pobj", "pcomp"):
                    found.append((f"{name} {self.tokens[inner].lemma}", noun))
        return found

    def ancestors(self, index: int) -> list[int]:
        """Return the words above this one, the nearest first."""
        found: list[int] = []
        above = self.head(index)
        while above is not None and above not in found:
            found.append(above)
            above = self.head(above)
        return found
