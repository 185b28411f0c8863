"""Knows whether the words around a trigger let a frame stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from events.domain.extraction.frames import Company, Frame
from events.domain.extraction.mediators import brokering_clauses
from events.domain.extraction.naming import is_actor_like
from events.domain.extraction.slots import content_subjects, contents, modifiers, objects, subjects, support_verb
from events.domain.extraction.tree import Tree

ACTOR, PLACE, ANYTHING = "%actor", "%place", "%any"


def fits(frame: Frame, tree: Tree, trigger: int) -> bool:
    """Return whether all that the frame needs is there and nothing that bars it."""
    return all(_has(need, tree, trigger) for need in frame.needs) and not any(
        _has(bar, tree, trigger) for bar in frame.bars
    )


def _has(company: Company, tree: Tree, trigger: int) -> bool:
    return any(_stands(words, tree, _words_in(slot, tree, trigger)) for slot, words in company.options)


def _stands(wanted: frozenset[str], tree: Tree, words: list[int]) -> bool:
    if ANYTHING in wanted:
        return bool(words)
    if ACTOR in wanted and any(is_actor_like(tree, word) for word in words):
        return True
    if PLACE in wanted and any(word in tree.places for word in words):
        return True
    return any(tree.lemma(word) in wanted or tree.tokens[word].text.lower() in wanted for word in words)


def _words_in(slot: str, tree: Tree, trigger: int) -> list[int]:
    """Return the words that stand in a slot.

    Slots: subject, object, mod (before a noun, and its 'of' phrase), verb (that carries a noun), particle,
    predicate (what something is called), prep (the prepositions themselves), clause (its verb), clause-subject,
    modal, negated and perfect (within that clause), under (the word it hangs on), near (all words of the clause),
    or a preposition, for the words behind it.
    """
    read = _SLOTS.get(slot)
    return read(tree, trigger) if read else _behind(tree, trigger, slot)


def _helpers(tree: Tree, trigger: int, relation: str) -> list[int]:
    """Return the helping words of what is said: 'must' in 'said that Russia must stop'."""
    return [word for verb in contents(tree, trigger) for word in tree.children(verb, relation)]


def _clause(tree: Tree, trigger: int) -> int:
    """Return the verb of the trigger's clause."""
    if tree.is_verb(trigger):
        return trigger
    return next((above for above in tree.ancestors(trigger) if tree.is_verb(above)), trigger)


def _carrier(tree: Tree, trigger: int) -> list[int]:
    """Return the verb that carries the noun, else the one behind it: 'a truce that Oman brokered'."""
    verb = support_verb(tree, trigger)
    return brokering_clauses(tree, trigger) if verb is None else [verb]


def _behind(tree: Tree, trigger: int, preposition: str) -> list[int]:
    heads = [trigger, *objects(tree, trigger)] if tree.is_verb(trigger) else [trigger]
    nouns = [noun for head in heads for name, noun in tree.prepositions(head) if name == preposition]
    return _phrases(tree, (word for noun in nouns for word in tree.coordinated(noun)))


def _phrases(tree: Tree, heads: Iterable[int]) -> list[int]:
    return [word for head in heads for word in tree.phrase(head)]


_SLOTS: dict[str, Callable[[Tree, int], list[int]]] = {
    "subject": lambda tree, trigger: _phrases(tree, subjects(tree, trigger)),
    "object": lambda tree, trigger: _phrases(tree, objects(tree, trigger)),
    "mod": lambda tree, trigger: modifiers(tree, trigger) + _behind(tree, trigger, "of"),
    "verb": _carrier,
    "particle": lambda tree, trigger: tree.children(trigger, "prt", "advmod", "acomp", "oprd", "prep"),
    "prep": lambda tree, trigger: [
        child
        for head in (trigger, *(objects(tree, trigger) if tree.is_verb(trigger) else ()))
        for child in tree.children(head, "prep", "agent", "dative")
    ],
    "predicate": lambda tree, trigger: tree.children(trigger, "oprd"),
    "clause": lambda tree, trigger: tree.children(trigger, "ccomp", "xcomp"),
    "clause-subject": lambda tree, trigger: _phrases(tree, content_subjects(tree, trigger)),
    "modal": lambda tree, trigger: _helpers(tree, trigger, "aux"),
    "negated": lambda tree, trigger: _helpers(tree, trigger, "neg"),
    "perfect": lambda tree, trigger: [word for word in _helpers(tree, trigger, "aux") if tree.lemma(word) == "have"],
    "under": lambda tree, trigger: [] if (above := tree.head(trigger)) is None else [above],
    "near": lambda tree, trigger: [word for word in tree.subtree(_clause(tree, trigger)) if word != trigger],
}
