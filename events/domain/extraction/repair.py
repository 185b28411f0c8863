"""Knows mistakes the parser makes with the subject of a sentence: it hangs elsewhere, and the verb stands alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from events.domain.extraction.parse import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PAST = frozenset({"VBN", "VBD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_JOINING = frozenset({"and", "but", "while"})
# Times stand between a noun and the clause about it: 'air strikes earlier this month that killed ten'.
_TIMES = frozenset(
    {"hour", "day", "night", "week", "weekend", "month", "year", "decade", "morning", "afternoon", "evening"}
)


def repair(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens with each verb that lost its subject given the noun that stands in front of it."""
    told = _with_relative_clauses(_with_finite_verbs(_with_verb(tuple(tokens))))
    return _with_joined_subjects(_with_apposed_subject(told))


def _with_verb(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return 'Trump called Putin' and 'After prayers on Friday crowds protested' read with a verb in the past."""
    root = next((token for token in tokens if token.head == token.index and token.tag.startswith(("NN", "IN"))), None)
    verb = next((t for t in tokens if t.relation == "acl" and t.tag in _PAST and t.head == t.index - 1), None)
    others = [token for token in tokens if token is not verb and token.relation != "advcl"]
    if root is None or any(token.tag in _FINITE for token in others):
        return tokens
    if verb is None:
        return tokens
    subject = tokens[verb.head]
    if root.tag != "IN":
        return tuple(_moved(token, root, verb) for token in tokens) if subject is root else tokens
    return tuple(_under_verb(token, root, verb, subject) for token in tokens)


def _moved(token: Token, root: Token, verb: Token) -> Token:
    if token.index == verb.index:
        return replace(token, tag="VBD", relation="ROOT", head=verb.index)
    if token.index == root.index:
        return replace(token, relation="nsubj", head=verb.index)
    if token.head == verb.index and token.relation == "oprd":
        return replace(token, relation="dobj")
    return replace(token, head=verb.index) if token.head == root.index and token.index > verb.index else token


def _under_verb(token: Token, root: Token, verb: Token, subject: Token) -> Token:
    """Return the token of a sentence that the parser hung on its first preposition, hung on its verb."""
    if token.index == verb.index:
        return replace(token, tag="VBD", relation="ROOT", head=verb.index)
    if token.index == root.index:
        return replace(token, relation="prep", head=verb.index)
    if token.index == subject.index:
        return replace(token, relation="nsubj", head=verb.index)
    return replace(token, head=verb.index) if token.head == root.index and token.index > verb.index else token


def _with_finite_verbs(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return '..., and shells killed five' with a second sentence, not with shells that were killed."""
    for verb in tokens[1:]:
        noun = tokens[verb.index - 1]
        is_bare = verb.tag == "VBD" and verb.relation == "acl" and verb.head == noun.index
        if not is_bare or noun.relation != "conj" or _has_opening(tokens, verb):
            continue
        clause = replace(verb, relation="conj", head=noun.head)
        tokens = _hang(tuple(clause if t.index == verb.index else t for t in tokens), noun, clause)
    return tokens


def _with_relative_clauses(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return 'strikes this month that hit a base' with a clause about the strikes, not about the whole sentence."""
    for verb in tokens:
        opening = [t for t in tokens if t.head == verb.index and t.relation in _SUBJECTS and t.tag == "WDT"]
        if verb.relation != "advcl" or not opening:
            continue
        nouns = [t for t in tokens[: opening[0].index] if t.tag in {"NN", "NNS"} and t.lemma not in _TIMES]
        if nouns:
            clause = replace(verb, relation="relcl", head=nouns[-1].index)
            tokens = tuple(clause if token.index == verb.index else token for token in tokens)
    return tokens


def _has_opening(tokens: Sequence[Token], verb: Token) -> bool:
    return any(token.head == verb.index and token.relation in {*_SUBJECTS, "mark"} for token in tokens)


def _with_apposed_subject(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return 'In Istanbul, the prime minister met' with the minister as who met, not as what Istanbul is."""
    for verb in tokens:
        if verb.tag not in _FINITE or verb.relation != "ROOT" or _has_subject(tokens, verb):
            continue
        opening = [t for t in tokens if t.head == verb.index and t.relation == "prep" and t.index < verb.index]
        nouns = [t for t in tokens if t.relation == "pobj" and any(t.head == one.index for one in opening)]
        apposed = [t for t in tokens if t.relation == "appos" and any(t.head == noun.index for noun in nouns)]
        if apposed and apposed[0].index < verb.index:
            return _hang(tokens, apposed[0], verb)
    return tokens


def _with_joined_subjects(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return 'hit a hospital in Haifa and Israel bombed a plant' with Israel as who bombed, not as what was hit."""
    for verb in tokens[1:]:
        noun = tokens[verb.index - 1]
        if verb.tag != "VBD" or verb.relation != "conj" or _has_subject(tokens, verb):
            continue
        while noun.relation in {"compound", "flat"} and noun.head < verb.index:
            noun = tokens[noun.head]
        first = min(t.index for t in tokens if t.index == noun.index or (t.head == noun.index and t.index < noun.index))
        joined = first > 0 and tokens[first - 1].text.lower() in _JOINING
        if joined and noun.relation == "conj" and noun.head != verb.index and noun.tag in {"NNP", "NNPS"}:
            tokens = _hang(tokens, noun, verb)
    return tokens


def _has_subject(tokens: Sequence[Token], verb: Token) -> bool:
    return any(token.head == verb.index and token.relation in _SUBJECTS for token in tokens)


def _hang(tokens: tuple[Token, ...], noun: Token, verb: Token) -> tuple[Token, ...]:
    hung = replace(noun, relation="nsubj", head=verb.index)
    return tuple(hung if token.index == noun.index else token for token in tokens)
