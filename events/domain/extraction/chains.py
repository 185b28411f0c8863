"""Knows chains of requests: who is asked to ask whom, about whom; the middle is kept, never only the ends."""

from __future__ import annotations

from dataclasses import replace

from events.domain.extraction.naming import Resolver, named
from events.domain.extraction.slots import OBJECT_CONTROL, objects
from events.domain.extraction.tree import Tree
from events.domain.extraction.triggers import Trigger
from events.domain.extraction.wordlists import load_words
from events.domain.types import ActorMatch, Participant
from events.domain.vocabulary import Role, Type

_WORDS = load_words("syntax.toml")

MAX_DEPTH = 3
# What one who is asked can be asked to do to somebody else: pass the request on.
PASSING_ON = OBJECT_CONTROL | _WORDS["passing_on"]
# These end the chain: they act on the one the request is about, who is not asked for anything.
_ENDS = _WORDS["ends"]


def read_chain(tree: Tree, trigger: Trigger, parts: list[Participant], resolve: Resolver) -> list[Participant]:
    """Return the participants of a request with the links of its chain.

    The one asked to ask becomes a conduit, the last one asked the addressee, the one the asked act is about
    a target of depth 1 or deeper. Other acts keep their participants.
    """
    if trigger.frame.type is not Type.REQUEST:
        return parts
    asked = [part.actor for part in parts if part.role is Role.ADDRESSEE]
    kept = [part for part in parts if part.role is not Role.ADDRESSEE]
    links = _links(tree, trigger.word, resolve)
    return kept + _ranked(asked, links, kept)


def _ranked(
    asked: list[ActorMatch], links: list[tuple[str, list[ActorMatch]]], kept: list[Participant]
) -> list[Participant]:
    """Return those asked and those spoken of, each with role and depth."""
    steps: list[list[ActorMatch]] = [asked] if asked else []
    about: list[ActorMatch] = []
    for number, (verb, actors) in enumerate(links):
        # 'press the US to make Israel agree': pressing ends the chain only where it is about nobody else
        ends = verb in _ENDS and number == len(links) - 1
        if ends or verb not in PASSING_ON | _ENDS:
            about = actors
            break
        if not steps or not _same(steps[-1], actors):
            steps.append(actors)
    senders = {part.actor.key or part.actor.name for part in kept}
    if len(steps) > 2:
        about, steps = steps[-1], steps[:2]
    found = [Participant(actor, Role.CONDUIT, "chain-asked-to-ask", 0) for step in steps[:-1] for actor in step]
    found += [Participant(actor, Role.ADDRESSEE, "chain-asked", 0) for step in steps[-1:] for actor in step]
    depth = min(MAX_DEPTH, max(1, len(steps)))
    found += [Participant(actor, Role.TARGET, "chain-about", depth) for actor in about]
    return [part for part in found if part.depth or (part.actor.key or part.actor.name) not in senders]


def _same(one: list[ActorMatch], other: list[ActorMatch]) -> bool:
    """Return whether two steps name the same actors: 'reached out to Oman, requesting them to'."""
    return {actor.key or actor.name for actor in one} == {actor.key or actor.name for actor in other}


def _links(tree: Tree, verb: int, resolve: Resolver) -> list[tuple[str, list[ActorMatch]]]:
    """Return (verb, its objects) for each act inside the request, from the outside in."""
    found: list[tuple[str, list[ActorMatch]]] = []
    seen = {verb}
    inner = _content(tree, verb, seen)
    while inner is not None and len(found) < MAX_DEPTH:
        seen.add(inner)
        actors = [actor for head in objects(tree, inner) for actor in named(tree, head, resolve)]
        actors += [
            actor
            for name, noun in tree.prepositions(inner)
            if name in {"on", "upon", "to"}
            for head in tree.coordinated(noun)
            for actor in named(tree, head, resolve)
        ]
        if actors:
            found.append((tree.lemma(inner), _once(actors)))
        inner = _content(tree, inner, seen)
    return found


def _content(tree: Tree, verb: int, seen: set[int]) -> int | None:
    """Return the verb of what is asked: the complement, or a later verb of its list that has one."""
    for child in tree.children(verb, "xcomp", "ccomp", "acl", "advcl"):
        if child in seen or not tree.is_verb(child):
            continue
        options = [child, *(word for word in tree.coordinated(child) if tree.is_verb(word))]
        passing = [word for word in options if tree.lemma(word) in PASSING_ON]
        if passing or tree.relation(child) in {"xcomp", "ccomp"}:
            return passing[0] if passing else child
    return None


def _once(actors: list[ActorMatch]) -> list[ActorMatch]:
    found: dict[str, ActorMatch] = {}
    for actor in actors:
        found.setdefault(actor.key or actor.name, replace(actor))
    return list(found.values())
