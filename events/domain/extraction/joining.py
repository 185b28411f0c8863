"""Knows which triggers of one sentence tell the same act: 'an air strike hit X, killing eight' is one."""

from __future__ import annotations

from events.domain.extraction.acts import SIDES, Act
from events.domain.extraction.effects import find_cause
from events.domain.extraction.slots import SUPPORT_VERBS
from events.domain.extraction.tree import Tree
from events.domain.types import Participant
from events.domain.vocabulary import Factuality, Type

# The more exactly a kind says how it was done, the more it tells; equal ranks keep the first.
_TELLING = {
    "chemical-attack": 5,
    "drone-strike": 4,
    "missile-strike": 4,
    "airstrike": 4,
    "shelling": 4,
    "bombing": 4,
    "downing": 4,
    "ground-offensive": 3,
    "capture": 3,
    "clash": 3,
    "shooting": 3,
    "killing": 1,
    "attack": 0,
}
_BORDERS = frozenset(
    {
        "after",
        "before",
        "when",
        "as",
        "while",
        "since",
        "following",
        "despite",
        "amid",
        "over",
        "because",
        "until",
        "ahead",
        "during",
    }
)
# What stands on both sides of these is two acts: 'the salvos as a response to the air strikes'.
_ANSWERING = frozenset({"response", "retaliation", "reprisal", "revenge", "answer", "reaction"})
# With the same ones acting these join: 'killed 270 when they captured the field'.
_SAME_TIME = frozenset({"when", "as", "while"})
_HARMS = frozenset({"killing", "attack"})
_COUNTED = frozenset({"kill", "wound", "injure", "hurt", "maim", "die"})
_UNREAL = frozenset({Factuality.REQUESTED, Factuality.CONDITIONAL, Factuality.NEGATED, Factuality.THREATENED})


def join_acts(tree: Tree, acts: list[Act]) -> list[Act]:
    """Return the acts with those joined that the tree shows to be one; the most telling kind stays."""
    kept: list[Act] = []
    for act in acts:
        home = next((other for other in kept if _is_same(tree, other, act)), None) or find_cause(tree, kept, act)
        if home is None:
            kept.append(act)
        else:
            absorb(home, act)
    return kept


def absorb(home: Act, other: Act) -> None:
    """Give `home` what `other` adds: roles, figures, places, spans, and a more telling kind."""
    if _TELLING.get(other.kind, 2) > _TELLING.get(home.kind, 2):
        home.kind = other.kind
        home.frame = other.frame
        if other.tree is home.tree:
            home.trigger, home.word, home.is_definite = other.trigger, other.word, other.is_definite
    for part in other.participants:
        if other.tree is home.tree or _fills(home, part):
            home.add(part)
    home.figures += [figure for figure in other.figures if figure not in home.figures]
    home.places += [place for place in other.places if place not in home.places]
    home.sentences += [span for span in other.sentences if span not in home.sentences]
    home.date_phrase = home.date_phrase or other.date_phrase
    home.number = other.number
    home.mentions += other.mentions
    home.nouns |= other.nouns
    if other.tree is home.tree:
        home.words += other.words
        home.is_definite = home.is_definite or other.is_definite
        # 'two were wounded in the attack' points back as the noun does
        home.is_definite = home.is_definite or (other.is_definite and other.is_noun)
    if other.factuality is Factuality.ALLEGED and home.factuality is Factuality.OCCURRED:
        home.factuality, home.cue = other.factuality, other.cue


def _fills(home: Act, part: Participant) -> bool:
    """Return whether a later sentence may add the actor: it fills a gap, it does not change who did it to whom."""
    if home.type in {Type.CONSULT, Type.AGREE} or part.depth:
        return True
    side = SIDES.get(part.role)
    if side is None:
        return True
    return not home.side(side) or bool(part.actor.country and part.actor.country in home.countries(side))


