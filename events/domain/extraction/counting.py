"""Knows which act each casualty figure counts: the nearest of its sentence, else the one told just before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from events.domain.extraction.acts import Act
from events.domain.extraction.blocks import Sentence
from events.domain.extraction.effects import tells_harm
from events.domain.extraction.naming import is_name
from events.domain.extraction.quantities import cut_tokens, quantity_at
from events.domain.extraction.slots import objects, subjects
from events.domain.extraction.tolls import has_running_total
from events.domain.extraction.tree import Tree
from events.domain.extraction.victims import is_single_person
from events.domain.types import Figure, Span
from events.domain.vocabulary import ActorKind, Measure, Qualifier, Type

_COUNTING = frozenset({Type.ASSAULT, Type.COERCE, Type.PROTEST})
_CARRIED = frozenset({Measure.KILLED, Measure.INJURED})
_KILLING = frozenset({"kill", "assassinate", "execute", "murder", "behead", "slay", "massacre", "martyr", "eliminate"})
_DYING = frozenset({"die", "perish"})
_DEATHS = frozenset({"killing", "assassination", "murder", "execution", "beheading", "death"})
# What is counted on, from some day or until now, is no toll of the act told before.
_COUNT_ON = re.compile(
    r"\b(?:since|so far|bring\w* [^.]{0,60}\bto|overall|in all|war|conflict)\b"
    r"|\bha(?:s|ve) (?:\w+ )?(?:reported|counted|recorded|registered|documented)\b",
)
# An adjective stands this many characters before its noun at most.
_NEAR = 30
_HE = frozenset({"he", "she", "him", "her"})


def count_acts(tree: Tree, acts: Sequence[Act], figures: Sequence[Figure]) -> list[Figure]:
    """Give each figure to the nearest act of violence to its left, else to the first one; return the homeless."""
    homeless = []
    for figure in figures:
        fitting = [act for act in acts if act.type in _COUNTING and _counts(act, figure)]
        is_adjective = figure.span.rule == "figure-deadly"
        home = _described(tree, fitting, figure) if is_adjective else _home(tree, fitting, figure)
        if home is None:
            homeless.append(figure)
        else:
            home.figures.append(figure)
    for act in acts:
        _count_named(tree, act)
    return homeless


def leave_sums(text: str, tree: Tree, acts: Iterable[Act]) -> list[Act]:
    """Return the acts without those that only sum up a war, years or a whole country's day of killing."""
    if not has_running_total(text, tree.sentence.words_start, tree.sentence.end):
        return list(acts)
    return [act for act in acts if not (tells_harm(tree, act) and _counts_nobody(act))]


def _counts_nobody(act: Act) -> bool:
    """Return whether no number is left to the act, and nobody whom it names."""
    if any(figure.span.rule != "figure-named" for figure in act.figures):
        return False
    return not any(part.actor.kind is ActorKind.PERSON for part in act.participants)


def carry_figures(text: str, acts: Sequence[Act], loose: Iterable[tuple[int, Sentence, Sequence[Figure]]]) -> None:
    """Give the figures of sentences without an act of force to the act of force told in the sentence before.

    `loose` holds the number of each sentence, the sentence, and its figures.
    """
    reached = {id(act): act.number for act in acts}
    for number, sentence, figures in loose:
        carried = [figure for figure in figures if figure.measure in _CARRIED and figure.span.rule != "figure-deadly"]
        told = [act for act in acts if act.type is Type.ASSAULT and reached[id(act)] == number - 1]
        if not carried or not told or _COUNT_ON.search(text, sentence.words_start, sentence.end):
            continue
        told[-1].figures += carried
        told[-1].sentences.append(Span(sentence.start, sentence.end, "sentence"))
        reached[id(told[-1])] = number


def _counts(act: Act, figure: Figure) -> bool:
    """Return whether the act can have this toll: only coercion takes captives, it never kills."""
    if figure.measure is Measure.CAPTURED:
        return act.type is not Type.PROTEST
    return act.type is not Type.COERCE


