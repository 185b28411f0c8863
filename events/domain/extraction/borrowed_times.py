"""Knows when an act happened whose own words do not say: from the act beside it, or from who tells of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from events.domain.daterange import Bounds
from events.domain.extraction.acts import Act
from events.domain.extraction.timing import is_made, is_saying, word_at
from events.domain.extraction.tree import Tree
from events.domain.types import DatePhrase, Span
from events.domain.vocabulary import Factuality

BoundsOf = Callable[[Act], Bounds | None]

# Without any wording an act is taken for the news of these days; what is borrowed must tell of earlier ones.
_NEWS = timedelta(days=1)
_LATELY = "PAST_REF"
# about three sentences
_JUST_BEFORE = 400
# a phrase and its preposition hang this near on their verb
_NEAR = 3
_TOLD = frozenset({Factuality.OCCURRED, Factuality.ONGOING, Factuality.ALLEGED, Factuality.DENIED})
_TOGETHER = frozenset({"when", "while", "as"})
_CAUSED = frozenset({"after", "following", "retaliation", "response", "reprisal", "revenge", "answer", "reaction"})
_LASTING = frozenset({"since", "until"})
_AT_ONCE = frozenset({"once", "immediately", "promptly", "instantly"})
_PRONOUNS = frozenset({"he", "she", "it", "they"})
# These only stand for an act told before: 'it acted after a gunman fired at its soldiers'.
_PRO_VERBS = frozenset({"act", "do", "react", "respond", "retaliate"})


def borrow_times(
    events: Sequence[Act], phrases: Sequence[DatePhrase], published: date | None, bounds_of: BoundsOf
) -> None:
    """Give each undated event the time of the act it is told beside, or of the words that tell of it.

    Only a time before the news of the day is borrowed: then the event cannot be that news either.
    """
    if published is None:
        return
    dated = [event for event in events if event.date_phrase is not None and event.factuality in _TOLD]
    dated = [event for event in dated if _is_before(bounds_of(event), published - _NEWS)]
    for event in events:
        if event.date_phrase is None and event.factuality in _TOLD:
            event.date_phrase = _beside(event, dated) or _pointed_at(event, dated) or _said(event, phrases, published)
    for event in events:
        if event.date_phrase is None and event.factuality in _TOLD:
            event.date_phrase = _lately(event, phrases)


def _is_before(bounds: Bounds | None, day: date) -> bool:
    return bounds is not None and bounds.latest is not None and bounds.latest < day


def _beside(event: Act, dated: Sequence[Act]) -> Span | None:
    """Return the time of an act named in the same sentence that a clause of time or cause ties to this one."""
    tree = event.tree
    for other in dated:
        named = [token.index for token in tree.tokens if _is_mention(other, tree.start(token.index))]
        if any(_is_tied(tree, event.word, word) for word in named):
            return _lent(other)
    return None


def _is_mention(act: Act, start: int) -> bool:
    return any(span.start <= start < span.end for span in act.mentions)


def _lent(other: Act) -> Span | None:
    span = other.date_phrase
    return Span(span.start, span.end, "date-beside") if span else None


def _is_tied(tree: Tree, word: int, other: int) -> bool:
    """Return whether what is told 'after', 'while' or 'before' the other fell on its day as far as the text tells."""
    own, others = _links(tree, word, other), _links(tree, other, word)
    if (own | others) & _LASTING or (own and others):
        return False
    return bool(own & (_TOGETHER | _CAUSED) or others & (_TOGETHER | {"before"}))


def _links(tree: Tree, word: int, other: int) -> set[str]:
    """Return the words that open the clauses between the word and what it has in common with the other."""
    above_other = {other, *tree.ancestors(other)}
    path = [item for item in (word, *tree.ancestors(word)) if item not in above_other]
    return {tree.lemma(item) for item in path} | {
        tree.lemma(mark) for item in path for mark in tree.children(item, "mark", "advmod")
    }


def _pointed_at(event: Act, dated: Sequence[Act]) -> Span | None:
    """Return the time of the act told just before where the sentence only points back to it."""
    if not _points_back(event.tree, event.word):
        return None
    start = event.tree.sentence.start
    ends = [(span.end, other) for other in dated for span in other.sentences if span.end <= start]
    end, other = max(ends, key=lambda pair: pair[0], default=(0, None))
    return _lent(other) if other is not None and start - end <= _JUST_BEFORE else None


def _points_back(tree: Tree, word: int) -> bool:
    """Return whether the act is told as 'at once', 'while they talked', or as what 'it acted after'."""
    if any(tree.lemma(child) in _AT_ONCE for child in _adverbs(tree, word)):
        return True
    if any(_opens(tree, clause, _TOGETHER) and _is_of_pronoun(tree, clause) for clause in tree.children(word, "advcl")):
        return True
    clause = next((item for item in (word, *tree.ancestors(word)) if tree.relation(item) == "advcl"), None)
    above = tree.head(clause) if clause is not None else None
    return above is not None and tree.lemma(above) in _PRO_VERBS and _opens(tree, clause or 0, {"after"})


def _adverbs(tree: Tree, word: int) -> list[int]:
    inside = [below for child in tree.children(word, "prep") for below in tree.children(child)]
    return [*tree.children(word, "advmod"), *inside]


def _opens(tree: Tree, clause: int, words: frozenset[str] | set[str]) -> bool:
    return any(tree.lemma(mark) in words for mark in tree.children(clause, "mark", "advmod"))


def _is_of_pronoun(tree: Tree, clause: int) -> bool:
    return any(tree.lemma(subject) in _PRONOUNS for subject in tree.children(clause, "nsubj"))


def _said(event: Act, phrases: Sequence[DatePhrase], published: date) -> Span | None:
    """Return the day on which somebody told of the act: it happened no later, and news is told at once."""
    tree = event.tree
    sayings = [item for item in tree.ancestors(event.word) if is_saying(tree, item)]
    for phrase in _inside(tree, phrases):
        word = word_at(tree, phrase)
        above = [word, *tree.ancestors(word)][:_NEAR] if word is not None else []
        verb = next((item for item in above if item in sayings), None)
        if verb is None or phrase.bounds is None:
            continue
        if is_made(tree, verb, event.word) or _is_before(phrase.bounds, published - _NEWS):
            return Span(phrase.start, phrase.end, "date-said")
    return None


def _inside(tree: Tree, phrases: Sequence[DatePhrase]) -> list[DatePhrase]:
    return [phrase for phrase in phrases if tree.sentence.start <= phrase.start < tree.sentence.end]


def _lately(event: Act, phrases: Sequence[DatePhrase]) -> Span | None:
    """Return the 'recently' that stands with the act's own verb."""
    tree = event.tree
    nouns = [word for word in event.words if tree.is_noun(word)]
    carriers = {*event.words, *(above for noun in nouns if (above := tree.head(noun)) is not None)}
    for phrase in _inside(tree, phrases):
        word = word_at(tree, phrase)
        if phrase.timex == _LATELY and word is not None and tree.head(word) in carriers:
            return Span(phrase.start, phrase.end, "date-lately")
    return None
