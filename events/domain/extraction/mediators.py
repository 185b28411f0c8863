"""Knows who stands between the parties of an act: brokers and mediators, named beside it or in the next sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from events.domain.extraction.acts import Act
from events.domain.extraction.factuality import judge
from events.domain.extraction.naming import Resolver, named
from events.domain.extraction.slots import agents, is_passive, objects, owners, subjects
from events.domain.extraction.tree import Tree
from events.domain.extraction.wordlists import load_words
from events.domain.types import ActorMatch, Participant
from events.domain.vocabulary import Factuality, Role, Type

_WORDS = load_words("syntax.toml")

BROKERING = _WORDS["brokering"]
BETWEEN = _WORDS["between"]
CONDUITS = frozenset({"through", "via"})
_BROKERED = _WORDS["brokered"]
_MEDIATION = _WORDS["mediation"]
_UNDER = frozenset({"under", "through", "with", "via", "after", "following"})
_MESSAGES = _WORDS["messages"]
_CARRYING = _WORDS["carrying_words"]
_OWNERS = ("npadvmod", "compound", "amod", "nmod")
_DEFINITE = frozenset({"the", "this", "that"})
# Acts of two sides that a third can stand between, and words that a third can carry.
BETWEEN_TWO = frozenset({Type.AGREE, Type.CONSULT, Type.COOPERATE})
_WORDED = frozenset({Type.REQUEST, Type.THREATEN, Type.REJECT})
_REAL = frozenset({Factuality.OCCURRED, Factuality.ONGOING})
# Further back the text speaks of something else.
_NEAR = 1


def brokers(tree: Tree, word: int) -> Iterator[int]:
    """Yield the heads of those who brokered what the word names.

    'A truce brokered by Qatar', 'that Oman brokered', 'Qatari-mediated', 'under Egyptian mediation', 'with Oman as
    mediator'.
    """
    for verb in brokering_clauses(tree, word):
        heads = agents(tree, verb) if is_passive(tree, verb) else tree.children(verb, "nsubj")
        yield from (one for head in heads for one in tree.coordinated(head))
    for verb in tree.children(word, "amod", "compound"):
        if tree.tokens[verb].text.lower() in _BROKERED:
            yield from (one for head in tree.children(verb, *_OWNERS) for one in tree.coordinated(head))
    pairs = tree.prepositions(word)
    for name, noun in pairs:
        if name in _UNDER and tree.lemma(noun) in _MEDIATION:
            yield from _whose(tree, noun)
    if any(name == "as" and tree.lemma(noun) in BETWEEN for name, noun in pairs):
        yield from (one for name, noun in pairs if name == "with" for one in tree.coordinated(noun))


def brokering_clauses(tree: Tree, noun: int) -> list[int]:
    """Return the verbs of 'brokered by' behind the noun, also below its parties, who cannot be brokered."""
    if not tree.is_noun(noun):
        return []
    behind = [word for word in tree.subtree(noun) if word > noun and tree.relation(word) in {"acl", "relcl"}]
    return [word for word in behind if tree.lemma(word) in BROKERING]


def _whose(tree: Tree, noun: int) -> list[int]:
    behind = [head for name, one in tree.prepositions(noun) if name in {"of", "by"} for head in tree.coordinated(one)]
    return [*owners(tree, noun), *behind]


def carry_mediators(tree: Tree, number: int, acts: list[Act], resolve: Resolver) -> None:
    """Give the acts told just before sentence `number` those who, it says, stood between their parties.

    To bring on a message that was told of before is no second message: such an act is taken out of `acts`.
    """
    near = [act for act in acts if number - _NEAR <= act.number <= number]
    for token in tree.tokens:
        verb = token.index
        if not near or not tree.is_verb(verb):
            continue
        if token.lemma == "mediate" and not _names_act(tree, verb) and judge(tree, verb).factuality in _REAL:
            _add([act for act in near if act.type in BETWEEN_TWO], _mediating(tree, verb, resolve), Role.MEDIATOR)
        elif token.lemma in _CARRYING:
            carriers = _carrying(tree, verb, resolve)
            told = [act for act in near if act.type in _WORDED and (act.tree, act.word) != (tree, verb)][-1:]
            _add(told, carriers, Role.CONDUIT)
            if told and carriers:
                acts[:] = [act for act in acts if not _is_only_carried(act, tree, verb)]


def _is_only_carried(act: Act, tree: Tree, verb: int) -> bool:
    return act.tree is tree and act.type in _WORDED and (act.word == verb or act.word in objects(tree, verb))


def _names_act(tree: Tree, verb: int) -> bool:
    """Return whether the clause itself says what is mediated: 'mediated talks', 'between Iran and Iraq'."""
    return bool(objects(tree, verb)) or any(name in {"between", "among"} for name, _ in tree.prepositions(verb))


def _mediating(tree: Tree, verb: int, resolve: Resolver) -> list[ActorMatch]:
    """Return who mediated; 'which mediated' behind a list means all of it."""
    heads = subjects(tree, verb)
    if tree.relation(verb) == "relcl":
        heads = [word for head in heads for word in tree.coordinated(_first(tree, head))]
    return _actors(tree, list(dict.fromkeys(heads)), resolve)


def _first(tree: Tree, word: int) -> int:
    """Return the word that the list begins with."""
    while tree.relation(word) == "conj" and (above := tree.head(word)) is not None:
        word = above
    return word


def _carrying(tree: Tree, verb: int, resolve: Resolver) -> list[ActorMatch]:
    """Return who carried the message told of before: 'the message was passed through Qatar', 'Oman relayed it'."""
    known = [word for word in objects(tree, verb) if tree.lemma(word) in _MESSAGES and _is_definite(tree, word)]
    if not known:
        return []
    if not is_passive(tree, verb):
        return _actors(tree, subjects(tree, verb), resolve)
    pairs = tree.prepositions(verb)
    heads = [head for name, noun in pairs if name in {*CONDUITS, "by"} for head in tree.coordinated(noun)]
    return _actors(tree, heads, resolve)


def _is_definite(tree: Tree, noun: int) -> bool:
    return any(tree.tokens[word].text.lower() in _DEFINITE for word in tree.children(noun, "det"))


def _actors(tree: Tree, heads: Sequence[int], resolve: Resolver) -> list[ActorMatch]:
    return [actor for head in heads for actor in named(tree, head, resolve) if actor.key]


def _add(acts: Sequence[Act], actors: Sequence[ActorMatch], role: Role) -> None:
    """Add to the acts those who are not their parties."""
    for act in acts:
        parties = {part.actor.key or part.actor.name for part in act.participants}
        for actor in actors:
            if actor.key not in parties:
                act.add(Participant(actor, role, "role-told-after"))
