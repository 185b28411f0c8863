"""Knows whether a text says that an act happened: what governs the words decides, not the words alone."""

from __future__ import annotations

from dataclasses import dataclass

from events.domain.extraction.slots import measured, support_verb
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
_MAX_DEPTH = 8
# An embedded act takes the first of these classes that its governor belongs to.
_EMBEDDING = (
    ("requesting", Factuality.REQUESTED),
    ("threatening", Factuality.THREATENED),
    ("preventing", Factuality.NEGATED),
    ("fearing", Factuality.CONDITIONAL),
    ("planning", Factuality.CONDITIONAL),
)


def judge(tree: Tree, trigger: int) -> Verdict:
    """Return how the text presents the act that a verb or noun names."""
    verdict = judge_verb(tree, trigger) if tree.is_verb(trigger) else _judge_noun(tree, trigger)
    if verdict.factuality in {Factuality.OCCURRED, Factuality.ONGOING}:
        return _hedged(tree, trigger) or verdict
    return verdict


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
        return _verdict(tree, Factuality.CONDITIONAL, above, "words-of-a-document")
    if _is_bare_participle(tree, verb, above):
        return judge_verb(tree, above, depth=depth + 1)
    return _tense(tree, verb)


def _is_bare_participle(tree: Tree, verb: int, above: int) -> bool:
    """Return whether the verb only goes on with what the one above tells: 'hit the town, killing ten'."""
    if tree.relation(verb) != "advcl" or tree.tokens[verb].tag not in {"VBG", "VBN"} or not tree.is_verb(above):
        return False
    return not tree.children(verb, "mark", "nsubj", "aux")


def _verdict(tree: Tree, factuality: Factuality, cue: int, rule: str) -> Verdict:
    return Verdict(factuality, tree.span(cue, cue, rule))


def _own_marks(tree: Tree, verb: int) -> Verdict | None:
    """Return what stands on the verb itself: 'not', 'if', 'often', 'would', 'will'."""
    return _marked(tree, verb) or _in_the_past(tree, verb) or _running(tree, verb) or _helped(tree, verb)


def _marked(tree: Tree, verb: int) -> Verdict | None:
    first = tree.subtree(verb)[0]
    opening = {token.text.lower() for token in tree.tokens[max(0, first - 2) : first + 3]}
    if tree.relation(verb) == "advcl" and opening >= {"as", "long"}:
        return _verdict(tree, Factuality.CONDITIONAL, first, "condition")
    for child in tree.children(verb, "neg", "preconj", "mark", "advmod"):
        lemma = tree.lemma(child)
        if tree.relation(child) == "neg" or lemma == "neither":
            return _verdict(tree, Factuality.NEGATED, child, "negation")
        if lemma in WORDS["conditions"]:
            return _verdict(tree, Factuality.CONDITIONAL, child, "condition")
        if lemma in WORDS["habits"]:
            return _verdict(tree, Factuality.CONDITIONAL, child, "habit")
    return None


def _in_the_past(tree: Tree, word: int) -> Verdict | None:
    """Return that the words only tell what has been usual: 'have hosted talks in the past'."""
    for name, noun in tree.prepositions(word):
        if name == "in" and tree.lemma(noun) == "past":
            return _verdict(tree, Factuality.CONDITIONAL, noun, "habit")
    return None


def _helped(tree: Tree, verb: int) -> Verdict | None:
    for child in tree.children(verb, "aux"):
        written = tree.tokens[child].text.lower()
        if written in WORDS["future"]:
            return _verdict(tree, Factuality.PLANNED, child, "future")
        if written in WORDS["modals"] and tree.tokens[child].tag == "MD":
            return _verdict(tree, Factuality.CONDITIONAL, child, "modal")
    return None


def _running(tree: Tree, verb: int) -> Verdict | None:
    """Return that the verb sums up all since something: 'have been shot down since war broke out'."""
    helpers = tree.children(verb, "aux")
    perfect = any(tree.tokens[word].tag in {"VBZ", "VBP"} and tree.lemma(word) == "have" for word in helpers)
    if perfect and tree.lemma(verb) in WORDS["harming"] and _counts_from(tree, verb):
        return _verdict(tree, Factuality.CONDITIONAL, verb, "running-total")
    for clause in tree.children(verb, "advcl"):
        if perfect and any(tree.lemma(mark) == "since" for mark in tree.children(clause, "mark")):
            return _verdict(tree, Factuality.CONDITIONAL, verb, "running-total")
    return None


