"""Knows whose truce a third one announces, and between whom it mediates, where only the whole article says it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from events.domain.extraction.acts import SIDES, Act
from events.domain.extraction.slots import support_verb
from events.domain.extraction.wordlists import load_words
from events.domain.types import ActorMatch, Participant
from events.domain.vocabulary import ActorKind, Role, Type

_ANNOUNCING = frozenset({"announce", "proclaim", "unveil"})
_AGREED = frozenset({"ceasefire", "deal"})
_OPPONENTS = load_words("syntax.toml")["opponents"]
_PARTIES = 2


def name_third_parties(events: Sequence[Act]) -> None:
    """Make who only announces what two others agreed their mediator, and name the two sides of a mediation."""
    pair = fighters(events)
    for event in events:
        if _is_announced_by_one(event):
            _part_announcer(event, agreed_by(events) or (pair if event.kind == "ceasefire" else []))
        elif event.kind == "mediation" and not event.side("by") and _speaks_of_sides(event):
            _add_parties(event, pair)


def _is_announced_by_one(event: Act) -> bool:
    """Return whether one alone announces the truce or the agreement: nobody agrees with himself."""
    if event.kind not in _AGREED or not (event.is_definite or event.kind == "ceasefire"):
        return False
    verb = support_verb(event.tree, event.word) if event.is_noun else event.word
    parties = [part for part in event.participants if part.role is Role.PARTICIPANT]
    return verb is not None and event.tree.lemma(verb) in _ANNOUNCING and len(parties) == 1


def agreed_by(events: Sequence[Act]) -> list[ActorMatch]:
    """Return the two parties of the truce that the article names, nobody where it tells of several."""
    found: dict[frozenset[str], list[ActorMatch]] = {}
    for event in events:
        actors = [part.actor for part in event.participants if part.role is Role.PARTICIPANT and part.actor.country]
        countries = frozenset(actor.country for actor in actors if actor.country)
        if event.kind in _AGREED and len(countries) == _PARTIES:
            found.setdefault(countries, actors)
    return next(iter(found.values())) if len(found) == 1 else []


def fighters(events: Sequence[Act]) -> list[ActorMatch]:
    """Return the two who fight each other in most of the article's acts of force."""
    pairs: Counter[frozenset[str]] = Counter()
    actors: dict[str, ActorMatch] = {}
    for event in events:
        if event.type is not Type.ASSAULT:
            continue
        for one in event.countries("by"):
            pairs.update(frozenset({one, other}) for other in event.countries("to") if other != one)
        for part in event.participants:
            if part.depth == 0 and part.role in SIDES and part.actor.country:
                known = actors.setdefault(part.actor.country, part.actor)
                if known.kind is ActorKind.POPULATION:
                    # a state or a group fights, its civilians do not
                    actors[part.actor.country] = part.actor
    ranked = pairs.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return []
    return [actors[country] for country in sorted(ranked[0][0])]


def _part_announcer(event: Act, parties: Sequence[ActorMatch]) -> None:
    countries = {actor.country for actor in parties}
    if not parties or event.countries("by") & countries:
        return
    event.participants = [
        replace(part, role=Role.MEDIATOR, rule="role-announcer") if part.role is Role.PARTICIPANT else part
        for part in event.participants
    ]
    _add_parties(event, parties)


def _speaks_of_sides(event: Act) -> bool:
    tree = event.tree
    pairs = tree.prepositions(event.word)
    return any(name == "between" and tree.lemma(noun) in _OPPONENTS for name, noun in pairs)


def _add_parties(event: Act, actors: Sequence[ActorMatch]) -> None:
    between = {part.actor.country for part in event.participants}
    if any(actor.country in between for actor in actors):
        return
    for actor in actors:
        event.add(Participant(actor, Role.PARTICIPANT, "role-settled-party"))
