"""Knows which place of a sentence belongs to which act."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.domain.extraction.acts import Act
from events.domain.extraction.place_links import SAYING, in_where_clause, is_elsewhere, stands_as_where
from events.domain.extraction.tree import Tree
from events.domain.types import ActorMatch, PlaceMatch
from events.domain.vocabulary import ActorKind, Factuality, PlacePrecision, Role, Type

_FINENESS = {
    PlacePrecision.POINT: 0,
    PlacePrecision.TOWN: 1,
    PlacePrecision.DISTRICT: 2,
    PlacePrecision.PROVINCE: 3,
    PlacePrecision.SEA: 3,
    PlacePrecision.COUNTRY: 5,
}
_UNLISTED = {PlacePrecision.DISTRICT: 0.5, PlacePrecision.POINT: 2.5}
_UNKNOWN = 4
_LAND = 5
_WHERE = frozenset(
    {
        "in",
        "at",
        "near",
        "on",
        "around",
        "outside",
        "inside",
        "across",
        "from",
        "over",
        "off",
        "of",
        "to",
        "against",
        "into",
    }
)
# Where those who speak work is not where it happened: 'the director of Shifa Hospital', 'a reporter at ...'.
_OF_SOURCE = re.compile(
    r"\b(?:director|reporter|doctor|medic|nurse|manager|spokesman|spokeswoman|photographer)s?"
    r" (?:of|at|for|from|in) (?:the )?(?:[A-Z][\w'-]+ )*$"
)
# 'the Britain-based group'; agencies often lose the hyphen.
_BASED = re.compile(r"(?:-[a-z]| based\b)")
# A land or seat named through a nation is a place, though the adjective in it also tells of the state.
_NATIONAL = frozenset({"place-capital", "place-territory"})
_FAR = 99
_TOLD = frozenset({Factuality.OCCURRED, Factuality.ONGOING, Factuality.ALLEGED, Factuality.DENIED})
_PLACE_LIKE = frozenset({ActorKind.STATE, ActorKind.UNKNOWN, ActorKind.POPULATION})
_DOERS = frozenset({Role.INITIATOR, Role.PARTICIPANT, Role.MEDIATOR, Role.CONDUIT})


def is_where(text: str, place: PlaceMatch, actors: Sequence[ActorMatch]) -> bool:
    """Return whether the name can stand for a place here: not in 'Britain-based', not inside a group's name."""
    if _BASED.match(text, place.span.end):
        return False
    if place.rule in _NATIONAL:
        return True
    if _OF_SOURCE.search(text, max(0, place.span.start - 60), place.span.start):
        return False
    over = [a for a in actors if a.span.start < place.span.end and place.span.start < a.span.end]
    return all(_is_same_land(place, actor) for actor in over)


def _is_same_land(place: PlaceMatch, actor: ActorMatch) -> bool:
    if actor.kind is ActorKind.STATE or actor.span.rule == "actor-metonym":
        return actor.span.rule != "actor-adjective" and place.country == actor.country
    return actor.kind in _PLACE_LIKE


def place_acts(tree: Tree, acts: Sequence[Act]) -> None:
    """Give each act the places of its own part of the sentence, the nearest and finest first."""
    for act in acts:
        others = [word for other in acts if other is not act and _keeps_places(other) for word in other.words]
        ranked = sorted(
            (_rank(tree, act, index, others), index) for index in {_head_of(tree, place) for place in tree.places}
        )
        own = [index for (distance, coarse, _), index in ranked if distance == 0 and coarse < _LAND]
        for (distance, _, _), index in ranked:
            place = tree.places[index]
            if distance < _FAR and (not own or index in own) and place not in act.places and not _is_doer(act, place):
                act.places.append(place)


def _keeps_places(act: Act) -> bool:
    """Return whether a place beside the act is its own: not for what is only asked for, nor for a meeting's."""
    return act.factuality in _TOLD and not (act.type is Type.CONSULT and act.is_noun)


def _is_doer(act: Act, place: PlaceMatch) -> bool:
    """Return whether the name of a country stands for who acts: 'Israel shelled Lebanon' was not in Israel."""
    over = [
        part
        for part in act.participants
        if part.role in _DOERS and part.actor.span.start < place.span.end and place.span.start < part.actor.span.end
    ]
    # 'Tehran urged Oman' did not happen in Tehran
    return any(place.precision is PlacePrecision.COUNTRY or part.actor.span.rule == "actor-metonym" for part in over)


def _head_of(tree: Tree, index: int) -> int:
    """Return the word of the place's name that the others hang on."""
    place = tree.places[index]
    while (above := tree.head(index)) is not None and tree.places.get(above) is place:
        index = above
    return index


def _rank(tree: Tree, act: Act, index: int, others: Sequence[int]) -> tuple[int, int, int]:
    """Return (distance, coarseness, position); a place behind another act's words is far."""
    path = [index, *tree.ancestors(index)]
    coarse = _FINENESS.get(tree.places[index].precision, _UNKNOWN)
    if in_where_clause(tree, act, index):
        return (0, coarse, index)
    # where something was told is not where it happened
    above = {word for trigger in act.words for word in tree.ancestors(trigger)[:2] if tree.lemma(word) not in SAYING}
    carriers = set(act.words) | (above - set(others))
    steps = next((number for number, word in enumerate(path) if word in carriers), None)
    blocked = any(word in others for word in path[: steps or len(path)])
    if (blocked and steps is not None and others) or is_elsewhere(tree, act, index):
        return (_FAR, coarse, index)
    if steps is None or not stands_as_where(tree, index):
        return (2, coarse, index)
    return (0 if path[steps] in act.words else 1, coarse, index)


def order_places(act: Act) -> None:
    """Put the place known most exactly first; equals stay as they stood."""
    act.places.sort(key=_coarseness)


def finest(places: Sequence[PlaceMatch]) -> PlaceMatch | None:
    """Return the place known most exactly, the first of equals."""
    return min(places, key=_coarseness, default=None)


def _coarseness(place: PlaceMatch) -> float:
    """Return how coarsely the place is known.

    A quarter that no list has is finer than its town; a school that no list has says less than town and quarter.
    """
    if place.key is None and place.precision in _UNLISTED:
        return _UNLISTED[place.precision]
    return _FINENESS.get(place.precision, _UNKNOWN)
