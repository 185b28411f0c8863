"""Knows who stands against whom in an article, and what an act leaves unsaid for that reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from events.domain.extraction.acts import SIDES, Act
from events.domain.extraction.naming import named
from events.domain.extraction.slots import subjects
from events.domain.extraction.third_parties import agreed_by, fighters
from events.domain.extraction.tree import Tree
from events.domain.extraction.wordlists import load_words
from events.domain.types import ActorMatch, Participant
from events.domain.vocabulary import ActorKind, Role, Type

_WORDS = load_words("syntax.toml")
_OPPONENTS = _WORDS["opponents"]
# Who asks for one of these asks those who fight each other.
_PEACE = _WORDS["peace"]
_REMOTE = frozenset({"airstrike", "missile-strike", "drone-strike", "shelling", "attack", "killing"})
_PEOPLE = frozenset({ActorKind.ARMED_GROUP, ActorKind.POPULATION})
_CONDITIONS = frozenset({"if", "unless", "should"})


def name_opponents(events: Sequence[Act]) -> None:
    """Give acts the party that the text as a whole shows: whose truce it is, who is threatened, who is asked."""
    for event in events:
        if event.type is Type.ASSAULT and event.kind in _REMOTE and not event.side("by"):
            _add_enemy(event, events)
    pair = fighters(events)
    for event in events:
        if event.kind == "ceasefire" and not event.side("by"):
            _add_all(event, agreed_by(events) or pair, Role.PARTICIPANT, "role-settled-party")
        elif event.type is Type.REQUEST and not event.side("to") and _asks_for_peace(event):
            _add_all(event, pair, Role.ADDRESSEE, "addressee-of-war")
        elif event.type is Type.THREATEN and not event.side("to"):
            _add_threatened(event, events)


def is_at_war_with_itself(events: Sequence[Act], countries: set[str]) -> bool:
    """Return whether one side at home uses force there: then a foreign enemy is not the only one."""
    return any(event.type is Type.ASSAULT and _is_inner(event, countries) for event in events)


def _is_inner(event: Act, countries: set[str]) -> bool:
    sides: dict[str, list[ActorMatch]] = {"by": [], "to": []}
    for part in event.participants:
        side = SIDES.get(part.role)
        if side and part.depth == 0 and part.actor.country in countries:
            sides[side].append(part.actor)
    return any(
        one.country == other.country and one.key != other.key and {one.kind, other.kind} & _PEOPLE
        for one in sides["by"]
        for other in sides["to"]
    )


def _add_enemy(event: Act, events: Sequence[Act]) -> None:
    """Add as author the only one who fights the country that was hit."""
    hit = event.countries("to") or {place.country for place in event.places[:1] if place.country}
    if not hit or is_at_war_with_itself(events, hit):
        return
    found = _enemies(events, hit)
    if len(found) == 1:
        event.add(Participant(next(iter(found.values())), Role.INITIATOR, "initiator-of-enemy"))


def _enemies(events: Sequence[Act], countries: set[str]) -> dict[str, ActorMatch]:
    """Return by country those who attack these countries, or are attacked by them, in the article."""
    found: dict[str, ActorMatch] = {}
    for event in events:
        if event.type is not Type.ASSAULT:
            continue
        for part in event.participants:
            side = SIDES.get(part.role)
            other = {"by": "to", "to": "by"}.get(side or "")
            against = event.countries(other) & countries if other and part.depth == 0 else set()
            if against and part.actor.country and part.actor.country not in countries:
                found.setdefault(part.actor.country, part.actor)
    return found


def _asks_for_peace(event: Act) -> bool:
    """Return whether the words ask for a truce or for restraint, or speak to 'the parties'."""
    tree = event.tree
    return any(tree.lemma(word) in _PEACE or _is_both(tree, word) for word in tree.subtree(event.word))


def _is_both(tree: Tree, word: int) -> bool:
    return tree.lemma(word) in _OPPONENTS and tree.tokens[word].tag == "NNS"


def _add_threatened(event: Act, events: Sequence[Act]) -> None:
    """Add who must not do something ('if Iran retaliates'), else the only enemy of the one who threatens."""
    warned = _warned(event)
    if not warned and len(event.countries("by")) == 1:
        warned = list(_enemies(events, event.countries("by")).values())
    if len(warned) == 1:
        _add_all(event, warned, Role.TARGET, "target-of-threat")


def _warned(event: Act) -> list[ActorMatch]:
    tree = event.tree
    for verb in tree.subtree(event.word):
        marks = {tree.lemma(mark) for mark in tree.children(verb, "mark", "advmod")}
        if tree.is_verb(verb) and tree.relation(verb) == "advcl" and marks & _CONDITIONS:
            heads = [head for head in subjects(tree, verb) if head in tree.actors]
            return [actor for head in heads for actor in named(tree, head, _nobody) if actor.country]
    return []


def _nobody(_tree: Tree, _word: int) -> tuple[ActorMatch, ...]:
    return ()


def _add_all(event: Act, actors: Sequence[ActorMatch], role: Role, rule: str) -> None:
    for actor in actors:
        if actor.country not in event.countries("by") or role is Role.PARTICIPANT:
            event.add(Participant(replace(actor), role, rule))
