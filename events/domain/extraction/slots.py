"""Knows which words fill the slots beside a trigger: subject, object, owner, prepositions, modifiers."""

from __future__ import annotations

from collections.abc import Iterable

from events.domain.extraction.tree import Tree
from events.domain.extraction.wordlists import load_words
from events.domain.vocabulary import PlacePrecision

_WORDS = load_words("syntax.toml")

# A noun that only measures or parts another ('a wave of strikes', 'a series of talks') passes the tree on.
_MEASURES = _WORDS["measures"]
# These verbs only carry the noun that names the act: 'carried out an attack', 'talks took place'.
SUPPORT_VERBS = _WORDS["support_verbs"]
# Of these, only some pass their subject on as the one who acts.
AGENT_VERBS = _WORDS["agent_verbs"]
# Further up a subject is a guess.
_MAX_CLIMB = 4
_HARMING = frozenset({"kill", "wound", "injure", "hurt", "destroy", "damage", "leave", "claim"})
_TOWNS = frozenset({PlacePrecision.POINT, PlacePrecision.TOWN, PlacePrecision.DISTRICT})
_SPEAKING_TO = frozenset({"tell", "urge", "ask", "press", "assure", "warn", "inform", "brief", "thank"})
_OCCASIONS = frozenset({"at", "during", "in", "on", "after", "following"})
_DASHES = frozenset({"-", "–", "—", "/"})
_SUBJECTS = ("nsubj", "csubj")
_PASSIVE = ("nsubjpass", "csubjpass")
_OBJECTS = ("dobj", "obj", "oprd")
# Verbs whose object, not subject, does what the infinitive says: 'urged the US to press Israel'.
OBJECT_CONTROL = _WORDS["object_control"]


def subjects(tree: Tree, verb: int) -> list[int]:
    """Return the heads of the noun phrases that do what the verb says, coordinated ones included.

    Participles and relative clauses take the noun they hang on, infinitives and later verbs of a list the
    subject of the verb before.
    """
    return _spread(tree, _subject_heads(tree, verb, depth=0))


def _subject_heads(tree: Tree, verb: int, *, depth: int) -> list[int]:
    own = [_antecedent(tree, verb, word) for word in tree.children(verb, *_SUBJECTS)]
    own = [word for word in own if not _is_misattached(tree, verb, word)]
    if own or is_passive(tree, verb):
        return own or agents(tree, verb)
    above = tree.head(verb)
    return [] if above is None or depth > _MAX_CLIMB else _inherited(tree, verb, above, depth)


def _is_misattached(tree: Tree, verb: int, word: int) -> bool:
    """Return whether 'which killed' hangs on the last town of a list: a town kills nobody, the attack does."""
    if tree.relation(verb) not in {"relcl", "conj"} or tree.lemma(verb) not in _HARMING or word not in tree.places:
        return False
    return tree.places[word].precision in _TOWNS


def _inherited(tree: Tree, verb: int, above: int, depth: int) -> list[int]:
    relation = tree.relation(verb)
    if relation in {"acl", "relcl"} and tree.is_noun(above):
        return [above] if tree.tokens[verb].tag == "VBG" else _subject_of_carrier(tree, above, depth)
    if relation == "pcomp":
        return _subject_of_carrier(tree, verb, depth)
    if tree.relation(above) == "acomp" and (copula := tree.head(above)) is not None:
        return _subject_heads(tree, copula, depth=depth + 1)
    return _inherited_from_verb(tree, verb, above, depth) if tree.is_verb(above) else []


def _inherited_from_verb(tree: Tree, verb: int, above: int, depth: int) -> list[int]:
    relation = tree.relation(verb)
    if relation in {"xcomp", "ccomp"} and tree.lemma(above) in OBJECT_CONTROL:
        return objects(tree, above) or _subject_heads(tree, above, depth=depth + 1)
    is_loose = relation == "advcl" and tree.tokens[verb].tag in {"VBG", "VB"}
    if is_loose or relation in {"conj", "xcomp", "ccomp"}:
        return _subject_heads(tree, above, depth=depth + 1)
    return []


def _subject_of_carrier(tree: Tree, word: int, depth: int) -> list[int]:
    """Return the subject of the nearest verb above: 'is accused of killing', 'a decision to attack'."""
    for above in tree.ancestors(word):
        if tree.is_verb(above):
            if tree.relation(word) == "pcomp" and tree.lemma(above) in {
                "accuse",
                "suspect",
                "blame",
                "condemn",
                "stop",
            }:
                return objects(tree, above)
            return _subject_heads(tree, above, depth=depth + 1)
    return []


