"""Knows whom 'they', 'it', 'the group' or 'the two countries' mean: the nearest fitting mention before."""

from __future__ import annotations

from collections.abc import Iterable

from events.domain.extraction.acts import SIDES, Act
from events.domain.extraction.slots import subjects
from events.domain.extraction.tree import Tree
from events.domain.extraction.wordlists import load_words
from events.domain.types import ActorMatch
from events.domain.vocabulary import ActorKind, Type

_PERSONAL = frozenset({"he", "she", "him", "her", "his"})
_SINGLE = frozenset({"it", "its"})
_PLURAL = frozenset({"they", "them", "their", "both", "we", "us", "our"})
_BODIES = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT_BODY, ActorKind.ARMED_GROUP, ActorKind.IGO})
_CROWDS = frozenset({ActorKind.ARMED_GROUP, ActorKind.GOVERNMENT_BODY, ActorKind.POPULATION})
_DEFINITE = frozenset({"the", "both", "these", "those", "this", "all"})
# 'The two countries' were named together; 'both sides' stand against each other.
_STATES = frozenset({"country", "state", "nation", "government", "neighbour", "neighbor"})
_OPPONENTS = load_words("syntax.toml")["opponents"]
_SAYING = load_words("syntax.toml")["saying"]
_SINGLE_NOUNS: dict[str, frozenset[ActorKind]] = {
    "group": frozenset({ActorKind.ARMED_GROUP}),
    "movement": frozenset({ActorKind.ARMED_GROUP}),
    "organisation": frozenset({ActorKind.ARMED_GROUP, ActorKind.IGO}),
    "organization": frozenset({ActorKind.ARMED_GROUP, ActorKind.IGO}),
    "kingdom": frozenset({ActorKind.STATE}),
    "bloc": frozenset({ActorKind.IGO}),
    "militia": frozenset({ActorKind.ARMED_GROUP}),
}
# An antecedent further back than this is a guess.
_MAX_SENTENCES_BACK = 3


class Mentions:
    """Remember who was named, sentence by sentence, subjects before others."""

    def __init__(self) -> None:
        self._sentences: list[list[ActorMatch]] = []
        self._groups: list[list[ActorMatch]] = []
        self._sides: list[ActorMatch] = []

    def note(self, tree: Tree) -> None:
        """Remember the actors of a sentence."""
        ordered: list[ActorMatch] = []
        for verb in (token.index for token in tree.tokens if tree.is_verb(token.index)):
            ordered += [tree.actors[head] for head in subjects(tree, verb) if head in tree.actors]
        for head in tree.actors:
            group = _distinct([tree.actors[word] for word in tree.coordinated(head) if word in tree.actors])
            if len(group) > 1 and tree.relation(head) != "conj":
                self._groups.append(group)
        rest = [actor for _, actor in sorted(tree.actors.items())]
        self._sentences.append(_distinct(ordered + rest))

    def note_sides(self, acts: Iterable[Act]) -> None:
        """Remember who stood against whom in the latest act of force: 'both sides' are these."""
        for act in acts:
            by = [part.actor for part in act.participants if part.depth == 0 and SIDES.get(part.role) == "by"]
            to = [part.actor for part in act.participants if part.depth == 0 and SIDES.get(part.role) == "to"]
            opposed = _distinct([actor for actor in (*by[:1], *to[:1]) if actor.country])
            if act.type is Type.ASSAULT and len(opposed) == 2 and opposed[0].country != opposed[1].country:
                self._sides = opposed

    def resolve(self, tree: Tree, word: int) -> tuple[ActorMatch, ...]:
        """Return whom the word means, nobody where no antecedent fits."""
        text = tree.tokens[word].text.lower()
        speaker = _speaker(tree, word)
        if speaker is not None and speaker.kind in _meant_by(text):
            return (speaker,)
        if text in _PERSONAL:
            return self._nearest(tree, word, frozenset({ActorKind.PERSON}))
        if text in _SINGLE:
            return self._nearest(tree, word, _BODIES)
        if text in _PLURAL:
            return self._plural(tree, word)
        return self._noun(tree, word)

    def _noun(self, tree: Tree, word: int) -> tuple[ActorMatch, ...]:
        determiners = {tree.tokens[child].text.lower() for child in tree.children(word, "det", "predet", "nummod")}
        if not determiners & _DEFINITE or tree.children(word, "amod", "compound", "poss"):
            return ()
        lemma = tree.lemma(word)
        if lemma in _OPPONENTS and tree.tokens[word].tag == "NNS":
            group = self._plural(tree, word)
            return (group or tuple(self._sides)) if lemma in _STATES else (tuple(self._sides) or group)
        kinds = _SINGLE_NOUNS.get(lemma)
        return self._nearest(tree, word, kinds) if kinds else ()

    def _nearest(
        self, tree: Tree, word: int, kinds: frozenset[ActorKind], *, sentences: int = _MAX_SENTENCES_BACK
    ) -> tuple[ActorMatch, ...]:
        before = [tree.actors[index] for index in sorted(tree.actors) if index < word]
        earlier = self._sentences[-sentences:] if sentences else []
        for mentioned in (_distinct(before), *reversed(earlier)):
            for actor in mentioned:
                if actor.kind in kinds:
                    return (actor,)
        return ()

    def _plural(self, tree: Tree, word: int) -> tuple[ActorMatch, ...]:
        own = self._coordinated_before(tree, word)
        if own:
            return tuple(own)
        if tree.tokens[word].text.lower() == "they":
            crowd = self._nearest(tree, word, _CROWDS, sentences=0)
            if crowd:
                return crowd
        return tuple(self._groups[-1]) if self._groups else ()

    def _coordinated_before(self, tree: Tree, word: int) -> list[ActorMatch]:
        for index in reversed(range(word)):
            if index in tree.actors and tree.relation(index) != "conj":
                group = _distinct([tree.actors[head] for head in tree.coordinated(index) if head in tree.actors])
                if len(group) > 1:
                    return group
        return []


def _meant_by(text: str) -> frozenset[ActorKind]:
    if text in _PERSONAL:
        return frozenset({ActorKind.PERSON})
    return _BODIES if text in _SINGLE else frozenset()


def _speaker(tree: Tree, word: int) -> ActorMatch | None:
    """Return who says the clause that the pronoun is the subject of: 'Israel said it was hitting the town'."""
    verb = tree.head(word)
    above = tree.head(verb) if verb is not None and tree.relation(verb) == "ccomp" else None
    if above is None or tree.relation(word) != "nsubj" or tree.lemma(above) not in _SAYING:
        return None
    speakers = [tree.actors[head] for head in subjects(tree, above) if head in tree.actors]
    return speakers[0] if len(speakers) == 1 and speakers[0].country else None


def _distinct(actors: list[ActorMatch]) -> list[ActorMatch]:
    found: dict[str, ActorMatch] = {}
    for actor in actors:
        found.setdefault(actor.key or actor.name.casefold(), actor)
    return list(found.values())