def _counts_from(tree: Tree, verb: int) -> bool:
    """Return whether a toll is counted 'since October' or 'since 2011': over months, not since Friday."""
    starts = [noun for name, noun in tree.prepositions(verb) if name == "since"]
    return any(tree.lemma(noun) in WORDS["months"] or tree.tokens[noun].text.isdigit() for noun in starts)


def _is_infinitive(tree: Tree, verb: int) -> bool:
    return any(tree.tokens[child].text.lower() == "to" for child in tree.children(verb, "aux"))


def _embedded(tree: Tree, verb: int, above: int, depth: int) -> Verdict:
    lemma = tree.lemma(above)
    nonfinite = _is_infinitive(tree, verb) or tree.tokens[verb].tag in {"VB", "VBG"}
    if lemma in WORDS["carrying"] and nonfinite:
        return judge_verb(tree, above, depth=depth + 1)
    if lemma in WORDS["denying"]:
        return _verdict(tree, Factuality.DENIED, above, "denied")
    if _is_scheduled(tree, verb, above):
        return _verdict(tree, Factuality.PLANNED, above, "scheduled")
    return _unrealised(tree, above) if nonfinite else _reported(tree, verb, above)


def _reported(tree: Tree, verb: int, above: int) -> Verdict:
    """Return what a whole clause behind a verb is worth: feared, alleged, or as its own tense says."""
    lemma = tree.lemma(above)
    if lemma in WORDS["fearing"]:
        return _verdict(tree, Factuality.CONDITIONAL, above, "feared")
    if lemma in WORDS["alleging"] and lemma != "claim":
        return _verdict(tree, Factuality.ALLEGED, above, "alleged")
    return _tense(tree, verb)


def _is_scheduled(tree: Tree, verb: int, above: int) -> bool:
    if not _is_infinitive(tree, verb) or tree.lemma(above) not in WORDS["scheduling"]:
        return False
    if tree.lemma(above) in {"be", "due"}:
        return True
    return bool(tree.children(above, "auxpass")) or not tree.is_verb(above)


def _unrealised(tree: Tree, above: int) -> Verdict:
    lemma = tree.lemma(above)
    for name, factuality in _EMBEDDING:
        if lemma in WORDS[name]:
            return _verdict(tree, factuality, above, name)
    return _verdict(tree, Factuality.CONDITIONAL, above, "infinitive")


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
        return _verdict(tree, Factuality.NEGATED, preposition, "without")
    if above is None:
        return _tense(tree, verb)
    wishes = [word for word in tree.children(above, "dobj") if tree.lemma(word) in WORDS["unreal_nouns"]]
    if wishes:
        return _verdict(tree, Factuality.CONDITIONAL, wishes[0], "unreal")
    lemma = tree.lemma(above)
    if lemma in WORDS["alleging"] and name in {"of", "for"}:
        return _verdict(tree, Factuality.ALLEGED, above, "alleged")
    if name in {"from", "against", "to", "for", "about", "at", "into"} or lemma in WORDS["unreal_nouns"]:
        blamed = name == "for" and lemma not in WORDS["unreal_nouns"] | WORDS["requesting"] | WORDS["planning"]
        return OCCURRED if blamed else _verdict(tree, Factuality.CONDITIONAL, preposition, "unrealised")
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


def _judge_noun(tree: Tree, noun: int) -> Verdict:
    own = _noun_marks(tree, noun)
    if own is not None:
        return own
    scheduled = _scheduled(tree, noun)
    if scheduled is not None:
        return scheduled
    verb = support_verb(tree, noun)
    if verb is not None:
        return _wished(tree, verb) or judge_verb(tree, verb)
    return _governed(tree, measured(tree, noun))


