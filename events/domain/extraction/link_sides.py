"""Knows when two acts of an article are of one side or of opposed ones, and who says that one follows the other."""

from __future__ import annotations

from events.domain.extraction.acts import SIDES, Act
from events.domain.types import Span
from events.domain.vocabulary import ActorKind, Type

MEETINGS = frozenset({Type.CONSULT, Type.AGREE})
_OF_STATE = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT_BODY, ActorKind.PERSON})


def is_own(event: Act, other: Act) -> bool:
    """Return whether the same ones act: nobody answers what he did himself, though an appeal may follow own talks."""
    return other.type not in MEETINGS and is_by_same(event, other)


def is_by_same(event: Act, other: Act) -> bool:
    """Return whether both are done by one actor or one state; in a civil war a country is on both sides."""
    return bool(event.side("by") & other.side("by") or _states(event) & _states(other))


def _states(act: Act) -> set[str]:
    doers = [part.actor for part in act.participants if part.depth == 0 and SIDES.get(part.role) == "by"]
    return {actor.country for actor in doers if actor.country and actor.kind in _OF_STATE}


def is_swapped(earlier: Act, later: Act) -> bool:
    if earlier.type is not Type.ASSAULT or is_own(later, earlier):
        return False
    by_target = earlier.countries("by") & later.countries("to")
    on_doer = earlier.countries("to") & later.countries("by")
    if later.type is Type.ACCUSE:
        return bool(by_target)
    if later.type is Type.THREATEN:
        return bool(by_target and on_doer)
    return bool(on_doer) and (bool(by_target) or not later.side("to"))


def asserter(event: Act, cue: Span) -> str:
    """Return who says that one follows from the other: the source of the sentence, else the article itself."""
    source = event.attribution.name
    return source if source and cue.start >= event.sentences[0].start else "article"
