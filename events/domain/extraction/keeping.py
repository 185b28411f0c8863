"""Knows which acts are events: no wish, no fear, no bare word without anybody, any place or any figure."""

from __future__ import annotations

from events.domain.extraction.acts import Act
from events.domain.extraction.slots import support_verb
from events.domain.types import ActorMatch
from events.domain.vocabulary import ActorKind, Factuality, Role, Type

_REAL = frozenset({Factuality.OCCURRED, Factuality.ONGOING, Factuality.DENIED, Factuality.ALLEGED})
# Words are an event only when somebody who counts says them.
_WORDS = frozenset({Type.REQUEST, Type.ACCUSE, Type.REJECT, Type.THREATEN, Type.AGREE, Type.SUPPORT})
_SPEAKERS = frozenset(
    {ActorKind.STATE, ActorKind.GOVERNMENT_BODY, ActorKind.ARMED_GROUP, ActorKind.IGO, ActorKind.PERSON}
)
_FORCE = frozenset({Type.ASSAULT, Type.COERCE, Type.PROTEST, Type.MOBILIZE})
# Without parties these need a place: 'an attack', 'a killing' may be anything.
_VAGUE = frozenset({"attack", "killing", "capture", "seizure", "arrest"})
_DATED = frozenset({Type.PROTEST, Type.COERCE})
# These speak of a whole conflict; without parties only a date makes them an event.
_BROAD = frozenset({"clash", "war"})
_KNOWN_BY_DATE = frozenset({"attack", "ceasefire", "war", "massacre", "killing"})
_DOERS = frozenset({Role.INITIATOR, Role.PARTICIPANT, Role.MEDIATOR})


def may_count(act: Act) -> bool:
    """Return whether the act is an event, or words that may point back to one: 'the message was passed on'."""
    return is_event(act) or (act.is_definite and act.factuality in _REAL)


def is_event(act: Act) -> bool:
    """Return whether the act is told as an event of its own."""
    if act.factuality is Factuality.PLANNED:
        return act.date_phrase is not None and _has_anybody(act)
    if act.factuality not in _REAL or _is_charge(act) or _is_standing(act):
        return False
    if act.type in _WORDS and not _has_speaker(act) and not _is_known_by_date(act):
        return False
    if _is_bare(act):
        return False
    return _has_anybody(act) or bool(act.figures) or _is_noted(act)


def _is_charge(act: Act) -> bool:
    """Return whether the act is only what somebody is accused of, and no force: 'accuses Israel of backing them'."""
    return act.cue is not None and act.cue.rule == "alleged" and act.type not in _FORCE


def _is_standing(act: Act) -> bool:
    """Return whether the words only say who somebody is: 'militants fighting the regime'."""
    is_attribute = act.tree.relation(act.word) == "acl" and act.tree.tokens[act.word].tag == "VBG"
    return act.kind == "clash" and is_attribute and act.date_phrase is None


def _is_bare(act: Act) -> bool:
    """Return whether a plural speaks of such acts in general: 'Israeli strikes' without day, place, toll or verb."""
    if act.type is not Type.ASSAULT or not act.is_noun or act.tree.tokens[act.word].tag != "NNS":
        return False
    told = act.date_phrase is not None or act.figures or act.is_definite or _is_carried(act) or _has_both_sides(act)
    return not told and not has_own_place(act)


def _has_both_sides(act: Act) -> bool:
    """Return whether the text says who fought whom and where: 'clashes between rebels and the army in Hama'."""
    return bool(act.places) and len(act.side("by")) > 1


def _is_noted(act: Act) -> bool:
    """Return whether the text tells where or when, though it leaves the parties open."""
    carried = _is_carried(act)
    if _is_known_by_date(act):
        return True
    if act.kind in _BROAD:
        return act.date_phrase is not None
    if act.type in _DATED and act.is_noun and act.date_phrase is not None:
        return True
    if act.type in _FORCE:
        told = carried and act.kind not in _VAGUE
        return told or bool(act.places and (act.date_phrase or carried))
    if act.type in {Type.CONSULT, Type.AGREE} or act.kind == "breakdown":
        return (carried and (bool(act.places) or act.date_phrase is not None)) or has_own_place(act)
    return False


def _is_known_by_date(act: Act) -> bool:
    """Return whether the day is part of the name: 'the attack of 7 October 2023', 'the ceasefire of 10 October'."""
    if not act.is_noun or act.date_phrase is None or act.kind not in _KNOWN_BY_DATE:
        return False
    days = [noun for name, noun in act.tree.prepositions(act.word) if name == "of"]
    return any(act.date_phrase.start <= act.tree.start(word) < act.date_phrase.end for word in days)


def has_own_place(act: Act) -> bool:
    """Return whether the act's own words say where: 'talks in Miami'."""
    tree = act.tree
    inside = [noun for name, noun in tree.prepositions(act.word) if name in {"in", "at", "on", "against"}]
    return any(word in tree.places for noun in inside for word in tree.phrase(noun))


def _is_carried(act: Act) -> bool:
    """Return whether a verb tells the act, its own or one that carries its noun."""
    return any(act.tree.is_verb(word) for word in act.words) or support_verb(act.tree, act.word) is not None


def _has_anybody(act: Act) -> bool:
    return any(part.depth == 0 and not _is_unknown(part.actor) for part in act.participants)


def _is_unknown(actor: ActorMatch) -> bool:
    return actor.kind is ActorKind.UNKNOWN and actor.key is None


def _has_speaker(act: Act) -> bool:
    """Return whether a state, an organisation or a person speaks; an agreement may have its parties unnamed."""
    doers = [part.actor for part in act.participants if part.role in _DOERS]
    if any(actor.kind in _SPEAKERS or actor.country for actor in doers):
        return True
    return act.type is Type.AGREE and act.is_noun and support_verb(act.tree, act.word) is not None
