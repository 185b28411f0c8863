"""Knows which act words of blame or refusal name: 'condemned the raid', 'rejected Trump's call'."""

from __future__ import annotations

from collections.abc import Sequence

from events.domain.extraction.acts import Act
from events.domain.extraction.link_cues import TEXT_NAMED
from events.domain.extraction.link_sides import asserter, is_by_same, is_own
from events.domain.types import ReportLink, Span
from events.domain.vocabulary import LinkKind, Type

WORDS_ABOUT = frozenset({Type.ACCUSE, Type.REJECT, Type.SUPPORT})
FORCE = frozenset({Type.ASSAULT, Type.COERCE})
# An act named by a word of blame stands this near to it.
_NEAR = 90
# What a resolution, a plan or a demand is said in.
TEXTS = frozenset({Type.SUPPORT, Type.AGREE, Type.REQUEST})


def link_by_object(text: str, events: Sequence[Act], number: int) -> ReportLink | None:
    """Return the link of words to what they name: 'condemned the raid', 'rejected that resolution'."""
    event = events[number]
    if event.type not in WORDS_ABOUT:
        return None
    meant = _named_behind(events, number, event.sentences[0])
    if meant is None:
        meant = _turned_down(events, number)
    if meant is None and TEXT_NAMED.match(text, event.trigger.end, event.sentences[0].end):
        told = [place for place in range(number) if events[place].type in TEXTS and not is_own(event, events[place])]
        meant = told[-1] if told else None
    if meant is None:
        return None
    span = Span(event.trigger.start, event.trigger.end, "link-object")
    return ReportLink(meant, LinkKind.RESPONDS, span, asserter(event, span))


def _named_behind(events: Sequence[Act], number: int, sentence: Span) -> int | None:
    """Return the act of force that is blamed: named behind, or before it ('the raid that Iran blamed on Israel')."""
    event = events[number]
    if event.type is not Type.ACCUSE:
        return None
    inside = [
        (_distance(event.trigger, span), place)
        for place, other in enumerate(events)
        if place != number and other.type in FORCE and _can_be_blamed(event, other)
        for span in other.mentions
        if sentence.start <= span.start < sentence.end and _is_named(event, span)
    ]
    return min(inside)[1] if inside else None


def _turned_down(events: Sequence[Act], number: int) -> int | None:
    """Return the request or offer that is refused by name: 'rejected Trump's call for surrender'."""
    event = events[number]
    if event.type is not Type.REJECT:
        return None
    for place, other in enumerate(events):
        behind = other.trigger.start - event.trigger.end
        if other.tree is event.tree and other.type in TEXTS and other.is_noun and 0 <= behind < _NEAR:
            return None if is_own(event, other) else place
    return None


def _is_named(event: Act, span: Span) -> bool:
    if span.start >= event.trigger.end:
        return span.start < event.trigger.end + _NEAR
    return event.tree.relation(event.word) == "relcl" and span.end > event.trigger.start - _NEAR


def _distance(trigger: Span, span: Span) -> int:
    return span.start - trigger.end if span.start >= trigger.end else trigger.start - span.end


def _can_be_blamed(event: Act, act: Act) -> bool:
    """Return whether the act may be the one condemned: not the speaker's own, and by the one blamed."""
    by, blamed = act.countries("by"), event.countries("to")
    return not is_by_same(event, act) and not (by and blamed and not by & blamed)
