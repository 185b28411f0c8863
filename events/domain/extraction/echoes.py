"""Knows acts that the text only likens to one told before: 'a similar plea was raised' during that meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from events.domain.extraction.acts import SIDES, Act
from events.domain.extraction.tree import Tree
from events.domain.types import Participant
from events.domain.vocabulary import Type

_LIKE = frozenset({"similar", "same", "identical", "comparable"})
_SPOKEN = frozenset({Type.REQUEST, Type.THREATEN, Type.ACCUSE, Type.REJECT})


def complete_echoes(tree: Tree, acts: Sequence[Act], told: Sequence[Act]) -> None:
    """Give an act of words that is likened to an earlier one its speakers, and the time of the meeting it fell at."""
    for act in acts:
        if act.type not in _SPOKEN or not act.is_noun or act.side("by") or not _is_likened(tree, act.word):
            continue
        model = next((one for one in reversed(told) if one.type is act.type and one.side("by")), None)
        if model is None:
            continue
        act.is_other = True
        meeting = _meeting(acts, told)
        for part in model.participants:
            act.add(_as_present(part, meeting))
        if meeting is not None and act.date_phrase is None:
            act.date_phrase = meeting.date_phrase


def _is_likened(tree: Tree, noun: int) -> bool:
    return any(tree.lemma(child) in _LIKE for child in tree.children(noun, "amod"))


def _meeting(acts: Sequence[Act], told: Sequence[Act]) -> Act | None:
    """Return the meeting that the sentence points back to."""
    if not any(act.type is Type.CONSULT and act.is_definite for act in acts):
        return None
    return next((one for one in reversed(told) if one.type is Type.CONSULT and one.date_phrase), None)


def _as_present(part: Participant, meeting: Act | None) -> Participant:
    """Return the part with whoever spoke for that country at the meeting."""
    present = [other.actor for other in meeting.participants] if meeting else []
    actor = next((one for one in present if one.country and one.country == part.actor.country), part.actor)
    return replace(part, actor=actor, rule="role-likened") if SIDES.get(part.role) else part
