"""Knows how the acts of one sentence are put together: triggers, roles, how they are presented, what joins."""

from __future__ import annotations

from events.domain.extraction.acts import Act
from events.domain.extraction.chains import read_chain
from events.domain.extraction.factuality import judge
from events.domain.extraction.frames import Lexicon
from events.domain.extraction.joining import join_acts
from events.domain.extraction.naming import Resolver
from events.domain.extraction.roles import read_roles
from events.domain.extraction.slots import measured, modifiers
from events.domain.extraction.tree import Tree
from events.domain.extraction.triggers import Trigger, find_triggers
from events.domain.extraction.wordlists import load_words
from events.domain.types import Span
from events.domain.vocabulary import Type

_MAX_TRIGGER = 78
_DAYS = frozenset(word.rstrip("s") for word in load_words("syntax.toml")["calendar"])
_TOLD_BEFORE = frozenset({"it", "this", "that", "these", "those"})
# Words that stay said where they are turned down: 'rejected Trump's call for surrender'.
_SAID = frozenset({Type.REQUEST, Type.THREATEN, Type.ACCUSE})
_POINTING = frozenset({"the", "this", "that", "these", "those", "such"})


def find_acts(tree: Tree, lexicon: Lexicon, resolve: Resolver) -> list[Act]:
    """Return all acts that the sentence names, in text order, also those that are only asked for or feared."""
    acts = [_act(tree, trigger, resolve) for trigger in find_triggers(tree, lexicon)]
    return join_acts(tree, acts)


def _act(tree: Tree, trigger: Trigger, resolve: Resolver) -> Act:
    verdict = judge(tree, trigger.word, is_words=trigger.frame.type in _SAID)
    act = Act(
        frame=trigger.frame,
        kind=trigger.frame.kind,
        tree=tree,
        word=trigger.word,
        trigger=_trigger_span(tree, trigger),
        factuality=verdict.factuality,
        cue=verdict.cue,
        sentences=[Span(tree.sentence.start, tree.sentence.end, "sentence")],
        words=[trigger.word],
        nouns={_plain(tree.lemma(trigger.word))},
        mentions=[_trigger_span(tree, trigger)],
        is_definite=_points_back(tree, trigger.word)
        if trigger.frame.word_class == "noun"
        else _is_first_time(tree, trigger.word),
    )
    for part in read_chain(tree, trigger, read_roles(tree, trigger, resolve), resolve):
        act.add(part)
    return act


def _plain(lemma: str) -> str:
    """Return the noun as it points back: 'the strike' means an airstrike."""
    return lemma.removeprefix("air").removeprefix("-") or lemma


def _trigger_span(tree: Tree, trigger: Trigger) -> Span:
    """Return the tight words that name the act: a verb with its particle, a noun with what describes it."""
    words = [trigger.word]
    if trigger.frame.word_class == "verb":
        words += [word for word in tree.children(trigger.word, "prt") if word == trigger.word + 1]
    else:
        words += [
            word for word in modifiers(tree, trigger.word) if word < trigger.word and tree.relation(word) != "det"
        ]
    first, last = min(words), max(words)
    if tree.end(last) - tree.start(first) > _MAX_TRIGGER:
        first = trigger.word
    return tree.span(first, last, trigger.frame.id)


def _is_first_time(tree: Tree, verb: int) -> bool:
    """Return whether the clause only says how rare it was: 'it was the first time they had met since the war'."""
    above = tree.head(verb)
    is_inside = above is not None and tree.relation(verb) in {"relcl", "acl"} and tree.lemma(above) == "time"
    return above is not None and is_inside and _is_what_it_was(tree, above)


def _is_what_it_was(tree: Tree, noun: int) -> bool:
    """Return whether the noun says what something told before was: 'it was a series of strikes'."""
    above = tree.head(noun)
    if above is None or tree.relation(noun) != "attr":
        return False
    return any(tree.tokens[word].text.lower() in _TOLD_BEFORE for word in tree.children(above, "nsubj"))


def _points_back(tree: Tree, noun: int) -> bool:
    """Return whether the noun means something told before: 'the attack', 'that day's attack', 'Monday's attack'."""
    if _is_what_it_was(tree, measured(tree, noun)):
        return True
    for word in {noun, measured(tree, noun)}:
        if any(tree.tokens[child].text.lower() in _POINTING for child in tree.children(word, "det")):
            return True
        if tree.children(word, "poss"):
            return True
        owners = tree.children(word, "compound", "nmod")
        if any(tree.tokens[child].text.lower().rstrip("s") in _DAYS for child in owners):
            return True
    return False
