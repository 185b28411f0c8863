"""Knows whether a text says that what a verb tells happened: what governs it decides, not the verb alone."""

from __future__ import annotations

from dataclasses import dataclass

from events.domain.extraction.tree import Tree
from events.domain.extraction.wordlists import load_words
from events.domain.types import Span
from events.domain.vocabulary import Factuality


@dataclass(frozen=True, slots=True)
class Verdict:
    """Hold how an act is presented and the cue that says so; no cue where the plain past says it."""

    factuality: Factuality
    cue: Span | None = None


WORDS = load_words("factuality.toml")
OCCURRED = Verdict(Factuality.OCCURRED)
_SAYING = frozenset({"say", "announce", "tell", "confirm", "add", "declare"})
# What these ask for keeps the plain form: 'demanded that Hamas release the hostages'.
_WISHING = frozenset({"demand", "urge", "request", "propose", "insist", "recommend", "ask", "require"})
_REPORTS = frozenset({"report", "claim", "allegation", "rumour", "rumor", "accusation", "suggestion"})
_PLAIN = frozenset({"VB", "VBP"})
_MAX_DEPTH = 8
# An embedded act takes the first of these classes that its governor belongs to.
EMBEDDING = (
    ("requesting", Factuality.REQUESTED),
    ("threatening", Factuality.THREATENED),
    ("preventing", Factuality.NEGATED),
    ("fearing", Factuality.CONDITIONAL),
    ("planning", Factuality.CONDITIONAL),
)


def judge_verb(tree: Tree, verb: int, *, depth: int = 0) -> Verdict:
    """Return how the text presents what a verb says."""
    own = _own_marks(tree, verb)
    if own is not None:
        return own
    above = tree.head(verb)
    if above is None or depth > _MAX_DEPTH:
        return _tense(tree, verb)
    by_relation = _BY_RELATION.get(tree.relation(verb), _judge_clause)
    return by_relation(tree, verb, above, depth)


def _judge_clause(tree: Tree, verb: int, above: int, depth: int) -> Verdict:
    """Return what a clause on a noun or verb is worth: a purpose, the words of a document, a mere aside."""
    if tree.relation(verb) in {"acl", "advcl", "relcl"} and _is_infinitive(tree, verb):
        return _infinitive(tree, verb, above, depth)
    if tree.relation(verb) == "acl" and tree.lemma(above) in WORDS["documents"]:
        return verdict_of(tree, Factuality.CONDITIONAL, above, "words-of-a-document")
    if tree.relation(verb) == "acl" and tree.lemma(above) in _REPORTS and _is_denied(tree, above):
        return verdict_of(tree, Factuality.DENIED, above, "denied")
    if _is_bare_participle(tree, verb, above):
        return judge_verb(tree, above, depth=depth + 1)
    return _tense(tree, verb)


def _is_denied(tree: Tree, noun: int) -> bool:
    above = tree.head(noun)
    return above is not None and tree.relation(noun) == "dobj" and tree.lemma(above) in WORDS["denying"]


def _is_bare_participle(tree: Tree, verb: int, above: int) -> bool:
    """Return whether the verb only goes on with what the one above tells: 'hit the town, killing ten'."""
    if tree.relation(verb) != "advcl" or tree.tokens[verb].tag not in {"VBG", "VBN"} or not tree.is_verb(above):
        return False
    return not tree.children(verb, "mark", "nsubj", "aux")


def verdict_of(tree: Tree, factuality: Factuality, cue: int, rule: str) -> Verdict:
    return Verdict(factuality, tree.span(cue, cue, rule))


def _own_marks(tree: Tree, verb: int) -> Verdict | None:
    """Return what stands on the verb itself: 'not', 'if', 'often', 'would', 'will'."""
    return _marked(tree, verb) or in_the_past(tree, verb) or _running(tree, verb) or _helped(tree, verb)


def _marked(tree: Tree, verb: int) -> Verdict | None:
    first = tree.subtree(verb)[0]
    opening = {token.text.lower() for token in tree.tokens[max(0, first - 2) : first + 3]}
    if tree.relation(verb) == "advcl" and opening >= {"as", "long"}:
        return verdict_of(tree, Factuality.CONDITIONAL, first, "condition")
    for child in tree.children(verb, "neg", "preconj", "mark", "advmod"):
        lemma = tree.lemma(child)
        if tree.relation(child) == "neg" or lemma == "neither":
            return verdict_of(tree, Factuality.NEGATED, child, "negation")
        if lemma in WORDS["conditions"]:
            return verdict_of(tree, Factuality.CONDITIONAL, child, "condition")
        if lemma in WORDS["habits"]:
            return verdict_of(tree, Factuality.CONDITIONAL, child, "habit")
    return None


