"""Knows what the figures of two reports say about their being of one event."""

from collections.abc import Iterator
from math import log1p

from events.domain.merging.facts import FigureFact, ReportFacts
from events.domain.merging.reasons import Reason
from events.domain.vocabulary import Measure

# from so many on, two sources seldom name one number by chance
TELLING_FIGURE = 3
MANY = 10
EQUAL_TOLL = 0.31
FEW_ALIKE = 0.07
OVERLAPPING = 0.12
GROWING = 0.12
NONE_AGAINST_SOME = -0.15
TOLLS_DIFFER = -0.25
OF_DIFFERENT_THINGS = -0.10
# the dead are counted alike by most sources, the injured by few
OTHERS_SHARE = 0.3
GRAVE = 0.05
_GROWTH, _FAR = 1.5, 3


def tolls(a: ReportFacts, b: ReportFacts) -> Iterator[Reason]:
    """Yield a reason for each measure that both reports count; growing tolls differ, a wide gap speaks against it."""
    common = [(one, other) for one in a.figures for other in b.figures if one.measure == other.measure]
    for one, other in common:
        yield _toll(one, other)
        if most := max(one.low, other.low):
            told = f"of acts with {most} {one.measure} there are few"
            yield Reason("grave", told, GRAVE * log1p(most))
    if not common and a.figures and b.figures:
        yield Reason("tolls-apart", "one counts the dead, the other only others", OF_DIFFERENT_THINGS)


def _share(figure: FigureFact) -> float:
    return 1.0 if figure.measure == Measure.KILLED else OTHERS_SHARE


def _toll(one: FigureFact, other: FigureFact) -> Reason:
    low, high = sorted((one, other), key=lambda figure: figure.low)
    told, share = f"{low.low} and {high.low} {low.measure}", _share(one)
    if low.low == high.low:
        return _equal(low)
    if low.high is None or low.high >= high.low:
        return Reason("tolls-agree", f"{low.measure} figures can both be true", OVERLAPPING * share)
    if high.low <= _GROWTH * low.high:
        return Reason("tolls-near", told, GROWING * share)
    if high.low <= _FAR * low.high:
        return Reason("tolls-near", told, 0.0)
    if low.high == 0:
        return Reason("tolls-unlike", told, (TOLLS_DIFFER if high.low >= MANY else NONE_AGAINST_SOME) * share)
    code = "tolls-differ" if low.measure == Measure.KILLED else "tolls-unlike"
    return Reason(code, told, TOLLS_DIFFER * share)


def _equal(figure: FigureFact) -> Reason:
    """Weigh an equal figure: none or one dead is common; from three on it is seldom chance."""
    told = f"both say {figure.low} {figure.measure}"
    if figure.low >= TELLING_FIGURE:
        return Reason("tolls-equal", told, EQUAL_TOLL * _share(figure))
    return Reason("tolls-agree", told, FEW_ALIKE * _share(figure) if figure.low else 0.0)
