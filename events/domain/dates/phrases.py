"""Finds time expressions and their exact spans; resolves nothing."""

import re
from collections.abc import Iterator
from functools import cache

from events.domain.dates.found import Found, match_rule
from events.domain.dates.grammar import RULES, TRIGGERS
from events.domain.dates.guards import is_decoy, without_article
from events.domain.dates.notation import compile_rule
from events.domain.dates.tokens import SIGNS_OF_CLASS, UNKNOWN, Tokens, read_tokens
from events.domain.dates.words import listed


def find_phrases(text: str) -> Iterator[Found]:
    """Yield every English time expression in text order, never nested, never overlapping."""
    for tokens in read_tokens(text):
        yield from _find_in(tokens)


def _find_in(tokens: Tokens) -> Iterator[Found]:
    signs, starters = tokens.signs, _starters()
    for run in _RUN.finditer(signs):
        if not _TRIGGER.search(signs, run.start(), run.end()):
            continue
        at = run.start()
        while at < run.end():
            found = _match_at(tokens, at) if signs[at] in starters else None
            if found is None:
                at += 1
            else:
                yield found
                at = found.last


def _match_at(tokens: Tokens, at: int) -> Found | None:
    matched = _any_rule().match(tokens.signs, at)
    if matched is None or matched.end() == at:
        return None
    rule = _NAMES[matched.lastgroup or ""]
    found = match_rule(rule, tokens, at, matched.end())
    if found is None or is_decoy(found):
        return None
    return without_article(found)


def _signs(names: list[str]) -> str:
    return "".join(SIGNS_OF_CLASS[name] for name in names)


_RUN = re.compile(f"[^{UNKNOWN}]+")
_TRIGGER = re.compile(f"[{_signs(TRIGGERS)}]")
_NAMES = {f"r{number}": rule for number, rule in enumerate(RULES)}


@cache
def _any_rule() -> re.Pattern[str]:
    return re.compile(
        "|".join(f"(?P<{name}>{compile_rule(RULES[rule], with_parts=False)})" for name, rule in _NAMES.items())
    )


@cache
def _starters() -> frozenset[str]:
    """Return the signs with which an expression can begin: all but those that only stand inside one."""
    inner = _signs(
        listed("of on to till from and or between plain for than comma dot slash hy dash poss money other num")
    )
    return frozenset(sign for signs in SIGNS_OF_CLASS.values() for sign in signs if sign not in inner) | frozenset(
        SIGNS_OF_CLASS["num"]
    )
