"""Knows which clauses only say what another act of the sentence did to people: '... and five were killed'."""

from __future__ import annotations

from collections.abc import Sequence

from events.domain.extraction.acts import Act
from events.domain.extraction.tree import Tree
from events.domain.extraction.wordlists import load_words
from events.domain.vocabulary import Factuality, PlacePrecision, Type

_HARMS = frozenset({"killing", "attack"})
_HARMED = frozenset({"kill", "wound", "injure", "hurt", "maim", "die", "perish", "martyr"})
_TOLD = frozenset({Factuality.OCCURRED, Factuality.ONGOING, Factuality.ALLEGED})
_CALENDAR = load_words("syntax.toml")["calendar"]
# Behind these stands what caused the deaths: 'a man died after shelling', 'two were killed when a shell hit'.
_CAUSES = frozenset({"after", "when", "as", "following"})
_WIDE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.SEA, PlacePrecision.PROVINCE})
_SUBJECTS = ("nsubj", "nsubjpass")


def find_cause(tree: Tree, acts: Sequence[Act], act: Act) -> Act | None:
    """Return the act of the sentence that did what this one counts, or that this one is the cause of."""
    if act.type is not Type.ASSAULT or act.factuality not in _TOLD:
        return None
    others = [other for other in acts if other.type is Type.ASSAULT and other.factuality in _TOLD]
    for other in reversed(others):
        if _tells_effect(tree, act) and (_goes_on(tree, other, act) or _is_behind(tree, act, other)):
            return other
        if _tells_effect(tree, other) and _is_behind(tree, other, act):
            return other
    return None


def tells_harm(tree: Tree, act: Act) -> bool:
    """Return whether a verb says what befell people and nobody is named who did it: 'five were killed'."""
    harmed = any(tree.is_verb(word) and tree.lemma(word) in _HARMED for word in act.words)
    return harmed and act.kind in _HARMS and not act.side("by")


def _tells_effect(tree: Tree, act: Act) -> bool:
    """Return whether such verbs are all that the act consists of."""
    return tells_harm(tree, act) and all(tree.is_verb(w) and tree.lemma(w) in _HARMED for w in act.words)


def _goes_on(tree: Tree, act: Act, effect: Act) -> bool:
    """Return whether the effect follows the act: 'a shell hit ... and two were hurt', '... killing two'."""
    if min(effect.words) < min(act.words) or _differ(tree, min(act.words), min(effect.words)):
        return False
    word = effect.word
    if tree.tokens[word].tag == "VBG":
        # whatever the tree makes of it, a participle without a subject tells what the words before it did
        return not tree.children(word, *_SUBJECTS, "aux", "det", "prep")
    above = tree.head(word)
    told = {*act.words, *(head for head in map(tree.head, act.words) if head is not None)}
    while above is not None and tree.relation(word) == "conj" and above not in told and tree.is_verb(above):
        word, above = above, tree.head(above)
    return tree.relation(word) == "conj" and above in told and tree.is_verb(above)


def _is_behind(tree: Tree, effect: Act, cause: Act) -> bool:
    """Return whether the cause stands in the effect's own clause of time: 'a man died after shelling'."""
    for word in cause.words:
        # 'was killed after he had been injured' tells two things
        if tree.lemma(word) not in _HARMED and _is_opener(tree, word, effect) and not _differ(tree, effect.word, word):
            return True
    return False


def _is_opener(tree: Tree, word: int, effect: Act) -> bool:
    """Return whether a word such as 'after' opens the cause's clause or phrase and hangs on the effect."""
    path = [word, *tree.ancestors(word)]
    if effect.word not in path:
        return False
    inside = path[: path.index(effect.word)]
    marks = [child for step in inside for child in tree.children(step, "mark", "advmod")]
    openers = [step for step in (*inside, *marks) if tree.lemma(step) in _CAUSES]
    verbs = [step for step in inside if tree.is_verb(step) and step != word]
    return bool(openers) and not verbs


def _differ(tree: Tree, one: int, other: int) -> bool:
    """Return whether the two clauses name different days or different exact places."""
    first, second = _own(tree, one, other), _own(tree, other, one)
    days = [{tree.tokens[word].text for word in side} & _days(tree, side) for side in (first, second)]
    towns = [_towns(tree, side) for side in (first, second)]
    return any(bool(left and right and not left & right) for left, right in (days, towns))


def _own(tree: Tree, word: int, other: int) -> list[int]:
    """Return the words of the clause, without those of the other clause where it hangs below."""
    below = set(tree.subtree(other))
    return [step for step in tree.subtree(word) if step not in below or word in below]


def _days(tree: Tree, words: Sequence[int]) -> set[str]:
    return {tree.tokens[word].text for word in words if tree.tokens[word].text.lower() in _CALENDAR}


def _towns(tree: Tree, words: Sequence[int]) -> set[str]:
    places = [tree.places[word] for word in words if word in tree.places]
    return {place.key or place.name for place in places if place.precision not in _WIDE}