def in_the_past(tree: Tree, word: int) -> Verdict | None:
    """Return that the words only tell what has been usual: 'have hosted talks in the past'."""
    for name, noun in tree.prepositions(word):
        if name == "in" and tree.lemma(noun) == "past":
            return verdict_of(tree, Factuality.CONDITIONAL, noun, "habit")
    return None


def _helped(tree: Tree, verb: int) -> Verdict | None:
    for child in tree.children(verb, "aux"):
        written = tree.tokens[child].text.lower()
        if written in WORDS["future"]:
            return verdict_of(tree, Factuality.PLANNED, child, "future")
        if written in WORDS["modals"] and tree.tokens[child].tag == "MD":
            if written == "would" and _is_told_ahead(tree, verb):
                return verdict_of(tree, Factuality.PLANNED, child, "future")
            return verdict_of(tree, Factuality.CONDITIONAL, child, "modal")
    return None


def _is_told_ahead(tree: Tree, verb: int) -> bool:
    """Return whether 'would' only puts 'will' into the past: 'said that they would meet next week'."""
    above = tree.head(verb)
    if above is None or tree.relation(verb) != "ccomp" or tree.lemma(above) not in _SAYING:
        return False
    clauses = tree.children(verb, "advcl")
    return not any(tree.lemma(mark) in WORDS["conditions"] for item in clauses for mark in tree.children(item, "mark"))


def _running(tree: Tree, verb: int) -> Verdict | None:
    """Return that the verb sums up all since something: 'have been shot down since war broke out'."""
    helpers = tree.children(verb, "aux")
    perfect = any(tree.tokens[word].tag in {"VBZ", "VBP"} and tree.lemma(word) == "have" for word in helpers)
    if perfect and tree.lemma(verb) in WORDS["harming"] and _counts_from(tree, verb):
        return verdict_of(tree, Factuality.CONDITIONAL, verb, "running-total")
    for clause in tree.children(verb, "advcl"):
        if perfect and any(tree.lemma(mark) == "since" for mark in tree.children(clause, "mark")):
            return verdict_of(tree, Factuality.CONDITIONAL, verb, "running-total")
    return None


def _counts_from(tree: Tree, verb: int) -> bool:
    """Return whether a toll is counted 'since October' or 'since 2011': over months, not since Friday."""
    starts = [noun for name, noun in tree.prepositions(verb) if name == "since"]
    return any(tree.lemma(noun) in WORDS["months"] or tree.tokens[noun].text.isdigit() for noun in starts)


def _is_infinitive(tree: Tree, verb: int) -> bool:
    return any(tree.tokens[child].text.lower() == "to" for child in tree.children(verb, "aux"))


def _embedded(tree: Tree, verb: int, above: int, depth: int) -> Verdict:
    lemma = tree.lemma(above)
    nonfinite = _is_infinitive(tree, verb) or tree.tokens[verb].tag == "VB" or _is_unfinished(tree, verb, above)
    if lemma in WORDS["carrying"] and nonfinite:
        return judge_verb(tree, above, depth=depth + 1)
    if lemma in WORDS["denying"]:
        return verdict_of(tree, Factuality.DENIED, above, "denied")
    if _is_scheduled(tree, verb, above):
        if any(tree.lemma(child) == "have" for child in tree.children(verb, "aux")):
            # 'was to have received them' tells what did not happen
            return verdict_of(tree, Factuality.NEGATED, above, "unfulfilled")
        return verdict_of(tree, Factuality.PLANNED, above, "scheduled")
    return _unrealised(tree, above) if nonfinite else _reported(tree, verb, above)


def _is_unfinished(tree: Tree, verb: int, above: int) -> bool:
    """Return whether 'mediating' is told as no act; in 'Egypt was mediating, officials said' it is the main clause."""
    helpers = tree.children(verb, "aux")
    # 'said that it was shelling the town' tells an act, 'denied shelling it' does not
    is_whole = any(tree.tokens[word].tag in {"VBD", "VBZ", "VBP"} for word in helpers)
    return tree.tokens[verb].tag == "VBG" and not is_whole and not (verb < above and helpers)


