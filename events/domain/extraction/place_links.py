"""Knows how a place hangs on the words of an act: in its own phrase, in a clause with 'where', in what is only said."""

from __future__ import annotations

from events.domain.extraction.acts import Act
from events.domain.extraction.tree import Tree
from events.domain.extraction.wordlists import load_words
from events.domain.vocabulary import PlacePrecision, Type

_WORDS = load_words("syntax.toml")
SAYING = _WORDS["saying"]
# What is done with words alone happens where they are spoken, not where what they speak of is.
_SPOKEN = frozenset({Type.REQUEST, Type.ACCUSE, Type.REJECT, Type.THREATEN, Type.SUPPORT})
_TALK = frozenset({*_SPOKEN, Type.CONSULT, Type.AGREE})
_OCCASIONS = _WORDS["occasions"]
_STANDS = frozenset({"in", "at", "near", "aboard", "outside", "inside", "on", "from", "during"})
# Behind these stands what something is about, where it leads, or who takes part in it.
_NOT_THERE = frozenset({"about", "regarding", "concerning", "of", "over"})
_LEADING = frozenset({"towards", "toward", "despite", "than", "like"})
_NO_SITE = frozenset({"before", "after", "since", "until", "by", "with", "for", "about"})
_VISITING = frozenset({"visit", "tour"})
_PARTIES = frozenset({"with", "between", "by", "against", "for"})
_NAMED_BY = frozenset({"compound", "nmod"})
_WHERE_RELATIONS = frozenset({"pobj", "dobj", "conj", "appos", "npadvmod"})
_WIDE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.SEA})


def preposition_of(tree: Tree, index: int) -> int | None:
    """Return the nearest preposition above the place, None where a verb or clause stands between."""
    for word in tree.ancestors(index):
        if tree.relation(word) in {"prep", "agent", "dative"}:
            return word
        if tree.is_verb(word):
            return None
    return None


def stands_as_where(tree: Tree, index: int) -> bool:
    """Return whether the name is the noun of a phrase, or names the one that is: 'at his Mar-a-Lago estate'."""
    if tree.relation(index) in _WHERE_RELATIONS:
        return True
    above = tree.head(index)
    if above is None or tree.relation(index) not in _NAMED_BY or tree.places[index].precision in _WIDE:
        return False
    preposition = preposition_of(tree, above) if tree.relation(above) == "pobj" else None
    is_there = preposition is not None and tree.lemma(preposition) not in _NO_SITE
    return is_there or tree.relation(above) == "dobj"


def is_elsewhere(tree: Tree, act: Act, index: int) -> bool:
    """Return whether the place is only spoken of, led to, or a party of the act, and not where it happened."""
    preposition = preposition_of(tree, index)
    name = tree.lemma(preposition) if preposition is not None else ""
    if name in _LEADING and preposition is not None:
        # 'fired rockets towards Haifa', and not 'a road leading towards the border'
        return next((word for word in tree.ancestors(preposition) if tree.is_verb(word)), None) not in act.words
    precision = tree.places[index].precision
    if act.type in _TALK and precision in _WIDE and name in _PARTIES:
        return True
    if act.type in _TALK and name in _NOT_THERE and not _is_part(tree, index, preposition):
        return True
    # nobody threatens at sea: that is where the ships are
    return act.type in _SPOKEN and precision is not PlacePrecision.SEA and not _is_spoken_at(tree, act, index)


def _is_part(tree: Tree, index: int, preposition: int | None) -> bool:
    """Return whether 'of' only says what a noun of place is called: 'in the city of Geneva'."""
    above = tree.head(preposition) if preposition is not None else None
    return above is not None and tree.lemma(preposition or index) == "of" and tree.relation(above) == "pobj"


def _is_spoken_at(tree: Tree, act: Act, index: int) -> bool:
    """Return whether the place is that of the speaking: 'warned in Geneva', 'urged in a statement issued in Canada'."""
    above = tree.head(index)
    is_visited = above is not None and tree.relation(index) == "dobj" and tree.lemma(above) in _VISITING
    start = index if is_visited else preposition_of(tree, index)
    if start is None or (start != index and tree.lemma(start) not in _STANDS | {"of"}):
        return False
    for word in tree.ancestors(start):
        if word in act.words:
            return True
        is_named = word in tree.actors or word in tree.places
        if not is_named and tree.relation(word) != "prep" and tree.lemma(word) not in _OCCASIONS:
            return False
    return False


def in_where_clause(tree: Tree, act: Act, index: int) -> bool:
    """Return whether the act stands in a clause on the place: 'in Beersheba, where a missile killed four'."""
    chain = {index, *(word for word in tree.ancestors(index)[:1] if tree.relation(index) in _NAMED_BY)}
    for word in act.words:
        for step in (word, *tree.ancestors(word)):
            above = tree.head(step)
            if tree.relation(step) == "relcl" and above in chain:
                return any(tree.lemma(child) == "where" for child in tree.children(step, "advmod"))
            if above in chain:
                break
    return False
