"""Knows who vouches for what a sentence tells: a named person, an office, anonymous sources, media, or nobody."""

from __future__ import annotations

from collections.abc import Sequence

from events.domain.extraction.quantities import cut_tokens
from events.domain.extraction.sources import WORDS, Clause, first_of, source_at
from events.domain.types import ActorMatch, Attribution, Span
from events.domain.vocabulary import AttributionKind

__all__ = ["find_attribution"]

ACCORDING, SAID, SAID_BY, CITED = "source-according", "source-said", "source-said-by", "source-cited"
_REACH = 14
_PASSIVE = frozenset({"to", "be", "was", "were", "is", "been"})
_BOUNDARIES = frozenset({".", ";", ":", '"', "“", "”", "!", "?", "that"})
_COMMAS = frozenset({",", "-", "–", "—", "(", ")"})


def find_attribution(text: str, start: int, end: int, actors: Sequence[ActorMatch]) -> Attribution:
    """Return who vouches for the sentence from `start` up to `end`; `actors` are those of the article.

    'according to' wins over a verb of saying, the first verb over later ones. An anonymous source has its
    number, rank and side where they are stated; `name` is then its description, never a name.
    """
    near = [actor for actor in actors if actor.span.start < end and start < actor.span.end]
    clause = Clause(text, cut_tokens(text, start, end), near)
    found = _according(clause) or _saying(clause) or _hidden(clause)
    return found if found is not None else Attribution()


def _according(clause: Clause) -> Attribution | None:
    for place, token in enumerate(clause.tokens[:-1]):
        following = clause.tokens[place + 1].fold
        if token.fold == "according" and following == "to":
            return _forward(clause, place + 2, ACCORDING)
        if token.fold in {"citing", "quoting", "cited", "quoted"}:
            found = _forward(clause, place + 1, CITED)
            if found is not None:
                return found
    return None


def _forward(clause: Clause, first: int, rule: str) -> Attribution | None:
    """Return the source in the words from `first` on, its head noun being the last before a link word."""
    best: Attribution | None = None
    for place in range(first, min(first + _REACH, len(clause.tokens))):
        token = clause.tokens[place]
        if token.fold in _BOUNDARIES or token.fold in _COMMAS - {"-"} or (best and token.fold in WORDS["links"]):
            break
        found = source_at(clause, place, rule)
        if found is not None and (best is None or first_of(clause, place) <= place - 1):
            best = _better(best, found)
        elif token.fold in WORDS["saying"]:
            break
    return best or _proper(clause, first, rule)


def _better(best: Attribution | None, found: Attribution) -> Attribution:
    """Return the later source, unless the earlier is a person or names the later one's side."""
    if best is None or best.kind is not AttributionKind.NAMED:
        return found
    return best


def _proper(clause: Clause, first: int, rule: str) -> Attribution | None:
    """Return the unknown name that begins at this token."""
    while first < len(clause.tokens) and clause.tokens[first].fold in {"the", "a", "an"}:
        first += 1
    stop = first
    while stop < len(clause.tokens) and clause.tokens[stop].is_capital and stop - first < 6:
        stop += 1
    if stop == first or clause.tokens[first].fold in WORDS["not_sources"]:
        return None
    span = Span(clause.tokens[first].start, clause.tokens[stop - 1].end, rule)
    return Attribution(AttributionKind.NAMED, clause.surface(first, stop), span)


def _saying(clause: Clause) -> Attribution | None:
    for place, token in enumerate(clause.tokens):
        if token.fold not in WORDS["saying"]:
            continue
        found = _before(clause, place) or _behind(clause, place)
        if found is not None:
            return found
    return None


def _before(clause: Clause, verb: int) -> Attribution | None:
    """Return the subject of the verb: the nearest source in front of it, past links and an apposition."""
    place = verb - 1
    while place >= 0 and clause.tokens[place].fold in WORDS["adverbs"]:
        place -= 1
    if place < 0 or clause.tokens[place].fold in WORDS["not_sources"] | _PASSIVE:
        return None
    if clause.tokens[place].fold != ",":
        return _subject(clause, place)
    opening = _opening_comma(clause, place)
    if opening is None:
        return None
    inner = _subject(clause, place - 1)
    if inner is not None and inner.kind is AttributionKind.NAMED and _fills(clause, inner, opening):
        return inner
    return _subject(clause, opening - 1)


def _subject(clause: Clause, place: int) -> Attribution | None:
    return _head_before(clause, place) or _proper_before(clause, place)


def _fills(clause: Clause, found: Attribution, opening: int) -> bool:
    """Return whether the name is all that stands between the commas: 'the head of the agency, Rafael Grossi,'."""
    return found.span is not None and found.span.start <= clause.tokens[opening + 1].start


def _opening_comma(clause: Clause, closing: int) -> int | None:
    for place in range(closing - 1, max(-1, closing - _REACH), -1):
        if clause.tokens[place].fold == ",":
            return place
    return None


def _head_before(clause: Clause, place: int) -> Attribution | None:
    """Return the source whose words end at this token, following 'of', 'in', 'familiar with' to its head."""
    last = place
    for step in range(place, max(-1, place - _REACH), -1):
        token = clause.tokens[step]
        if token.fold in _BOUNDARIES or token.fold in _COMMAS:
            return None
        found = source_at(clause, step, SAID)
        if found is None and token.fold not in WORDS["links"] and step < last - 4:
            return None
        if found is None:
            continue
        first = first_of(clause, step)
        before = clause.tokens[first - 1].fold if first else ""
        if before in WORDS["links"] and first > 1:
            return _head_of(clause, first - 1) or found
        return found
    return None


def _head_of(clause: Clause, link: int) -> Attribution | None:
    """Return the anonymous source or speaker in front of a link word: 'a source in the YPG'."""
    for step in range(link, max(-1, link - 6), -1):
        fold = clause.tokens[step].fold
        if fold in WORDS["source_nouns"] or fold in WORDS["speakers"]:
            return source_at(clause, step, SAID)
        if fold not in WORDS["links"] and not clause.tokens[step].is_capital:
            return None
    return None


def _proper_before(clause: Clause, place: int) -> Attribution | None:
    first = place + 1
    while first > 0 and clause.tokens[first - 1].is_capital and place - first < 5:
        first -= 1
    if first > place or clause.tokens[place].fold in WORDS["not_sources"]:
        return None
    span = Span(clause.tokens[first].start, clause.tokens[place].end, SAID)
    return Attribution(AttributionKind.NAMED, clause.surface(first, place + 1), span)


def _behind(clause: Clause, verb: int) -> Attribution | None:
    """Return the subject behind the verb: '... said the Observatory', 'said two officials'."""
    following = clause.tokens[verb + 1 : verb + 2]
    if not following or following[0].fold in WORDS["not_sources"]:
        return None
    return _forward(clause, verb + 1, SAID_BY)


def _hidden(clause: Clause) -> Attribution | None:
    """Return an anonymous source that only the request not to be named gives away."""
    for token in clause.tokens:
        if token.fold in WORDS["anonymity"]:
            return Attribution(AttributionKind.ANONYMOUS, span=Span(token.start, token.end, "source-anonymous"))
    return None