def _described(tree: Tree, acts: Sequence[Act], figure: Figure) -> Act | None:
    """Return the act that the adjective stands before: 'a deadly chemical weapons attack'."""
    behind = [
        (tree.start(word) - figure.span.end, number)
        for number, act in enumerate(acts)
        for word in act.words
        if 0 < tree.start(word) - figure.span.end < _NEAR and tree.is_noun(word)
    ]
    return acts[min(behind)[1]] if behind else None


def _home(tree: Tree, acts: Sequence[Act], figure: Figure) -> Act | None:
    """Return the act whose verb governs the figure: 'five had been killed in rocket attacks'; else the nearest."""
    inside = [t.index for t in tree.tokens if figure.span.start <= tree.start(t.index) < figure.span.end]
    for word in inside:
        verb = next((above for above in tree.ancestors(word) if above not in inside), None)
        for act in acts:
            if verb is not None and verb in act.words and tree.is_verb(verb):
                return act
    return _nearest(tree, acts, figure)


def _nearest(tree: Tree, acts: Sequence[Act], figure: Figure) -> Act | None:
    before = [act for act in acts if min(tree.start(word) for word in act.words) <= figure.span.start]
    if not before:
        return acts[0] if acts else None
    return max(before, key=lambda act: _last_start_before(tree, act, figure))


def _last_start_before(tree: Tree, act: Act, figure: Figure) -> int:
    return max((tree.start(word) for word in act.words if tree.start(word) <= figure.span.start), default=-1)


def _count_named(tree: Tree, act: Act) -> None:
    """Count one killed for each person named or meant by 'he': 'killed Saeed Izadi', 'Haniyeh and two guards'."""
    if act.type is not Type.ASSAULT:
        return
    for word in act.words:
        heads = list(dict.fromkeys(_dead(tree, word)))
        counts = [_persons(tree, head) for head in heads]
        if 0 in counts or not any(_is_one_person(tree, head) for head in heads):
            continue
        span = tree.span(min(heads), max(heads), "figure-named")
        stated = [figure for figure in act.figures if figure.measure is Measure.KILLED]
        number = sum(counts)
        if not stated:
            act.figures.append(Figure(span, Measure.KILLED, Qualifier.EXACTLY, number, number, number))
        elif len(heads) > 1 and stated[0].high == stated[0].low < number and _overlap(stated[0].span, span):
            act.figures[act.figures.index(stated[0])] = replace(stated[0], low=number, best=number, high=number)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _persons(tree: Tree, word: int) -> int:
    """Return how many persons the word stands for, 0 where that is unknown."""
    if _is_one_person(tree, word):
        return 1
    numbers = tree.children(word, "nummod")
    if tree.tokens[word].tag != "NNS" or not numbers:
        return 0
    found = quantity_at(cut_tokens(tree.tokens[numbers[0]].text, 0, len(tree.tokens[numbers[0]].text)), 0)
    return found.low if found and found.high == found.low else 0


def _dead(tree: Tree, word: int) -> list[int]:
    """Return the heads of those that the word says died."""
    lemma = tree.lemma(word)
    if not tree.is_verb(word):
        return [head for name, head in tree.prepositions(word) if name == "of"] if lemma in _DEATHS else []
    if lemma in _DYING:
        return subjects(tree, word)
    return objects(tree, word) if lemma in _KILLING else []


def _is_one_person(tree: Tree, word: int) -> bool:
    token = tree.tokens[word]
    if token.text.lower() in _HE:
        return True
    actor = tree.actors.get(word)
    if actor is not None and actor.kind is ActorKind.PERSON:
        return True
    if token.tag == "NN":
        return is_single_person(token.text)
    is_other = word in tree.places or (actor is not None and actor.kind is not ActorKind.UNKNOWN)
    return token.tag == "NNP" and not is_other and is_name(tree, word)
