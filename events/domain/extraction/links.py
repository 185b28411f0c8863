"""Knows what a later event is to an earlier one of the article: answer, retaliation, follow-up, breach, fulfilment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from events.domain.daterange import Bounds
from events.domain.extraction.acts import SIDES, Act
from events.domain.extraction.link_cues import ACTED, IF, OTHER_CHARGE, POINTING, STEP_IN, TEXT_NAMED, find_cues
from events.domain.types import ReportLink, Span
from events.domain.vocabulary import ActorKind, LinkKind, Role, Type

# What can answer something; talks and deals only follow in time.
_ANSWERS = frozenset(Type) - {Type.CONSULT, Type.AGREE, Type.CONCEDE, Type.COOPERATE, Type.AID, Type.SUPPORT}
_ABOUT_FORCE = frozenset({Type.ACCUSE, Type.THREATEN})
_WORDS_ABOUT = frozenset({Type.ACCUSE, Type.REJECT, Type.SUPPORT})
# An act named by a word of blame stands this near to it.
_NEAR = 90
# What a resolution, a plan or a demand is said in.
_TEXTS = frozenset({Type.SUPPORT, Type.AGREE, Type.REQUEST})
# These cues tell only what came first, not what was answered.
_DEEDS = frozenset({Type.ASSAULT, Type.COERCE, Type.SANCTION, Type.MOBILIZE})
_LOOSE = frozenset({"link-after", "link-then"})
_OF_STATE = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT_BODY, ActorKind.PERSON})
_MEETINGS = frozenset({Type.CONSULT, Type.AGREE})
_FORCE = frozenset({Type.ASSAULT, Type.COERCE})
# A cue this near to the start opens the sentence: 'In response, ...', 'Hours after it, ...'.
_OPENING = 20
# What a cue points to follows within this many characters.
_REACH = 120


def link_acts(text: str, events: Sequence[Act], bounds_of: Callable[[Act], Bounds | None]) -> None:
    """Add to each event its link to another event of the article, with the words that assert it.

    A blame or a threat that was over before the act began is not about it.
    """
    for number, event in enumerate(events):
        found = (
            _by_object(text, events, number)
            or _by_cue(text, events, number)
            or _by_excuse(text, events, number)
            or _by_appeal(text, events, number)
            or _by_topic(text, events, number)
        )
        if found is None or (found.span.rule == "link-topic" and _is_over(event, events[found.earlier], bounds_of)):
            continue
        event.links.append(found)
        _blame(event, events[found.earlier])


def _is_over(event: Act, other: Act, bounds_of: Callable[[Act], Bounds | None]) -> bool:
    """Return whether the event was over before the other began."""
    one, later = bounds_of(event), bounds_of(other)
    if one is None or later is None or one.latest is None or later.earliest is None:
        return False
    return one.latest < later.earliest


def _blame(event: Act, about: Act) -> None:
    """Give a condemnation, or an answer, without a target the one who did what it condemns or answers."""
    if event.type not in {Type.ACCUSE, Type.ASSAULT} or event.side("to") or event.side("by") & about.side("by"):
        return
    for part in about.participants:
        if part.depth == 0 and SIDES.get(part.role) == "by":
            event.add(replace(part, role=Role.TARGET, rule="target-of-topic"))


def _by_cue(text: str, events: Sequence[Act], number: int) -> ReportLink | None:
    """Return the link that words such as 'in response to' or 'after' make in a sentence of the event."""
    event = events[number]
    if event.type not in _ANSWERS:
        return None
    for sentence in event.sentences:
        mentions = [span for span in event.mentions if sentence.start <= span.start < sentence.end]
        for kind, cue in find_cues(text, sentence):
            points_back = POINTING.match(text, cue.end) is not None
            if not _governs(cue, mentions, sentence) or (points_back and not _is_first(events, number, cue)):
                continue
            meant = _told_before(events, number, sentence) if points_back else _meant(events, number, cue, sentence)
            if meant is not None:
                return ReportLink(meant, kind, cue, _asserter(event, cue))
    return None


def _by_excuse(text: str, events: Sequence[Act], number: int) -> ReportLink | None:
    """Return the link of an act of force that its side later excuses: 'the army said it acted after ...'."""
    event = events[number]
    if event.type not in _DEEDS:
        return None
    for other, cause in enumerate(events):
        if other == number or cause.number - event.number not in {1, 2} or _is_own(event, cause):
            continue
        cue = ACTED.search(text, cause.sentences[0].start, cause.trigger.start)
        if cue is None:
            continue
        last = max((one.number, place) for place, one in enumerate(events) if _may_excuse(one, cause))
        if last[1] == number:
            return ReportLink(other, LinkKind.RESPONDS, Span(cue.start(), cue.end(), "link-acted"), "article")
    return None


def _may_excuse(event: Act, cause: Act) -> bool:
    return event.type in _DEEDS and event.number < cause.number and not _is_own(event, cause)


def _by_appeal(text: str, events: Sequence[Act], number: int) -> ReportLink | None:
    """Return the link of an appeal to stop or to step in to the force told before: 'urged them to intervene'."""
    event = events[number]
    if event.type is not Type.REQUEST:
        return None
    cue = STEP_IN.search(text, event.trigger.end, event.sentences[0].end)
    meant = _told_before(events, number, event.trigger) if cue else None
    if cue is None or meant is None:
        return None
    return ReportLink(meant, LinkKind.RESPONDS, Span(cue.start(), cue.end(), "link-appeal"), "article")


def _by_object(text: str, events: Sequence[Act], number: int) -> ReportLink | None:
    """Return the link of words to what they name: 'condemned the raid', 'rejected that resolution'."""
    event = events[number]
    if event.type not in _WORDS_ABOUT:
        return None
    meant = _named_behind(events, number, event.sentences[0])
    if meant is None and TEXT_NAMED.match(text, event.trigger.end, event.sentences[0].end):
        told = [place for place in range(number) if events[place].type in _TEXTS and not _is_own(event, events[place])]
        meant = told[-1] if told else None
    if meant is None:
        return None
    span = Span(event.trigger.start, event.trigger.end, "link-object")
    return ReportLink(meant, LinkKind.RESPONDS, span, _asserter(event, span))


def _named_behind(events: Sequence[Act], number: int, sentence: Span) -> int | None:
    """Return the act of force that is blamed: named behind, or before it ('the raid that Iran blamed on Israel')."""
    event = events[number]
    if event.type is not Type.ACCUSE:
        return None
    inside = [
        (_distance(event.trigger, span), place)
        for place, other in enumerate(events)
        if place != number and other.type in _FORCE and _can_be_blamed(event, other)
        for span in other.mentions
        if sentence.start <= span.start < sentence.end and _is_named(event, span)
    ]
    return min(inside)[1] if inside else None


def _is_named(event: Act, span: Span) -> bool:
    if span.start >= event.trigger.end:
        return span.start < event.trigger.end + _NEAR
    return event.tree.relation(event.word) == "relcl" and span.end > event.trigger.start - _NEAR


def _distance(trigger: Span, span: Span) -> int:
    return span.start - trigger.end if span.start >= trigger.end else trigger.start - span.end


def _can_be_blamed(event: Act, act: Act) -> bool:
    """Return whether the act may be the one condemned: not the speaker's own, and by the one blamed."""
    by, blamed = act.countries("by"), event.countries("to")
    return not _is_by_same(event, act) and not (by and blamed and not by & blamed)


