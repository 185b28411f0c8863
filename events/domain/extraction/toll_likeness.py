"""Knows what the tolls of two acts say about their being one: a number too high for chance binds, a far one parts."""

from __future__ import annotations

from collections.abc import Sequence

from events.domain.extraction.acts import Act
from events.domain.types import Figure
from events.domain.vocabulary import Measure, Qualifier

# Two acts of one article often have the same few dead.
CHANCE = 5
_MANY = 20


def is_weak(figure: Figure) -> bool:
    """Return whether a number elsewhere says more: 'many', one for each victim named, 'a commander'."""
    return figure.qualifier is Qualifier.VAGUE or figure.span.rule == "figure-named" or figure.high == 1


def alike_tolls(event: Act, act: Act) -> int:
    """Return what the numbers of dead say; where they leave it open, those of the injured."""
    if all(_lows(event, measure) & _lows(act, measure) for measure in (Measure.KILLED, Measure.INJURED)):
        # as many dead and as many hurt is no chance
        return 2
    dead = _alike(event, act, Measure.KILLED)
    known = [_most(_stated(side, Measure.KILLED)) for side in (event, act)]
    if dead or (all(known) and 4 * min(known) < 3 * max(known)):
        return dead
    return max(0, _alike(event, act, Measure.INJURED))


def _lows(act: Act, measure: Measure) -> set[int]:
    return {figure.low for figure in _stated(act, measure)}


def _most(figures: Sequence[Figure]) -> int:
    return max((figure.low for figure in figures), default=0)


def _alike(event: Act, act: Act, measure: Measure) -> int:
    """Return what two numbers say: one too high for chance that both allow binds, one twice as high parts."""
    one, other = _stated(event, measure), _stated(act, measure)
    if not one or not other:
        return 0
    first, second = sorted((max(one, key=_number), max(other, key=_number)), key=_number)
    is_same = first.low == second.low and _is_telling(second.low)
    is_near = is_same or (4 * first.low >= 3 * second.low and second.low > _MANY)
    if second.low >= 2 * first.low and second.low > CHANCE:
        return 0 if act.is_definite else -2
    allows = first.high is None or second.low <= first.high
    return int(is_near) + int(is_near and allows)


def _is_telling(number: int) -> bool:
    """Return whether two acts hardly have this number by chance: 17 or 30, but not five, ten or twenty."""
    return number > _MANY or (number > CHANCE and number % 10 > 0)


def same_many(event: Act, act: Act) -> bool:
    """Return whether both state the same number of dead, too many to be so by chance."""
    one, other = (
        {f.low for f in _stated(side, Measure.KILLED) if f.low > 2 * CHANCE and _is_telling(f.low)}
        for side in (event, act)
    )
    return bool(one & other)


def _stated(act: Act, measure: Measure) -> list[Figure]:
    """Return the numbers that are stated; 'dozens' and one for each person named are no numbers."""
    return [f for f in act.figures if f.measure is measure and f.low and not is_weak(f)]


def _number(figure: Figure) -> int:
    return figure.low
