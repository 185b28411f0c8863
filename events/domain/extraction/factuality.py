"""Knows whether a text says that an act happened, be it named by a verb or by a noun, and how sure the text is."""

from __future__ import annotations

from events.domain.extraction.factuality_verbs import (
    EMBEDDING,
    OCCURRED,
    WORDS,
    Verdict,
    in_the_past,
    judge_verb,
    verdict_of,
)
from events.domain.extraction.slots import measured, support_verb
from events.domain.extraction.tree import Tree
from events.domain.vocabulary import Factuality

_LISTING = frozenset({"include", "be", "involve", "contain", "comprise", "mean"})
# What stands behind these is told as done, whatever the verb asks for or plans.
_OCCASIONS = frozenset({"at", "during", "after", "following", "despite"})
_SPOKEN = frozenset({"call", "conversation", "meeting", "session", "talk", "phone"})
_REFUSING = frozenset({"reject", "refuse", "dismiss", "decline", "ignore", "rebuff", "defy", "spurn", "shrug"})
_ANSWERING = frozenset({"answer", "response", "retaliation", "reprisal", "revenge", "reaction"})
# These move the occasion along with the act: 'will meet at a summit', 'if they sign at the talks'.
_SHIFTING = frozenset({"future", "modal", "condition", "scheduled", "negation", "habit"})
_NOUN_MARKS = (
    ("negative", Factuality.NEGATED),
    ("unreal", Factuality.CONDITIONAL),
    ("coming", Factuality.PLANNED),
)


def judge(tree: Tree, trigger: int, *, is_words: bool = False) -> Verdict:
    """Return how the text presents the act that a verb or noun names; words that are turned down were said."""
    if tree.is_verb(trigger):
        verdict = judge_verb(tree, trigger)
    else:
        verdict = (_turned_down(tree, trigger) if is_words else None) or _judge_noun(tree, trigger)
    if verdict.factuality in {Factuality.OCCURRED, Factuality.ONGOING}:
        return _hedged(tree, trigger) or verdict
    return verdict


def _turned_down(tree: Tree, noun: int) -> Verdict | None:
    """Return how the refusal of somebody's words is told: 'rejected Trump's call for surrender'."""
    above = tree.head(noun)
    if above is None or tree.lemma(above) not in _REFUSING or not tree.children(noun, "poss", "amod", "compound"):
        return None
    return judge_verb(tree, above) if tree.relation(noun) in {"dobj", "nsubjpass"} else None


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
            return verdict_of(tree, Factuality.PLANNED, word, "scheduled")
    return None


def _noun_marks(tree: Tree, noun: int) -> Verdict | None:
    usual = in_the_past(tree, noun)
    if usual is not None:
        return usual
    for word in {noun, measured(tree, noun)}:
        for child in tree.children(word, "acl", "amod", "det", "neg", "advmod"):
            forms = {tree.lemma(child), tree.tokens[child].text.lower()}
            for name, factuality in _NOUN_MARKS:
                if forms & WORDS[name] and (name == "coming" or tree.relation(child) != "acl"):
                    return verdict_of(tree, factuality, child, name)
    return None


def _governed(tree: Tree, noun: int) -> Verdict:
    """Return what stands above a noun without a verb of its own: 'calls for talks', 'could lead to war'."""
    word = noun
    for above in tree.ancestors(noun):
        lemma = tree.lemma(above)
        if tree.is_noun(above) and lemma in WORDS["unreal_nouns"] and tree.relation(word) in {"prep", "compound"}:
            return verdict_of(tree, Factuality.CONDITIONAL, above, "unreal")
        if lemma == "amid":
            return verdict_of(tree, Factuality.ONGOING, above, "amid")
        if lemma == "without":
            return verdict_of(tree, Factuality.NEGATED, above, "without")
        if lemma in _ANSWERING and tree.relation(above) == "pobj" and word != noun:
            # 'voted to close the strait in answer to the bombing'
            return OCCURRED
        if tree.is_verb(above):
            return _under_verb(tree, word, above)
        word = above
    return OCCURRED


def _wished(tree: Tree, verb: int) -> Verdict | None:
    """Return that the subject of the verb only names wishes: 'the conditions include a withdrawal'."""
    for subject in tree.children(verb, "nsubj", "nsubjpass"):
        if tree.lemma(subject) in WORDS["unreal_nouns"] and tree.lemma(verb) in _LISTING:
            return verdict_of(tree, Factuality.CONDITIONAL, subject, "unreal")
    return None


def _under_verb(tree: Tree, word: int, verb: int) -> Verdict:
    is_subject = tree.relation(word) in {"nsubj", "nsubjpass"}
    if _is_occasion(tree, word):
        # 'prepared the ground at talks in Miami', 'agreed to withdraw after the raid': these were held and done
        verdict = judge_verb(tree, verb)
        return verdict if verdict.cue is not None and verdict.cue.rule in _SHIFTING else OCCURRED
    is_named = tree.relation(word) == "dobj" and (tree.lemma(verb) == "tell" or tree.children(verb, "oprd"))
    if not is_subject and tree.relation(word) != "ccomp" and not is_named:
        lemma = tree.lemma(verb)
        for name, factuality in EMBEDDING:
            if lemma in WORDS[name]:
                return verdict_of(tree, factuality, verb, name)
    wished = None if is_subject else _wished(tree, verb)
    if wished is not None:
        return wished
    verdict = judge_verb(tree, verb)
    if verdict.factuality in {Factuality.ALLEGED, Factuality.ONGOING}:
        return OCCURRED
    return verdict


def _is_occasion(tree: Tree, word: int) -> bool:
    """Return whether the preposition only says on what occasion something is asked for or planned."""
    if tree.relation(word) != "prep":
        return False
    spoken = tree.lemma(word) == "in" and any(tree.lemma(noun) in _SPOKEN for noun in tree.children(word, "pobj"))
    return spoken or tree.lemma(word) in _OCCASIONS


def _hedged(tree: Tree, trigger: int) -> Verdict | None:
    """Return that the article itself marks the act as unconfirmed: 'reportedly', 'suspected', 'is believed to have'."""
    words = {trigger, measured(tree, trigger), *tree.children(trigger, "acl", "relcl")}
    verb = trigger if tree.is_verb(trigger) else support_verb(tree, trigger)
    if verb is not None:
        words.add(verb)
    for word in words:
        for child in tree.children(word, "amod", "advmod", "acl"):
            if tree.tokens[child].text.lower() in WORDS["hedges"] or tree.lemma(child) in WORDS["hedges"]:
                return verdict_of(tree, Factuality.ALLEGED, child, "hedge")
    if verb is not None and (above := tree.head(verb)) is not None:
        passive = tree.children(above, "auxpass") and tree.relation(verb) == "xcomp"
        if passive and tree.lemma(above) in WORDS["alleging"] | {"report", "say"}:
            return verdict_of(tree, Factuality.ALLEGED, above, "believed to have")
    return None
