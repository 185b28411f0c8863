"""Knows which numbers of people stand under one verb: those it goes on counting, their sums, and rival numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from events.domain.extraction.casualty_cues import Cue
from events.domain.extraction.quantities import Quantity, Token, limit_of
from events.domain.extraction.victims import Group, joint_class
from events.domain.vocabulary import VictimClass

_PLACE_WORDS = frozenset({"in", "at", "near", "on"})
# The longest list of words between two numbers of one verb: 'in a northern district of the city of Homs and'.
_MAX_BETWEEN = 12
_COUNTING = frozenset({"counted", "put", "said", "reported", "gave", "spoke", "listed"})
_JOINTS = frozenset({"", ":", "-", "and", ",", ", and", "or", "plus", "as well as", "and his", "and her", "and their"})


@dataclass(slots=True)
class Count:
    """Hold one amount of people on its way to a figure."""

    amount: Quantity
    group: Group
    cues: tuple[Cue, ...] = ()
    part: bool = False
    skips: int = 0


def share_cues(tokens: list[Token], counts: list[Count]) -> None:
    """Give an amount without a cue that of its neighbour, where only 'and' or a comma stands between them."""
    for left, right in pairwise(counts):
        is_shared = are_joined(tokens, left, right) or _is_elsewhere(tokens, left, right) or _is_rival(tokens, right)
        if not right.cues and left.cues and not left.part and is_shared:
            right.cues = left.cues
        if left.part and not right.cues and are_joined(tokens, left, right):
            right.part = True
    for left, right in reversed(list(pairwise(counts))):
        if not left.cues and right.cues and not right.part and left.group.is_named and are_joined(tokens, left, right):
            left.cues = right.cues


def summed(text: str, tokens: list[Token], counts: list[Count]) -> Iterator[Count]:
    """Yield the counts, those of one verb joined by 'and' as one: 'two women and a man were killed'."""
    waiting: Count | None = None
    for count in counts:
        if count.part or not count.cues:
            continue
        if waiting is not None and waiting.cues == count.cues and are_joined(tokens, waiting, count):
            waiting = _sum(text, tokens, waiting, count)
            continue
        if waiting is not None and _are_rivals(tokens, waiting, count):
            waiting = _span_both(waiting, count)
            continue
        if waiting is not None:
            yield waiting
        waiting = count
    if waiting is not None:
        yield waiting


def _sum(text: str, tokens: list[Token], left: Count, right: Count) -> Count:
    one, other = left.amount, right.amount
    best = None if one.best is None or other.best is None else one.best + other.best
    high = None if one.high is None or other.high is None else one.high + other.high
    low = one.low + other.low
    qualifier = one.qualifier if one.qualifier is other.qualifier else limit_of(low, high)
    amount = Quantity(one.first, other.stop, qualifier, low, best, high, one.exclusive and other.exclusive)
    words = text[tokens[one.first].start : tokens[right.group.stop - 1].end]
    classes = {left.group.victim_class, right.group.victim_class}
    # three men, of one of whom nothing is known, are not three combatants
    victim_class = VictimClass.UNKNOWN if len(classes) > 1 and VictimClass.UNKNOWN in classes else joint_class(classes)
    return Count(amount, Group(right.group.stop, words, victim_class, is_named=True), left.cues)


def _is_elsewhere(tokens: list[Token], left: Count, right: Count) -> bool:
    """Return whether the verb counts on at another place or day: 'killed six people in Bat Yam and four in Tamra'."""
    cue = left.cues[-1].place + 1 if left.cues else 0
    between = tokens[max(left.group.stop, cue) : right.amount.first]
    if not 1 < len(between) < _MAX_BETWEEN or between[0].fold not in _PLACE_WORDS:
        return False
    # agencies that drop commas write 'six in Homs four in Hama'
    is_list = between[-1].fold in {"and", ","} or between[-1].is_capital
    return is_list and _is_placed(tokens, right)


def _is_placed(tokens: list[Token], count: Count) -> bool:
    """Return whether a place or a day follows the number."""
    return count.group.stop < len(tokens) and tokens[count.group.stop].fold in _PLACE_WORDS


def spread_total(tokens: list[Token], counts: list[Count]) -> None:
    """Give the parts of a total by place its cue: '21 had been killed, 15 in Manbij and another six in Tukhar'."""
    for place, total in enumerate(counts[:-2]):
        parts = counts[place + 1 : place + 3]
        if not total.cues or total.part or any(part.cues or part.part or part.group.is_named for part in parts):
            continue
        first, second = parts
        size = sum(part.amount.low for part in parts)
        if size <= total.amount.low and _is_placed(tokens, first) and _is_elsewhere(tokens, first, second):
            first.cues = total.cues


def _is_rival(tokens: list[Token], right: Count) -> bool:
    """Return whether another source gives another number of the same dead: 'five ..., six according to medics'."""
    behind = [token.fold for token in tokens[right.group.stop : right.group.stop + 2]]
    return not right.group.is_named and behind == ["according", "to"]


def _are_rivals(tokens: list[Token], left: Count, right: Count) -> bool:
    """Return whether two sources count the same dead: 'saw four bodies, while the ministry counted five dead'."""
    if [cue.measure for cue in left.cues] != [cue.measure for cue in right.cues]:
        return False
    between = {token.fold for token in tokens[left.group.stop : right.amount.first]}
    return _is_rival(tokens, right) or bool(between & {"while", "whereas"} and between & _COUNTING)


def _span_both(left: Count, right: Count) -> Count:
    """Return one count that holds the numbers of both sources."""
    one, other = left.amount, right.amount
    high = None if one.high is None or other.high is None else max(one.high, other.high)
    low = min(one.low, other.low)
    return Count(Quantity(one.first, one.stop, limit_of(low, high), low, None, high), left.group, left.cues)


def are_joined(tokens: list[Token], left: Count, right: Count) -> bool:
    return " ".join(token.fold for token in tokens[left.group.stop : right.amount.first]) in _JOINTS