def _scheduled(tree: Tree, noun: int) -> Verdict | None:
    """Return that a day is set for what the noun names: 'talks are due to begin', 'a summit is expected on Friday'."""
    above = tree.head(measured(tree, noun))
    if above is None or tree.relation(measured(tree, noun)) not in {"nsubj", "nsubjpass"}:
        return None
    words = tree.children(above, "acomp") if tree.lemma(above) == "be" else [above]
    for word in words:
        passive = word != above or tree.children(word, "auxpass")
        if passive and tree.lemma(word) in WORDS["scheduling"] - {"be"}:
            return _verdict(tree, Factuality.PLANNED, word, "scheduled")
    return None


def _noun_marks(tree: Tree, noun: int) -> Verdict | None:
    usual = _in_the_past(tree, noun)
    if usual is not None:
        return usual
    for word in {noun, measured(tree, noun)}:
        for child in tree.children(word, "acl", "amod", "det", "neg", "advmod"):
            forms = {tree.lemma(child), tree.tokens[child].text.lower()}
            for name, factuality in _NOUN_MARKS:
                if forms & WORDS[name] and (name == "coming" or tree.relation(child) != "acl"):
                    return _verdict(tree, factuality, child, name)
    return None


_LISTING = frozenset({"include", "be", "involve", "contain", "comprise", "mean"})
_NOUN_MARKS = (
    ("negative", Factuality.NEGATED),
    ("unreal", Factuality.CONDITIONAL),
    ("coming", Factuality.PLANNED),
)


def _governed(tree: Tree, noun: int) -> Verdict:
    """Return what stands above a noun without a verb of its own: 'calls for talks', 'could lead to war'."""
    word = noun
    for above in tree.ancestors(noun):
        lemma = tree.lemma(above)
        if tree.is_noun(above) and lemma in WORDS["unreal_nouns"] and tree.relation(word) in {"prep", "compound"}:
            return _verdict(tree, Factuality.CONDITIONAL, above, "unreal")
        if lemma == "amid":
            return _verdict(tree, Factuality.ONGOING, above, "amid")
        if lemma == "without":
            return _verdict(tree, Factuality.NEGATED, above, "without")
        if tree.is_verb(above):
            return _under_verb(tree, word, above)
        word = above
    return OCCURRED


def _wished(tree: Tree, verb: int) -> Verdict | None:
    """Return that the subject of the verb only names wishes: 'the conditions include a withdrawal'."""
    for subject in tree.children(verb, "nsubj", "nsubjpass"):
        if tree.lemma(subject) in WORDS["unreal_nouns"] and tree.lemma(verb) in _LISTING:
            return _verdict(tree, Factuality.CONDITIONAL, subject, "unreal")
    return None


def _under_verb(tree: Tree, word: int, verb: int) -> Verdict:
    is_subject = tree.relation(word) in {"nsubj", "nsubjpass"}
    if not is_subject and tree.relation(word) != "ccomp":
        lemma = tree.lemma(verb)
        for name, factuality in _EMBEDDING:
            if lemma in WORDS[name]:
                return _verdict(tree, factuality, verb, name)
    wished = None if is_subject else _wished(tree, verb)
    if wished is not None:
        return wished
    verdict = judge_verb(tree, verb)
    if verdict.factuality in {Factuality.ALLEGED, Factuality.ONGOING}:
        return OCCURRED
    return verdict


def _hedged(tree: Tree, trigger: int) -> Verdict | None:
    """Return that the article itself marks the act as unconfirmed: 'reportedly', 'suspected', 'is believed to have'."""
    words = {trigger, measured(tree, trigger), *tree.children(trigger, "acl", "relcl")}
    verb = trigger if tree.is_verb(trigger) else support_verb(tree, trigger)
    if verb is not None:
        words.add(verb)
    for word in words:
        for child in tree.children(word, "amod", "advmod", "acl"):
            if tree.tokens[child].text.lower() in WORDS["hedges"] or tree.lemma(child) in WORDS["hedges"]:
                return _verdict(tree, Factuality.ALLEGED, child, "hedge")
    if verb is not None and (above := tree.head(verb)) is not None:
        passive = tree.children(above, "auxpass") and tree.relation(verb) == "xcomp"
        if passive and tree.lemma(above) in WORDS["alleging"] | {"report", "say"}:
            return _verdict(tree, Factuality.ALLEGED, above, "believed to have")
    return None