def _reported(tree: Tree, verb: int, above: int) -> Verdict:
    """Return what a whole clause behind a verb is worth: feared, alleged, or as its own tense says."""
    lemma = tree.lemma(above)
    if lemma in _WISHING and tree.tokens[verb].tag in _PLAIN:
        return verdict_of(tree, Factuality.REQUESTED, above, "requesting")
    if lemma in WORDS["fearing"]:
        return verdict_of(tree, Factuality.CONDITIONAL, above, "feared")
    if lemma in WORDS["alleging"] and lemma != "claim":
        return verdict_of(tree, Factuality.ALLEGED, above, "alleged")
    return _tense(tree, verb)


def _is_scheduled(tree: Tree, verb: int, above: int) -> bool:
    if not _is_infinitive(tree, verb) or tree.lemma(above) not in WORDS["scheduling"]:
        return False
    if tree.lemma(above) in {"be", "due"}:
        return True
    return bool(tree.children(above, "auxpass")) or not tree.is_verb(above)


def _unrealised(tree: Tree, above: int) -> Verdict:
    lemma = tree.lemma(above)
    for name, factuality in EMBEDDING:
        if lemma in WORDS[name]:
            return verdict_of(tree, factuality, above, name)
    return verdict_of(tree, Factuality.CONDITIONAL, above, "infinitive")


def _coordinated(tree: Tree, verb: int, above: int, depth: int) -> Verdict:
    """Return what the first verb of a list passes on to a later one that has no marks of its own."""
    if not tree.is_verb(above) or tree.children(verb, "nsubj", "nsubjpass"):
        return _tense(tree, verb)
    first = judge_verb(tree, above, depth=depth + 1)
    is_bare = tree.tokens[verb].tag in {"VB", "VBG", "VBN"} and not tree.children(verb, "aux", "auxpass")
    if is_bare or first.factuality is Factuality.DENIED:
        return first
    return _tense(tree, verb)


def _infinitive(tree: Tree, verb: int, above: int, depth: int) -> Verdict:
    """Return what 'to' with a verb means behind a noun or as a purpose: it has not happened yet."""
    if tree.relation(verb) == "advcl" and tree.is_verb(above) and tree.lemma(above) in WORDS["carrying"]:
        return judge_verb(tree, above, depth=depth + 1)
    return _unrealised(tree, above)


def _behind_preposition(tree: Tree, verb: int, preposition: int, _depth: int) -> Verdict:
    name, above = tree.lemma(preposition), tree.head(preposition)
    if name == "without":
        return verdict_of(tree, Factuality.NEGATED, preposition, "without")
    if above is None:
        return _tense(tree, verb)
    wishes = [word for word in tree.children(above, "dobj") if tree.lemma(word) in WORDS["unreal_nouns"]]
    if wishes:
        return verdict_of(tree, Factuality.CONDITIONAL, wishes[0], "unreal")
    lemma = tree.lemma(above)
    if lemma in WORDS["alleging"] and name in {"of", "for"}:
        return verdict_of(tree, Factuality.ALLEGED, above, "alleged")
    if name in {"from", "against", "to", "for", "about", "at", "into"} or lemma in WORDS["unreal_nouns"]:
        blamed = name == "for" and lemma not in WORDS["unreal_nouns"] | WORDS["requesting"] | WORDS["planning"]
        return OCCURRED if blamed else verdict_of(tree, Factuality.CONDITIONAL, preposition, "unrealised")
    return OCCURRED


_BY_RELATION = {
    "xcomp": _embedded,
    "ccomp": _embedded,
    "conj": _coordinated,
    "pcomp": _behind_preposition,
}


def _tense(tree: Tree, verb: int) -> Verdict:
    tag = tree.tokens[verb].tag
    helpers = tree.children(verb, "aux", "auxpass")
    is_present = any(tree.tokens[word].tag in {"VBZ", "VBP"} for word in helpers if tree.lemma(word) == "be")
    if tag == "VBG" and is_present:
        return Verdict(Factuality.ONGOING, tree.span(verb, verb, "present progressive"))
    return OCCURRED