def is_passive(tree: Tree, verb: int) -> bool:
    """Return whether the verb is passive, or a participle that hangs on what it was done to."""
    if tree.children(verb, "auxpass", *_PASSIVE):
        return True
    if tree.tokens[verb].tag != "VBN":
        return False
    above = tree.head(verb)
    if tree.relation(verb) == "conj" and above is not None and not tree.children(verb, *_SUBJECTS, *_OBJECTS):
        return is_passive(tree, above)
    return tree.relation(verb) in {"acl", "amod"} and not tree.children(verb, "aux")


def agents(tree: Tree, verb: int) -> list[int]:
    """Return the heads behind 'by'."""
    return [noun for name, noun in tree.prepositions(verb) if name == "by"]


def objects(tree: Tree, verb: int) -> list[int]:
    """Return the heads of what the act is done to, coordinated ones included."""
    own = tree.children(verb, *_OBJECTS, *_PASSIVE)
    own = [_antecedent(tree, verb, word) for word in own]
    for child in tree.children(verb, "dative"):
        if tree.is_noun(child) or tree.tokens[child].tag == "PRP":
            own.append(child)
    for child in tree.children(verb, "ccomp", "xcomp"):
        if not tree.children(verb, *_OBJECTS) and tree.lemma(verb) in OBJECT_CONTROL:
            own += tree.children(child, *_SUBJECTS)
    return _spread(tree, own or _object_above(tree, verb) or _misread_names(tree, verb))


def contents(tree: Tree, verb: int) -> list[int]:
    """Return the verbs of what is said or asked; where the speech verb stands last, the clause before it."""
    return [word for word in tree.children(verb, "ccomp", "xcomp") if tree.is_verb(word)]


def content_subjects(tree: Tree, verb: int) -> list[int]:
    """Return who does what is said or asked: 'Russia' in 'said that Russia must stop'."""
    return _spread(
        tree, (word for inner in contents(tree, verb) for word in tree.children(inner, *_SUBJECTS, *_PASSIVE))
    )


def content_objects(tree: Tree, verb: int) -> list[int]:
    """Return whom what is said or threatened is done to: 'ships' in 'said they would attack ships'."""
    found = []
    for inner in contents(tree, verb):
        verbs = [inner, *(word for word in tree.children(inner, "xcomp", "conj") if tree.is_verb(word))]
        for word in verbs:
            found += objects(tree, word)
            found += [noun for name, noun in tree.prepositions(word) if name in {"against", "on", "to", "with", "at"}]
    return found


def _misread_names(tree: Tree, verb: int) -> list[int]:
    """Return a name behind the verb that the parser took for a clause or an aside: 'had met Rashad in'."""
    behind = tree.children(verb, "advcl", "ccomp", "npadvmod", "attr", "dep")
    return [
        word for word in behind if word > verb and (word in tree.actors or word in tree.places) and tree.is_noun(word)
    ]


def _object_above(tree: Tree, verb: int) -> list[int]:
    """Return the noun that a participle hangs on, or the passive subject of the verb before in a list."""
    above = tree.head(verb)
    if above is None or tree.tokens[verb].tag != "VBN":
        return []
    if tree.relation(verb) in {"acl", "amod"} and tree.is_noun(above):
        return [above]
    return tree.children(above, *_PASSIVE) if tree.relation(verb) == "conj" else []


def _antecedent(tree: Tree, verb: int, word: int) -> int:
    """Return the noun that 'which' or 'who' stands for."""
    above = tree.head(verb)
    while above is not None and tree.relation(verb) == "conj" and tree.is_verb(above):
        verb, above = above, tree.head(above)
    if tree.tokens[word].tag in {"WDT", "WP"} and tree.relation(verb) == "relcl" and above is not None:
        return above
    return word


def _spread(tree: Tree, heads: Iterable[int]) -> list[int]:
    found: list[int] = []
    for head in heads:
        found.extend(word for word in tree.coordinated(head) if word not in found)
    return found


def measured(tree: Tree, noun: int) -> int:
    """Return the outermost noun that only measures this one: 'wave' for 'a wave of strikes'."""
    while True:
        above = tree.head(noun)
        if above is None or tree.relation(noun) != "pobj" or tree.lemma(above) != "of":
            return noun
        carrier = tree.head(above)
        if carrier is None or tree.lemma(carrier) not in _MEASURES:
            return noun
        noun = carrier


