"""Knows what a later event is to an earlier one of the article: answer, retaliation, follow-up, breach, fulfilment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from events.domain.daterange import Bounds
from events.domain.extraction.acts import SIDES, Act
from events.domain.extraction.link_cues import ACTED, IF, OTHER_CHARGE, POINTING, STEP_IN, find_cues
from events.domain.extraction.link_objects import FORCE, WORDS_ABOUT, link_by_object
from events.domain.extraction.link_sides import MEETINGS, asserter, is_by_same, is_own, is_swapped
from events.domain.types import ReportLink, Span
from events.domain.vocabulary import LinkKind, Role, Type

# What can answer something; talks and deals only follow in time.
_ANSWERS = frozenset(Type) - {Type.CONSULT, Type.AGREE, Type.CONCEDE, Type.COOPERATE, Type.AID, Type.SUPPORT}
_ABOUT_FORCE = frozenset({Type.ACCUSE})
# Who vows harm means to pay back; who only warns or threatens often began it.
_VOWING = frozenset({"vow", "swear", "promise", "pledge"})
# These cues tell only what came first, not what was answered.
_DEEDS = frozenset({Type.ASSAULT, Type.COERCE, Type.SANCTION, Type.MOBILIZE})
_LOOSE = frozenset({"link-after", "link-then"})
# A cue this near to the start opens the sentence: 'In response, ...', 'Hours after it, ...'.
_OPENING = 20
# An excuse is printed this many sentences behind the deed at most.
_EXCUSED = 3
# What a cue points to follows within this many characters.
_REACH = 120


def link_acts(text: str, events: Sequence[Act], bounds_of: Callable[[Act], Bounds | None]) -> None:
    """Add to each event its link to another event of the article, with the words that assert it.

    A blame or a threat that was over before the act began is not about it.
    """
    for number, event in enumerate(events):
        found = (
            link_by_object(text, events, number)
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
    if event.type not in {Type.ACCUSE, Type.ASSAULT} or event.side("to") or is_by_same(event, about):
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
            mentions = [span for span in mentions if not _is_aside(text, cue, span)]
            if not _governs(cue, mentions, sentence) or (points_back and not _is_first(events, number, cue)):
                continue
            meant = _told_before(events, number, sentence) if points_back else _meant(events, number, cue, sentence)
            if meant is not None:
                return ReportLink(meant, kind, cue, asserter(event, cue))
    return None


def _by_excuse(text: str, events: Sequence[Act], number: int) -> ReportLink | None:
    """Return the link of an act of force that its side later excuses: 'the army said it acted after ...'."""
    event = events[number]
    if event.type not in _DEEDS:
        return None
    for other, cause in enumerate(events):
        if other == number or not 1 <= cause.number - event.number <= _EXCUSED or is_own(event, cause):
            continue
        cue = ACTED.search(text, cause.sentences[0].start, cause.trigger.start)
        if cue is None:
            continue
        last = max((one.number, place) for place, one in enumerate(events) if _may_excuse(one, cause))
        if last[1] == number:
            return ReportLink(other, LinkKind.RESPONDS, Span(cue.start(), cue.end(), "link-acted"), "article")
    return None


def _may_excuse(event: Act, cause: Act) -> bool:
    return event.type in _DEEDS and event.number < cause.number and not is_own(event, cause)


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


def _governs(cue: Span, mentions: Sequence[Span], sentence: Span) -> bool:
    """Return whether the cue speaks of the event: it stands behind it, or opens the sentence."""
    if not mentions:
        return False
    if cue.rule == "link-answered":
        return all(span.start >= cue.start for span in mentions)
    return any(span.start < cue.start for span in mentions) or cue.start - sentence.start < _OPENING


def _is_aside(text: str, cue: Span, mention: Span) -> bool:
    """Return whether 'while' parts the act from the cue: 'after the raid they met, while the Pope prayed'."""
    return mention.start > cue.end and ", while " in text[cue.end : mention.start]


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
    if cue.rule in {"link-answered", "link-followed"}:
        return _told_before(events, number, cue)
    behind = [
        (span.start, place)
        for place, other in enumerate(events)
        if place != number
        and _can_be_answered(events[number], other)
        and not ((cue.rule in _LOOSE or other.type in WORDS_ABOUT) and is_own(events[number], other))
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
    return event.type is not Type.ASSAULT or other.type not in MEETINGS


def _told_before(events: Sequence[Act], number: int, border: Span) -> int | None:
    """Return the act of force told last before the border: 'hours after it', 'in response to that'."""
    told = [
        (span.start, place)
        for place, other in enumerate(events)
        if place != number and other.type in FORCE and not is_own(events[number], other)
        for span in other.mentions
        if span.start < border.start
    ]
    return max(told)[1] if told else None


def _attack_before(events: Sequence[Act], number: int) -> int | None:
    """Return the attack told before with the sides swapped: at the same place if one is, else the latest."""
    event = events[number]
    named = {place.name for place in event.places}
    swapped = [place for place in range(number) if is_swapped(events[place], event)]
    ranked = [(any(where.name in named for where in events[place].places), place) for place in swapped]
    return max(ranked)[1] if ranked else None


def _attack_after(events: Sequence[Act], number: int) -> int | None:
    """Return the first attack on the one who blames that is told only later."""
    event = events[number]
    for place in range(number + 1, len(events)):
        if is_swapped(events[place], event) and events[place].countries("to") & event.countries("by"):
            return place
    return None


def _by_topic(text: str, events: Sequence[Act], number: int) -> ReportLink | None:
    """Return the link of a blame or a threat to the latest attack by the one it aims at."""
    event = events[number]
    is_vow = event.type is Type.THREATEN and event.tree.lemma(event.word) in _VOWING
    if event.type not in _ABOUT_FORCE and not is_vow:
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
    return ReportLink(meant, LinkKind.RESPONDS, span, asserter(event, span))
