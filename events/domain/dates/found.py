"""Knows a match of a rule: which words, and which of them play which part."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from events.domain.dates.grammar import DAY_RULES, RULES
from events.domain.dates.notation import compile_rule
from events.domain.dates.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Found:
    """Hold a match of a rule; `first` and `last` count words, `start` and `end` characters."""

    rule: str
    tokens: Tokens
    first: int
    last: int
    parts: dict[str, tuple[int, int]]

    @property
    def start(self) -> int:
        """Return the offset of the first character."""
        return self.tokens.starts[self.first]

    @property
    def end(self) -> int:
        """Return the offset behind the last character."""
        return self.tokens.ends[self.last - 1]

    @property
    def text(self) -> str:
        """Return the words as they stand."""
        return self.tokens.words(self.first, self.last)

    def part(self, name: str) -> str:
        """Return the words of a named part in lower case, empty where it is absent."""
        span = self.parts.get(name)
        return self.tokens.words(*span).lower() if span else ""

    def inner_day(self, name: str) -> Found | None:
        """Return the day expression that a named part holds."""
        span = self.parts.get(name)
        return match_day(self.tokens, *span) if span else None

    def inner(self, name: str) -> Found | None:
        """Return the expression of any rule that a named part holds."""
        span = self.parts.get(name)
        return match_any(self.tokens, *span) if span else None


def match_any(tokens: Tokens, first: int, last: int) -> Found | None:
    """Return the first rule at all that covers exactly these words, None where there is none."""
    for rule in RULES:
        if (found := match_rule(rule, tokens, first, last)) is not None:
            return found
    return None


def match_day(tokens: Tokens, first: int, last: int) -> Found | None:
    """Return the rule of days that covers exactly these words, None where there is none."""
    for rule in DAY_RULES:
        if (found := match_rule(rule, tokens, first, last)) is not None:
            return found
    return None


def match_rule(rule: str, tokens: Tokens, first: int, last: int) -> Found | None:
    """Return the match of a rule that covers exactly these words, None where it does not."""
    matched = _pattern(rule).match(tokens.signs, first)
    if matched is None or matched.end() != last:
        return None
    parts = {name[0]: matched.span(name) for name, group in matched.groupdict().items() if group is not None}
    return Found(rule, tokens, first, last, parts)


@cache
def _pattern(rule: str) -> re.Pattern[str]:
    return re.compile(compile_rule(RULES[rule], with_parts=True))
