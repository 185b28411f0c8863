"""Knows which sentences are worth parsing: those with a word that may name an act."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from events.domain.extraction.frames import load_lexicon

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_IRREGULAR = {
    "strike": "struck stricken",
    "meet": "met",
    "hold": "held",
    "shoot": "shot",
    "fight": "fought",
    "speak": "spoke spoken",
    "tell": "told",
    "send": "sent",
    "sit": "sat",
    "take": "took taken",
    "withdraw": "withdrew withdrawn",
    "overrun": "overran",
    "blow": "blew blown",
    "break": "broke broken",
    "give": "gave given",
    "begin": "began begun",
    "seek": "sought",
    "say": "said",
    "lead": "led",
    "leave": "left",
    "lay": "laid",
    "pay": "paid",
    "cut": "cut",
    "put": "put",
    "set": "set",
    "drive": "drove driven",
    "fall": "fell fallen",
    "fly": "flew flown",
    "forbid": "forbade forbidden",
    "freeze": "froze frozen",
    "lose": "lost",
    "ride": "rode",
    "rise": "rose risen",
    "shut": "shut",
    "stand": "stood",
    "swear": "swore sworn",
    "throw": "threw thrown",
    "undertake": "undertook undertaken",
    "win": "won",
    "beat": "beaten",
    "bring": "brought",
    "come": "came",
    "go": "went gone",
    "find": "found",
    "get": "got",
    "keep": "kept",
    "make": "made",
    "see": "saw seen",
    "slay": "slew slain",
    "spend": "spent",
    "think": "thought",
    "arise": "arose",
    "overthrow": "overthrew overthrown",
    "bury": "buried",
    "retake": "retook retaken",
    "sink": "sank sunk",
    "hit": "hit",
    "overtake": "overtook",
    "sweep": "swept",
    "lend": "lent",
    "sell": "sold",
    "dig": "dug",
    "write": "wrote written",
    "unfreeze": "unfroze unfrozen",
    "steal": "stole stolen",
    "ring": "rang rung",
}


def may_name_act(sentence: str) -> bool:
    """Return whether a word of the sentence is a form of a word of the frames."""
    forms = _forms()
    return any(not forms.isdisjoint((word, *word.split("-"))) for word in _WORD.findall(sentence.lower()))


def base_of(written: str) -> str | None:
    """Return the base form of an irregular past, None for other words."""
    return _BASES.get(written)


_BASES = {form: base for base, forms in _IRREGULAR.items() for form in forms.split()}


@cache
def _forms() -> frozenset[str]:
    return frozenset(_inflect(lemma for _, lemma in load_lexicon().by_lemma))


def _inflect(lemmas: Iterable[str]) -> Iterable[str]:
    for lemma in lemmas:
        stem = lemma[:-1] if lemma.endswith(("e", "y")) else lemma
        yield from (lemma, lemma + "s", lemma + "es", lemma + "ed", lemma + "d", lemma + "ing")
        yield from (
            stem + "ing",
            stem + "ies",
            stem + "ied",
            stem + "ves",
            lemma + lemma[-1] + "ed",
            lemma + lemma[-1] + "ing",
        )
        yield from _IRREGULAR.get(lemma, "").split()
