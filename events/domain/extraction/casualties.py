"""Knows what casualty figures a stretch of text states: how many were killed, injured, missing, captured, displaced."""

from __future__ import annotations

from collections.abc import Iterator

from events.domain.extraction.casualty_cues import (
    cue_before,
    cue_behind,
    is_part_of_former,
    is_part_of_latter,
    is_state,
)
from events.domain.extraction.counts import Count, are_joined, share_cues, spread_total, summed
from events.domain.extraction.quantities import Quantity, Token, cut_tokens, quantity_at
from events.domain.extraction.tolls import is_running_total
from events.domain.extraction.unnumbered import unnumbered_figures
from events.domain.extraction.victims import WORDS, Group, ends_description, group_at, is_person
from events.domain.types import Figure, Span
from events.domain.vocabulary import Qualifier

__all__ = ["find_figures"]

_ONE = frozenset({"a", "an", "the", "his", "her", "its", "their", "another"})
_MAX_ADJECTIVES = 5
# 'a heavy civilian death toll' counts nobody.
_LOSSES = frozenset({"death", "deaths", "toll", "casualties", "casualty", "fatalities", "losses", "injuries"})
_MAX_PARTS = 6
_NUMBER_SIGNS = frozenset({"$", "€", "£", "#", "no", "resolution", "aged", "age", "article"})
_MONTHS = WORDS["months"]


def find_figures(text: str, start: int, end: int) -> tuple[Figure, ...]:
    """Return the casualty figures stated from `start` up to `end`, in text order, with absolute offsets.

    Figures that repeat a part of another ('12 people, including four children') and tolls that run over
    years or a whole war are left out; several groups under one verb ('31 fighters and eight civilians') are
    one figure, their sum.
    """
    tokens = cut_tokens(text, start, end)
    counts = list(_counts(text, tokens))
    _mark_parts(tokens, counts)
    _find_cues(tokens, counts)
    spread_total(tokens, counts)
    share_cues(tokens, counts)
    figures = [
        figure
        for count in summed(text, tokens, counts)
        if not count.part and not is_running_total(tokens, count.amount.first, count.group.stop)
        for figure in _figures(tokens, count)
    ]
    figures += unnumbered_figures(tokens)
    return tuple(sorted(figures, key=lambda figure: figure.span.start))


def _counts(text: str, tokens: list[Token]) -> Iterator[Count]:
    """Yield the amounts that can count people, in order and without overlap."""
    place = 0
    while place < len(tokens):
        amount = quantity_at(tokens, place)
        group = group_at(text, tokens, amount.stop) if amount and not _is_other_number(tokens, amount) else None
        if amount is None or group is None:
            amount, group = _single(text, tokens, place)
        if amount is None or group is None:
            place += 1
            continue
        yield Count(amount, group)
        place = max(group.stop, place + 1)


def _is_other_number(tokens: list[Token], amount: Quantity) -> bool:
    """Return whether signs beside the number make it money, an age, a date, a share or a part of a name."""
    before = tokens[amount.first - 1].fold if amount.first else ""
    behind = [token.fold for token in tokens[amount.stop : amount.stop + 2]]
    if _is_dated(tokens, amount) or before in _NUMBER_SIGNS or behind[:1] in (["%"], ["percent"], ["st"], ["th"]):
        return True
    if before == "of" and amount.first > 1 and is_person(tokens[amount.first - 2]) and not _is_plural(tokens, amount):
        return True
    glue = {"-", "/", ":"}
    is_glued = amount.first > 0 and before in glue and tokens[amount.first - 1].end == tokens[amount.first].start
    return is_glued or (
        len(behind) == 2 and behind[0] in glue and tokens[amount.stop].start == tokens[amount.stop - 1].end
    )


def _is_plural(tokens: list[Token], amount: Quantity) -> bool:
    """Return whether the noun before 'of' is many: 'dozens of', and not 'an officer of 24'."""
    return tokens[amount.first - 2].fold.endswith("s") or tokens[amount.first - 2].fold in WORDS["plurals"]


def _is_dated(tokens: list[Token], amount: Quantity) -> bool:
    """Return whether the digits are a day or a year: '12 May', 'May 12', 'in 2016'."""
    word = tokens[amount.first].fold
    if not word.isdigit():
        return False
    before = [token.fold for token in tokens[max(0, amount.first - 2) : amount.first]]
    behind = tokens[amount.stop].fold if amount.stop < len(tokens) else ""
    if behind in _MONTHS:
        return True
    if before and before[-1] in _MONTHS:
        return len(before) < 2 or not before[0].isdigit() or len(word) == 4
    is_year = len(word) == 4 and word[:2] in {"19", "20"}
    return is_year and before[-1:] != [] and before[-1] in {"in", "since", "of", "by", "until"}


