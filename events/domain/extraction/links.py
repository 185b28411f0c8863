"""Knows what a later event is to an earlier one of the article: answer, retaliation, follow-up, breach, fulfilment."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.domain.extraction.acts import Act
from events.domain.types import ReportLink, Span
from events.domain.vocabulary import LinkKind, Type

_TRUCE = "(?:a|the) (?:deal|agreement|truce|ceasefire|accord)"
_ANSWER = (
    r"in (?:an? (?:apparent |direct )?)?(?:response|answer|reaction)(?: to)?|in return for|as a response to"
    r"|(?:as|were|was) (?:a )?response to|responded (?:to|by|with)|answered (?:with|by)|hit back"
)
_CUES: tuple[tuple[LinkKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for kind, words in (
        (
            LinkKind.RETALIATES,
            r"in retaliation(?: for| to)?|retaliat\w+(?: for| against)?|in revenge for|to avenge|reprisals?(?: for)?",
        ),
        (
            LinkKind.RESPONDS,
            _ANSWER,
        ),
        (LinkKind.BREACHES, r"in (?:a )?(?:breach|violation|defiance) of|despite (?:a|the)|violat\w+|breach\w+"),
        (LinkKind.FULFILS, rf"under {_TRUCE}|as agreed|as part of {_TRUCE}|in line with"),
    )
)
_FOLLOWING = re.compile(
    r"\b(?:after|following|in the wake of|days? after|hours after|comes? after|came (?:hours |days )?after|followed)\b",
    re.IGNORECASE,
)
_HOSTILE = frozenset({Type.ASSAULT, Type.COERCE, Type.SANCTION, Type.THREATEN, Type.ACCUSE, Type.MOBILIZE, Type.REJECT})


def link_acts(text: str, events: Sequence[Act]) -> None:
    """Add to each event its links to earlier events of the article, each with the words that assert it."""
    for number, event in enumerate(events):
        for kind, cue in _cues(text, event):
            earlier = _earlier(events, number, kind, cue)
            if earlier is not None and all(link.earlier != earlier for link in event.links):
                event.links.append(ReportLink(earlier, kind, cue, _asserter(event, cue)))
                break


def _cues(text: str, event: Act) -> list[tuple[LinkKind, Span]]:
    sentence = event.sentences[0]
    found = [
        (kind, Span(match.start(), match.end(), f"link-{kind}"))
        for kind, pattern in _CUES
        for match in pattern.finditer(text, sentence.start, sentence.end)
    ]
    if not found and event.type not in {Type.CONSULT}:
        match = _FOLLOWING.search(text, sentence.start, sentence.end)
        if match:
            found.append((LinkKind.RESPONDS, Span(match.start(), match.end(), "link-after")))
    return found


def _earlier(events: Sequence[Act], number: int, kind: LinkKind, cue: Span) -> int | None:
    """Return the event meant: one named behind the cue, else the latest one with the sides swapped."""
    event = events[number]
    if event.trigger.start > cue.end and cue.rule == "link-after":
        return None
    behind = [
        place
        for place, other in enumerate(events)
        if place != number
        and cue.end <= other.trigger.start < event.sentences[0].end
        and event.trigger.start < cue.start
    ]
    if behind:
        return behind[0]
    if cue.rule == "link-after":
        return None
    swapped = [place for place in range(number) if _is_swapped(events[place], event)]
    if swapped:
        return swapped[-1]
    hostile = [place for place in range(number) if events[place].type is Type.ASSAULT]
    return hostile[-1] if hostile and event.type in _HOSTILE else None


def _is_swapped(earlier: Act, later: Act) -> bool:
    if earlier.type not in _HOSTILE:
        return False
    return bool(
        earlier.countries("by") & later.countries("to")
        or earlier.countries("to") & later.countries("by")
        or earlier.side("to") & later.side("by")
    )


def _asserter(event: Act, cue: Span) -> str:
    """Return who says that one follows from the other: the source of the sentence, else the article itself."""
    source = event.attribution.name
    return source if source and cue.start >= event.sentences[0].start else "article"
