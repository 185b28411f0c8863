"""Knows which time expression of a sentence belongs to which act."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from events.domain.extraction.acts import Act
from events.domain.extraction.tree import Tree
from events.domain.extraction.wordlists import load_words
from events.domain.types import DatePhrase, Span
from events.domain.vocabulary import Factuality, Type

_FAR = 99
_NEAR = 3
_OTHER_TIMES = frozenset({"after", "before", "since", "until", "following"})
# The day on which something is said is not the day on which it happened.
_SAYING = load_words("syntax.toml")["saying"]
# To announce a deal is to make it known as it is made: here the day of the words is the day of the act.
_MAKING = frozenset({"announce", "declare"})
_AHEAD = frozenset({"will", "shall", "'ll"})
_ORDINAL = re.compile(r"first|second|third|\w+th|\d+(?:st|nd|rd|th)")


def date_acts(tree: Tree, acts: Sequence[Act], phrases: Sequence[DatePhrase]) -> None:
    """Give each act the time expression that governs its trigger, else the only one of the sentence."""
    words = [(phrase, word) for phrase in phrases if (word := word_at(tree, phrase)) is not None]
    own = [(phrase, word) for phrase, word in words if not _counts(tree, word) and not _names(tree, phrase, word, acts)]
    triggers = {word: act for act in acts for word in act.words}
    for act in acts:
        open_to = [
            (number, word)
            for number, (phrase, word) in enumerate(own)
            if _neighbour(tree, acts, phrase) in {None, id(act)}
        ]
        chosen = min(((_gap(tree, act, word, triggers), number) for number, word in open_to), default=None)
        if chosen is not None and chosen[0] < _FAR:
            phrase = own[chosen[1]][0]
            act.date_phrase = Span(phrase.start, phrase.end, "date-governs" if chosen[0] < _NEAR else "date-sentence")
            _lasts_since(tree, act, own[chosen[1]][1])
    _date_once(tree, acts, triggers)


def _date_once(tree: Tree, acts: Sequence[Act], triggers: Mapping[int, Act]) -> None:
    """Leave the time to the noun where its verb tells the same act: 'the ceasefire took effect on 10 October'."""
    for act in acts:
        above = triggers.get(tree.head(act.word) or 0)
        is_twice = act.type is Type.AGREE and above is not None and above is not act and above.kind == act.kind
        if act.is_noun and act.date_phrase and above and is_twice:
            above.date_phrase = None


def _counts(tree: Tree, word: int) -> bool:
    """Return whether the phrase is what something is counted in: 'the meeting, the fifth this year'."""
    above = tree.head(word)
    first = min((item for item in tree.subtree(word) if item <= word), default=word)
    is_ordinal = above is not None and tree.tokens[above].tag == "JJ" and _ORDINAL.fullmatch(tree.lemma(above))
    return bool(is_ordinal) or (first > 0 and tree.lemma(first - 1) == "time")


def _names(tree: Tree, phrase: DatePhrase, word: int, acts: Sequence[Act]) -> bool:
    """Return whether a year only names something else than an act: 'before the 2011 civil war'."""
    noun = tree.head(word)
    is_inside = phrase.rule == "year" and tree.relation(word) in {"nummod", "compound"}
    return is_inside and noun is not None and noun > word and all(noun not in act.words for act in acts)


def _lasts_since(tree: Tree, act: Act, word: int) -> None:
    """Mark as ongoing what is told 'since' a day; tolls only count from it."""
    above = tree.head(word)
    told = act.factuality is Factuality.OCCURRED and act.type in {Type.ASSAULT, Type.COERCE}
    if told and act.kind != "killing" and above is not None and tree.lemma(above) == "since":
        act.factuality, act.cue = Factuality.ONGOING, tree.span(above, above, "since")


def _neighbour(tree: Tree, acts: Sequence[Act], phrase: DatePhrase) -> int | None:
    """Return the act whose noun stands right before the phrase: 'Israeli strikes earlier this month'."""
    for act in acts:
        if act.is_noun and 0 <= phrase.start - max(tree.end(word) for word in act.words) <= 1:
            return id(act)
    return None


def word_at(tree: Tree, phrase: DatePhrase) -> int | None:
    """Return the word of the phrase that the others of it hang on."""
    inside = [t.index for t in tree.tokens if phrase.start < tree.end(t.index) and tree.start(t.index) < phrase.end]
    for index in inside:
        if tree.head(index) not in inside:
            return index
    return inside[0] if inside else None


def _gap(tree: Tree, act: Act, word: int, triggers: Mapping[int, Act]) -> int:
    """Return how far the phrase stands from the act in the tree; through another act it is out of reach."""
    below = [word, *tree.ancestors(word)]
    best = _FAR
    for trigger in act.words:
        above = [trigger, *tree.ancestors(trigger)]
        common = next((item for item in below if item in above), None)
        if common is None:
            continue
        path = below[: below.index(common)] + above[: above.index(common) + 1]
        foreign = sum(1 for item in path if not _is_own(tree, act, trigger, triggers.get(item, act), item))
        # 'talks planned for Sunday': here the word only says of the act that it lies ahead
        own = [*act.words, *tree.children(trigger, "acl")]
        reported = any(tree.lemma(item) in _SAYING for item in path if item not in own)
        between = sum(1 for item in path if tree.is_verb(item) and item not in act.words)
        apart = (foreign and any(_is_border(tree, item) for item in path)) or _lies_ahead(tree, act, path)
        steps = below.index(common) + above.index(common) + 2 * between + 6 * foreign
        best = min(best, _FAR if reported or apart else steps)
    return best


def is_saying(tree: Tree, word: int) -> bool:
    """Return whether the word is a verb by which somebody tells of an act."""
    return tree.is_verb(word) and tree.lemma(word) in _SAYING


def _lies_ahead(tree: Tree, act: Act, path: Sequence[int]) -> bool:
    """Return whether a clause with 'will' stands between: 'died in the war, which will be five in May'."""
    if act.factuality is not Factuality.OCCURRED:
        return False
    verbs = [item for item in path if tree.is_verb(item) and item not in act.words]
    return any(tree.lemma(aux) in _AHEAD for verb in verbs for aux in tree.children(verb, "aux"))


def _is_own(tree: Tree, act: Act, trigger: int, other: Act, word: int) -> bool:
    """Return whether the word names the same act: 'the ceasefire took effect' does so twice, parties unnamed."""
    is_subject = tree.head(trigger) == word and tree.relation(trigger) == "nsubj"
    return other is act or (is_subject and other.kind == act.kind and act.is_noun and act.type is Type.AGREE)


def is_made(tree: Tree, verb: int, noun: int) -> bool:
    """Return whether the words are the act: 'announced the agreement late on Wednesday'."""
    return tree.lemma(verb) in _MAKING and tree.head(noun) == verb and tree.relation(noun) == "dobj"


def _is_border(tree: Tree, word: int) -> bool:
    """Return whether the word sets another time: 'after', or a clause that 'after' opens."""
    marks = [word, *tree.children(word, "mark")]
    return any(tree.relation(mark) in {"prep", "mark"} and tree.lemma(mark) in _OTHER_TIMES for mark in marks)