def _governs(cue: Span, mentions: Sequence[Span], sentence: Span) -> bool:
    """Return whether the cue speaks of the event: it stands behind it, or opens the sentence."""
    if not mentions:
        return False
    if cue.rule == "link-answered":
        return all(span.start >= cue.start for span in mentions)
    return any(span.start < cue.start for span in mentions) or cue.start - sentence.start < _OPENING


def _is_first(events: Sequence[Act], number: int, cue: Span) -> bool:
    """Return whether the event is the first that follows the cue, or stands before it: 'Hours after it, ...'."""
    behind = {
        place: span.start for place, event in enumerate(events) for span in event.mentions if span.start > cue.end
    }
    return number not in behind or behind[number] == min(behind.values())


def _meant(events: Sequence[Act], number: int, cue: Span, sentence: Span) -> int | None:
    """Return the event that the cue points to: the first one named behind it, else the attack before."""
    if cue.rule == "link-then":
        return _attack_before(events, number)
    if cue.rule == "link-answered":
        return _told_before(events, number, cue)
    behind = [
        (span.start, place)
        for place, other in enumerate(events)
        if place != number
        and _can_be_answered(events[number], other)
        and not (cue.rule in _LOOSE and _is_own(events[number], other))
        for span in other.mentions
        if cue.end <= span.start < min(sentence.end, cue.end + _REACH)
    ]
    own = [span.start for span in events[number].mentions if span.start >= cue.end]
    if behind and (not own or min(behind)[0] < min(own)):
        return min(behind)[1]
    if cue.rule == "link-after":
        return None
    meant = _attack_before(events, number)
    return _told_before(events, number, sentence) if meant is None else meant


