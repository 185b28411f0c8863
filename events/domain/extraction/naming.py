"""Knows which actors a noun phrase stands for: its head, its owner, a list behind 'including'."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from events.domain.extraction.gazetteer import GENERIC
from events.domain.extraction.slots import owners, subjects
from events.domain.extraction.tree import Tree
from events.domain.extraction.wordlists import load_words
from events.domain.types import ActorMatch
from events.domain.vocabulary import ActorKind

_WORDS = load_words("syntax.toml")

# Resolves a pronoun or a definite noun without a name; knows the text before the sentence.
Resolver = Callable[[Tree, int], tuple[ActorMatch, ...]]
_LISTING = ("including", "include", "like", "such", "especially", "namely")
_PRONOUNS = frozenset({"he", "she", "they", "it", "him", "her", "them", "we"})
_CALENDAR = _WORDS["calendar"]
_MEMBERS = frozenset({"of", "from", "for", "in"})
_PEOPLE = _WORDS["people"]
_ARMY = frozenset({"army", "military", "navy", "air force", "armed forces", "troops", "soldiers"})
_SAYING = _WORDS["saying"]
# 'Its ally' is somebody else than who 'its' means.
_COUNTERPARTS = _WORDS["counterparts"]


def named(tree: Tree, head: int, resolve: Resolver) -> list[ActorMatch]:
    """Return the actors that the noun phrase stands for, none when it stands for no known actor."""
    actor = tree.actors.get(head)
    listed = _listed(tree, head)
    if listed and (actor is None or actor.country is None or tree.lemma(head) in _PEOPLE):
        return listed
    if actor is not None:
        own = _of_owner(tree, head, actor, resolve)
        return _before_and(tree, head) + _with_members(tree, head, own) + _coordinated_owners(tree, head, actor)
    resolved = resolve(tree, head)
    if resolved:
        return list(resolved)
    part = _of_whole(tree, head)
    if part is not None:
        return named(tree, part, resolve)
    known = _owners(tree, head) or _members(tree, head) or _apposed(tree, head)
    if known and all(owner.country is None and (owner.key or "").startswith(GENERIC) for owner in known):
        # 'the intelligence chiefs of Egypt and Turkey'
        known = _members(tree, head) or known
    known = known or [owner for owner in _whose(tree, head, resolve) if tree.lemma(head) not in _COUNTERPARTS]
    if known or not is_name(tree, head):
        return known
    return [tree.actors[head + 1]] if head + 1 in tree.actors else [_unknown(tree, head)]


def _of_owner(tree: Tree, head: int, actor: ActorMatch, resolve: Resolver) -> ActorMatch:
    """Return 'its soldiers' as the soldiers of whoever 'its' means."""
    if actor.country is not None or not (actor.key or "").startswith(GENERIC):
        return actor
    countries = {owner.country for owner in _whose(tree, head, resolve) if owner.country}
    if not countries and actor.name.lower() in _ARMY and tree.children(head, "det"):
        countries = {speaker.country for speaker in _speakers(tree, head) if speaker.country}
    return replace(actor, country=countries.pop()) if len(countries) == 1 else actor


def _speakers(tree: Tree, head: int) -> list[ActorMatch]:
    """Return the officials who tell of 'the military': it is their own."""
    above = next((verb for verb in tree.ancestors(head) if tree.relation(verb) == "ccomp"), None)
    saying = tree.head(above) if above is not None else None
    if saying is None or tree.lemma(saying) not in _SAYING:
        return []
    told_by = [tree.actors[word] for word in subjects(tree, saying) if word in tree.actors and word != head]
    return [actor for actor in told_by if actor.kind in {ActorKind.STATE, ActorKind.GOVERNMENT_BODY}]


def _whose(tree: Tree, head: int, resolve: Resolver) -> list[ActorMatch]:
    """Return whom the 'its' or 'their' before the noun means."""
    pronouns = [word for word in tree.children(head, "poss") if tree.tokens[word].tag == "PRP$"]
    return [actor for word in pronouns for actor in resolve(tree, word)]


def _of_whole(tree: Tree, head: int) -> int | None:
    """Return the noun of which a bare number is a part: 'one of its soldiers'."""
    if tree.tokens[head].tag != "CD":
        return None
    return next((noun for name, noun in tree.prepositions(head) if name == "of" and tree.is_noun(noun)), None)


def is_opposed(text: str, actor: ActorMatch) -> bool:
    """Return whether the word only says against whom others are: 'anti-government protests'."""
    return text[max(0, actor.span.start - 5) : actor.span.start].lower().endswith(("anti-", "non-", "pro-"))


def is_actor_like(tree: Tree, word: int) -> bool:
    """Return whether the word can stand for an actor: a known one, a proper name, a personal pronoun."""
    return word in tree.actors or is_name(tree, word) or tree.tokens[word].text.lower() in _PRONOUNS


def is_name(tree: Tree, word: int) -> bool:
    """Return whether the word ends a proper name that no list has, and that is no place, day or month."""
    token = tree.tokens[word]
    if token.tag not in {"NNP", "NNPS"} or word in tree.places or word in tree.actors or not token.text[0].isupper():
        return False
    return token.relation not in {"compound", "npadvmod", "nmod"} and token.text.lower() not in _CALENDAR


def _unknown(tree: Tree, head: int) -> ActorMatch:
    """Return an actor without key: the text names it, the gazetteer does not."""
    words = [word for word in tree.children(head, "compound") if tree.tokens[word].tag.startswith("NNP")]
    span = tree.span(min([head, *words]), head, "actor-unknown-name")
    name = " ".join(tree.tokens[word].text for word in sorted([*words, head]))
    return ActorMatch(span, name, None, ActorKind.UNKNOWN)


def _listed(tree: Tree, head: int) -> list[ActorMatch]:
    """Return the actors of a list: 'Gulf countries including Oman and Qatar'."""
    found: list[ActorMatch] = []
    for name, noun in tree.prepositions(head):
        if name.split()[0] in _LISTING:
            found += _actors(tree, tree.subtree(noun))
    return found


def _with_members(tree: Tree, head: int, actor: ActorMatch) -> list[ActorMatch]:
    """Return the actor, or the countries behind a bare group: 'officials from Egypt, Qatar and Turkey'."""
    if actor.country is None and actor.kind is not ActorKind.IGO:
        return _members(tree, head) or _owners(tree, head) or [actor]
    return [actor]


def _before_and(tree: Tree, head: int) -> list[ActorMatch]:
    """Return the first of 'the government and FARC rebels', 'Qatari and Omani mediators', hung on the noun."""
    return _actors(tree, [word for word in tree.children(head, "nmod", "amod") if tree.children(word, "cc")])


def _coordinated_owners(tree: Tree, head: int, actor: ActorMatch) -> list[ActorMatch]:
    """Return the others of 'the leaders of Egypt, Qatar and Turkey', where the match ends with the first."""
    found: list[ActorMatch] = []
    for name, noun in tree.prepositions(head):
        if name in {"of", "from"} and tree.actors.get(noun) is actor:
            found += _actors(tree, tree.coordinated(noun)[1:])
    return found


def _owners(tree: Tree, head: int) -> list[ActorMatch]:
    return _actors(tree, owners(tree, head))


def _members(tree: Tree, head: int) -> list[ActorMatch]:
    if tree.lemma(head) not in _PEOPLE and tree.actors.get(head) is None:
        return []
    found: list[ActorMatch] = []
    for name, noun in tree.prepositions(head):
        if name in _MEMBERS:
            for word in tree.coordinated(noun):
                actor = tree.actors.get(word)
                found += [actor] if actor else _owners(tree, word)
    return found


def _apposed(tree: Tree, head: int) -> list[ActorMatch]:
    return _actors(tree, tree.children(head, "appos"))


def _actors(tree: Tree, words: list[int]) -> list[ActorMatch]:
    found: list[ActorMatch] = []
    for word in words:
        actor = tree.actors.get(word)
        if actor is not None and actor not in found:
            found.append(actor)
    return found
