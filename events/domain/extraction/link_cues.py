"""Knows the words by which a text says that one act answers, follows, breaks or fulfils another."""

from __future__ import annotations

import re

from events.domain.types import Span
from events.domain.vocabulary import LinkKind

_TRUCE = "(?:a|the) (?:deal|agreement|truce|ceasefire|accord)"
_ANSWER = (
    r"in (?:an? (?:apparent |direct )?)?(?:response|answer|reaction)(?: to)?|in return for|as a response to"
    r"|(?:as|were|was) (?:a )?response to|responded to|hit back"
)
_CUES: tuple[tuple[LinkKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for kind, words in (
        (
            LinkKind.RETALIATES,
            r"in retaliation(?: for| to)?|retaliat\w+(?: for| against)?|in revenge for|to avenge|reprisals?(?: for)?",
        ),
        (LinkKind.RESPONDS, _ANSWER),
        (LinkKind.BREACHES, r"in (?:a )?(?:breach|violation|defiance) of|despite (?:a|the)|violat\w+|breach\w+"),
        (LinkKind.FULFILS, rf"under {_TRUCE}|as agreed|as part of {_TRUCE}|in line with"),
    )
)
# What stands before is answered by what stands behind: 'Israel answered with air strikes'.
_ANSWERED = re.compile(r"\b(?:responded|answered|replied|reacted)(?: [a-z]+){0,3} (?:with|by)\b", re.IGNORECASE)
_FOLLOWING = re.compile(
    r"(?<!days )(?<!day )(?<!years )(?<!weeks )(?<!months )\b(?:after|following|in the wake of)\b",
    re.IGNORECASE,
)
POINTING = re.compile(r"\s+(?:it|that|this|those|these)\b(?!\s+[a-z]+s\b)", re.IGNORECASE)
# Only an act with the sides swapped follows 'then' as an answer.
_THEN = re.compile(r"(?<!by )(?<!since )(?<!until )\b(?:then|in turn)\b", re.IGNORECASE)
# 'The strikes that followed' answer what was told just before.
_FOLLOWED = re.compile(r"\b(?:that|which) followed\b", re.IGNORECASE)
TEXT_NAMED = re.compile(
    r"\s+(?:that|this|these|those|the) (?:resolution|plan|offer|proposal|demand|call|deal|appeal|statement|decision)\b",
    re.IGNORECASE,
)
ACTED = re.compile(
    r"\b(?:acted|reacted|responded|acting|reacting|responding) (?:only )?(?:after|to|when)\b"
    r"|\b(?:was|were|is|are) (?:[A-Za-z]+'s |an? |the |its |their )?(?:answer|response|reply) to\b",
    re.IGNORECASE,
)
STEP_IN = re.compile(r"\bto (?:step in|intervene|make [A-Z]\w+ stop|rein in|stop the|halt the|end the)\b")
# Who is accused of doing this is not blamed for the attack told before.
OTHER_CHARGE = re.compile(r"\bof (?:backing|supporting|sponsoring|arming|funding|financing|harbouring|hiding|lying)\b")
# A threat under a condition is about what may come, not about what was done.
IF = re.compile(r"\b(?:if|unless|should|in case)\b")


def find_cues(text: str, sentence: Span) -> list[tuple[LinkKind, Span]]:
    """Return the words of the sentence that link two acts, the surest first; the rule names the sort of cue."""
    found = [
        (kind, Span(match.start(), match.end(), f"link-{kind}"))
        for kind, pattern in _CUES
        for match in pattern.finditer(text, sentence.start, sentence.end)
    ]
    for rule, pattern in (
        ("link-answered", _ANSWERED),
        ("link-after", _FOLLOWING),
        ("link-followed", _FOLLOWED),
        ("link-then", _THEN),
    ):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            found.append((LinkKind.RESPONDS, Span(match.start(), match.end(), rule)))
    return found