def _can_be_answered(event: Act, other: Act) -> bool:
    """Return whether the one may answer the other: force comes after a deal, but does not answer it."""
    return event.type is not Type.ASSAULT or other.type not in _MEETINGS


def _told_before(events: Sequence[Act], number: int, border: Span) -> int | None:
    """Return the act of force told last before the border: 'hours after it', 'in response to that'."""
    told = [
        (span.start, place)
        for place, other in enumerate(events)
        if place != number and other.type in _FORCE and not _is_own(events[number], other)
        for span in other.mentions
        if span.start < border.start
    ]
    return max(told)[1] if told else None


def _attack_before(events: Sequence[Act], number: int) -> int | None:
    """Return the attack told before with the sides swapped: at the same place if one is, else the latest."""
    event = events[number]
    named = {place.name for place in event.places}
    swapped = [place for place in range(number) if _is_swapped(events[place], event)]
    ranked = [(any(where.name in named for where in events[place].places), place) for place in swapped]
    return max(ranked)[1] if ranked else None


def _attack_after(events: Sequence[Act], number: int) -> int | None:
    """Return the first attack on the one who blames that is told only later."""
    event = events[number]
    for place in range(number + 1, len(events)):
        if _is_swapped(events[place], event) and events[place].countries("to") & event.countries("by"):
            return place
    return None


def _is_own(event: Act, other: Act) -> bool:
    """Return whether the same ones act: nobody answers what he did himself, though an appeal may follow own talks."""
    return other.type not in _MEETINGS and _is_by_same(event, other)


def _is_by_same(event: Act, other: Act) -> bool:
    """Return whether both are done by one actor or one state; in a civil war a country is on both sides."""
    return bool(event.side("by") & other.side("by") or _states(event) & _states(other))


def _states(act: Act) -> set[str]:
    doers = [part.actor for part in act.participants if part.depth == 0 and SIDES.get(part.role) == "by"]
    return {actor.country for actor in doers if actor.country and actor.kind in _OF_STATE}


def _by_topic(text: str, events: Sequence[Act], number: int) -> ReportLink | None:
    """Return the link of a blame or a threat to the latest attack by the one it aims at."""
    event = events[number]
    if event.type not in _ABOUT_FORCE:
        return None
    if event.type is Type.THREATEN and IF.search(text, event.trigger.end, event.sentences[0].end):
        return None
    if OTHER_CHARGE.search(text, event.trigger.end, event.sentences[0].end):
        return None
    meant = _attack_before(events, number)
    if meant is None and event.type is Type.ACCUSE:
        meant = _attack_after(events, number)
    if meant is None:
        return None
    span = Span(event.trigger.start, event.trigger.end, "link-topic")
    return ReportLink(meant, LinkKind.RESPONDS, span, _asserter(event, span))


def _is_swapped(earlier: Act, later: Act) -> bool:
    if earlier.type is not Type.ASSAULT or _is_own(later, earlier):
        return False
    by_target = earlier.countries("by") & later.countries("to")
    on_doer = earlier.countries("to") & later.countries("by")
    if later.type is Type.ACCUSE:
        return bool(by_target)
    if later.type is Type.THREATEN:
        return bool(by_target and on_doer)
    return bool(on_doer) and (bool(by_target) or not later.side("to"))


def _asserter(event: Act, cue: Span) -> str:
    """Return who says that one follows from the other: the source of the sentence, else the article itself."""
    source = event.attribution.name
    return source if source and cue.start >= event.sentences[0].start else "article"