def support_verb(tree: Tree, noun: int) -> int | None:
    """Return the verb that carries the noun: 'carried out' for 'carried out an attack', else None."""
    carrier = _verb_above(tree, noun)
    if carrier is not None:
        return carrier
    behind = [word for word in tree.children(noun, "acl", "relcl") if tree.lemma(word) in SUPPORT_VERBS]
    return behind[0] if behind else None


def _verb_above(tree: Tree, noun: int) -> int | None:
    noun = measured(tree, noun)
    above, relation = tree.head(noun), tree.relation(noun)
    while above is not None and relation == "conj":
        noun = measured(tree, above)
        above, relation = tree.head(noun), tree.relation(noun)
    if above is None:
        return None
    if relation in {*_OBJECTS, *_SUBJECTS, *_PASSIVE, "attr"} and tree.is_verb(above):
        return above if tree.lemma(above) in SUPPORT_VERBS else None
    if tree.relation(noun) == "pobj":
        verb = tree.head(above)
        if verb is not None and tree.is_verb(verb) and (tree.lemma(above), tree.lemma(verb)) in _PREPOSITION_SUPPORT:
            return verb
    return None


_PREPOSITION_SUPPORT = frozenset(
    (preposition, verb)
    for preposition, verbs in {
        "in": "engage participate take meet partake come be join sit",
        "into": "enter come go",
        "for": "meet gather arrive sit travel convene fly",
        "with": "go proceed press continue",
        "on": "go be embark",
        "to": "return invite come agree host go",
        "under": "come be",
        "through": "go",
    }.items()
    for verb in verbs.split()
)


def support_subjects(tree: Tree, noun: int, verb: int) -> list[int]:
    """Return who does what the noun names, where its verb tells it: 'Israel launched strikes'."""
    if tree.lemma(verb) not in AGENT_VERBS and tree.relation(measured(tree, noun)) != "pobj":
        return agents(tree, verb) if is_passive(tree, verb) and tree.lemma(verb) in AGENT_VERBS else []
    own = measured(tree, noun)
    return [word for word in subjects(tree, verb) if word != own and word not in tree.coordinated(own)]


def occasion_subjects(tree: Tree, noun: int) -> list[int]:
    """Return who does something at the meeting that the noun names: 'signed a deal at a summit in Cairo'."""
    noun = measured(tree, noun)
    above = tree.head(noun)
    if above is None or tree.relation(noun) != "pobj" or tree.lemma(above) not in _OCCASIONS:
        return []
    verb = tree.head(above)
    if verb is None or not tree.is_verb(verb):
        return []
    # 'told the minister in a call': who is spoken to was there too
    spoken_to = objects(tree, verb) if tree.lemma(verb) in _SPEAKING_TO else []
    return subjects(tree, verb) + _passive_subjects(tree, verb) + spoken_to


def present(tree: Tree, noun: int) -> list[int]:
    """Return who did something there: 'a summit in Cairo, where Sisi and Erdogan stood next to Trump'."""
    clauses = [word for word in tree.subtree(noun) if tree.relation(word) == "relcl" and word > noun]
    there = [word for word in clauses if any(tree.lemma(child) == "where" for child in tree.children(word, "advmod"))]
    return [head for word in there for head in (*subjects(tree, word), *_passive_subjects(tree, word))]


def _passive_subjects(tree: Tree, verb: int) -> list[int]:
    return _spread(tree, tree.children(verb, *_PASSIVE))


def owners(tree: Tree, noun: int) -> list[int]:
    """Return the words before the noun that say whose it is: 'Israel's', 'Israeli', 'Israel air'."""
    found = tree.children(noun, "poss", "amod", "compound", "nmod", "npadvmod")
    if tree.tokens[noun].tag == "VBG":
        # 'government shelling of a town' is read as a clause
        found = found + tree.children(noun, "nsubj")
    outer = measured(tree, noun)
    if outer != noun:
        found = found + tree.children(outer, "poss", "amod", "compound", "nmod")
    return _spread(tree, [word for head in found for word in (*_hyphened(tree, head), head)])


def _hyphened(tree: Tree, word: int) -> list[int]:
    """Return the first of 'US-Iran talks', which hangs on the second."""
    if not any(tree.tokens[child].text in _DASHES for child in tree.children(word, "punct")):
        return []
    return [child for child in tree.children(word, "compound", "nmod", "amod") if child in tree.actors]


def modifiers(tree: Tree, noun: int) -> list[int]:
    """Return the words that describe the noun, with the words below them; owners are among them."""
    found: list[int] = []
    for child in tree.children(noun, "amod", "compound", "nmod", "poss", "npadvmod", "nummod", "det"):
        found.extend(tree.subtree(child))
    return found