def _is_same(tree: Tree, first: Act, second: Act) -> bool:
    if first.type is not second.type or (first.factuality in _UNREAL) != (second.factuality in _UNREAL):
        return False
    if first.type is Type.CONSULT and first.side("by") and first.side("by") == second.side("by"):
        return True
    if first.type is not Type.ASSAULT and not _is_carried(tree, first, second):
        return False
    if _conflict(first, second):
        return False
    is_one = first.side("by") & second.side("by") or _is_effect(first) or _is_effect(second)
    borders = _BORDERS - _SAME_TIME if is_one else _BORDERS
    return any(_is_joined(tree, one, other, borders) for one in first.words for other in second.words)


def _is_effect(act: Act) -> bool:
    """Return whether the act only says what befell people: 'killed when a drone struck' tells one act."""
    return act.kind in _HARMS and not act.side("by") and not act.is_noun


def _is_carried(tree: Tree, first: Act, second: Act) -> bool:
    """Return whether one word hangs on the other: outside violence only a verb and its noun are one act."""
    pairs = [(one, other) for one in first.words for other in second.words]
    return any(_hangs_on(tree, one, other) or _hangs_on(tree, other, one) for one, other in pairs)


def _hangs_on(tree: Tree, word: int, other: int) -> bool:
    above = tree.head(word)
    return above is not None and (above == other or above in tree.children(other, "prep", "xcomp", "prt"))


def _conflict(first: Act, second: Act) -> bool:
    """Return whether the two have different sides."""
    one, other = first.countries("by"), second.countries("by")
    return bool(one and other and not one & other)


def _is_joined(tree: Tree, one: int, other: int, borders: frozenset[str]) -> bool:
    """Return whether no other verb and no border word stands between the two in the tree."""
    path = _path(tree, one, other)
    if path is None:
        return False
    for word in path:
        if tree.is_verb(word) and tree.lemma(word) not in SUPPORT_VERBS:
            return False
        if tree.relation(word) in {"prep", "mark"} and tree.lemma(word) in borders:
            return False
        if tree.lemma(word) in _ANSWERING:
            return False
    if any(_tells_of_place(tree, word) and tree.head(word) not in {one, other} for word in (*path, one, other)):
        return False
    return not any(_starts_other_clause(tree, word, (one, other), borders) for word in (*path, one, other))


def _tells_of_place(tree: Tree, word: int) -> bool:
    """Return whether the clause tells what else befell a place: 'strikes on a base from which a raid was launched'."""
    if tree.relation(word) != "relcl":
        return False
    return any(tree.tokens[noun].tag == "WDT" for _, noun in tree.prepositions(word))


def _starts_other_clause(tree: Tree, word: int, ends: tuple[int, int], borders: frozenset[str]) -> bool:
    if not tree.is_verb(word):
        return False
    above = tree.head(word)
    # 'after Iranian missiles killed eight': both stand behind the border word
    is_shared = all(end in tree.subtree(word) for end in ends)
    inside = above is not None and (above in ends or word in ends) and not is_shared
    marked = any(tree.lemma(child) in borders for child in tree.children(word, "mark", "advmod"))
    if marked and inside and tree.relation(word) == "advcl":
        return True
    has_subject = bool(tree.children(word, "nsubj", "nsubjpass"))
    return tree.relation(word) == "conj" and has_subject and not is_shared and not _is_toll(tree, word)


def _is_toll(tree: Tree, word: int) -> bool:
    """Return whether the clause only goes on counting: 'three were killed and five wounded'."""
    above = tree.head(word)
    is_passive = tree.tokens[word].tag == "VBN" and not tree.children(word, "dobj")
    return above is not None and is_passive and {tree.lemma(word), tree.lemma(above)} <= _COUNTED


def _path(tree: Tree, one: int, other: int) -> list[int] | None:
    """Return the words between the two along the tree, None where they hang on different roots."""
    up_one, up_other = [one, *tree.ancestors(one)], [other, *tree.ancestors(other)]
    common = next((word for word in up_one if word in up_other), None)
    if common is None:
        return None
    left, right = up_one[: up_one.index(common)], up_other[: up_other.index(common)]
    return [word for word in (*left, common, *right) if word not in {one, other}]
