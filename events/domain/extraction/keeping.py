"""Knows which acts are events: no wish, no fear, no bare word without anybody, any place or any figure."""

from __future__ import annotations

from events.domain.extraction.acts import Act
from events.domain.extraction.slots import support_verb
from events.domain.vocabulary import ActorKind, Factuality, Role, Type

_REAL = frozenset({Factuality.OCCURRED, Factuality.ONGOING, Factuality.DENIED, Factuality.ALLEGED})
# Words are an event only when somebody who counts says them.
_WORDS = frozenset({Type.REQUEST, Type.ACCUSE, Type.REJECT, Type.THREATEN, Type.AGREE, Type.SUPPORT})
_SPEAKERS = frozenset(
    {ActorKind.STATE, ActorKind.GOVERNMENT_BODY, ActorKind.ARMED_GROUP, ActorKind.IGO, ActorKind.PERSON}
)
_DOERS = frozenset({Role.INITIATOR, Role.PARTICIPANT, Role.MEDIATOR})


def is_event(act: Act) -> bool:
    """Return whether the act is told as an event of its own."""
    if act.factuality is Factuality.PLANNED:
        return act.date_phrase is not None and _has_anybody(act)
    if act.factuality not in _REAL:
        return False
    if act.type in _WORDS and not _has_speaker(act):
        return False
    if act.type is Type.ASSAULT or act.type is Type.PROTEST:
        return _has_anybody(act) or bool(act.figures) or bool(act.places and (act.date_phrase or not act.is_noun))
    return _has_anybody(act)


def _has_anybody(act: Act) -> bool:
    return any(part.depth == 0 for part in act.participants)


def _has_speaker(act: Act) -> bool:
    """Return whether a state, an organisation or a person speaks; an agreement may have its parties unnamed."""
    doers = [part.actor for part in act.participants if part.role in _DOERS]
    if any(actor.kind in _SPEAKERS or actor.country for actor in doers):
        return True
    return act.type is Type.AGREE and act.is_noun and support_verb(act.tree, act.word) is not None