def _single(text: str, tokens: list[Token], place: int) -> tuple[Quantity | None, Group | None]:
    """Return one person: 'a woman', 'the captured pilot'."""
    if tokens[place].fold not in _ONE:
        return None, None
    for step in range(place + 1, min(place + 2 + _MAX_ADJECTIVES, len(tokens))):
        fold = tokens[step].fold
        if is_person(tokens[step]) and not _is_more(tokens, step):
            is_plural = fold in WORDS["plurals"] or (fold.endswith("s") and not fold.endswith("ss"))
            if is_plural or _LOSSES & {token.fold for token in tokens[step + 1 : step + 2]}:
                return None, None
            stop = step + 1
            group = group_at(text, tokens, place + 1)
            amount = Quantity(place, place + 1, Qualifier.EXACTLY, 1, 1, 1)
            return amount, Group(stop, group.words, group.victim_class, is_named=True) if group else None
        if ends_description(tokens[step]):
            return None, None
    return None, None


def _is_more(tokens: list[Token], place: int) -> bool:
    """Return whether the noun only describes another behind it: 'a civilian plane', 'a rebel leader'."""
    return place + 1 < len(tokens) and tokens[place + 1].fold.isalpha() and is_person(tokens[place + 1])


def _mark_parts(tokens: list[Token], counts: list[Count]) -> None:
    """Mark the parts of a total that stand right behind it: 'three civilians, two women and a man'."""
    for place, count in enumerate(counts):
        before = tokens[count.amount.first - 1].fold if count.amount.first else ""
        is_family = before == "of" and tokens[count.group.stop - 1].fold in {"family", "families"}
        behind = [token.fold for token in tokens[count.amount.stop : count.amount.stop + 2]]
        is_share = place > 0 and before in {",", "-", "and"} and behind in (["of", "them"], ["of", "whom"])
        count.part = count.part or is_family or is_share or is_part_of_former(tokens, count.amount.first)
        if count.part and not is_family and place + 1 < len(counts):
            counts[place + 1].part = _goes_on(tokens, count, counts[place + 1])
        total, last = count.amount.best or 0, place
        while (
            total > 0
            and last + 1 < min(len(counts), place + _MAX_PARTS)
            and are_joined(tokens, counts[last], counts[last + 1])
        ):
            last += 1
            total -= counts[last].amount.best or 0
        if total == 0 and last > place + 1:
            for part in counts[place + 1 : last + 1]:
                part.part = True
            count.skips = counts[last].group.stop


def _goes_on(tokens: list[Token], part: Count, following: Count) -> bool:
    """Return whether the next group is a part too: 'including four children and two women were killed'."""
    stop = following.group.stop
    is_own = stop < len(tokens) and is_state(tokens[stop])
    return following.group.is_named and not is_own and are_joined(tokens, part, following)


def _find_cues(tokens: list[Token], counts: list[Count]) -> None:
    used = -1
    for place, count in enumerate(counts):
        first, stop = count.amount.first, max(count.group.stop, count.skips)
        after = _next_first(tokens, counts, place, stop)
        before = cue_before(tokens, first, is_named=count.group.is_named)
        is_freed = first > 0 and tokens[first - 1].fold in WORDS["freed"]
        behind = None if is_freed else cue_behind(tokens, stop, after)
        count.part = count.part or (before is None and is_part_of_latter(tokens, stop))
        if before is not None and before.place > used and not (behind and before.is_weak):
            count.cues, used = before.readings(), max(used, before.place)
        elif behind is not None:
            count.cues, used = behind.readings(), behind.place


def _next_first(tokens: list[Token], counts: list[Count], place: int, stop: int) -> int:
    """Return the first token of the next number of people that is no part of this one."""
    for other in range(place + 1, min(place + 1 + _MAX_PARTS, len(counts))):
        if counts[other].amount.first >= stop and not counts[other].part:
            return counts[other].amount.first
    return len(tokens)


def _figures(tokens: list[Token], count: Count) -> Iterator[Figure]:
    amount, group = count.amount, count.group
    stop = max(amount.stop, group.stop)
    for cue in count.cues:
        span = Span(tokens[amount.first].start, tokens[stop - 1].end, cue.rule)
        if len(count.cues) > 1:
            # 'killed and injured dozens' says how many in all, of each only that there were some
            yield Figure(span, cue.measure, Qualifier.VAGUE, 1, None, amount.high, group.victim_class, group.words)
        else:
            yield Figure(
                span,
                cue.measure,
                amount.qualifier,
                amount.low,
                amount.best,
                amount.high,
                group.victim_class,
                group.words,
                amount.exclusive,
            )
