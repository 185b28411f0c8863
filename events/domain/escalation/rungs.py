"""Knows the rung of a day, 0-7: the gravest act of the last week, a maximum that no number of reports can raise.

0 nothing; 1 hostile words; 2 threats, sanctions, forces moved; 3 coercion short of killing; 4 limited killing;
5 direct strikes on another side's territory or cities; 6 an exchange of such strikes, a hundred killed in a day, or
a nuclear site or a capital hit; 7 weapons of mass killing. The solid rung counts only well supported acts that surely
lie in the week; a higher rung that is possible is shown dashed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from events.domain.escalation.acts import Act, why_left_out
from events.domain.escalation.method import (
    EXCHANGE_DAYS,
    EXCHANGE_RUNG,
    MANY_KILLED,
    RAISED_RUNG,
    RUNG_WINDOW_DAYS,
)

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class DayRung:
    """Hold the rung of a day, a higher one that is not confirmed (else None), and the acts that give both."""

    day: date
    rung: int
    unconfirmed: int | None
    acts: tuple[int, ...]
    unconfirmed_acts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Level:
    """Hold what reaches a rung: surely on the days of `sure`, possibly on those of `possible`."""

    rung: int
    sure: Days | None
    possible: Days
    acts: tuple[int, ...]


def compute_rungs(acts: Iterable[Act], *, days: Days) -> tuple[DayRung, ...]:
    """Return the rungs of the first to the last of `days`; acts may come in any order."""
    used = sorted((act for act in acts if act.rung and why_left_out(act) is None), key=lambda act: act.number)
    levels = [*map(_own_level, used), *_exchanges(used), *_many_killed(used)]
    sure: dict[date, list[_Level]] = defaultdict(list)
    possible: dict[date, list[_Level]] = defaultdict(list)
    for level in levels:
        for day in _shown_on(level.sure, days):
            sure[day].append(level)
        for day in _shown_on(level.possible, days):
            possible[day].append(level)
    return tuple(_day_rung(day, sure[day], possible[day]) for day in _each(days))


def _own_level(act: Act) -> _Level:
    rung = max(act.rung, RAISED_RUNG) if act.rung >= EXCHANGE_RUNG and act.hits_core else act.rung
    return _Level(rung, _week_of(act) if act.is_firm else None, _after(act.days), (act.number,))


def _week_of(act: Act) -> Days | None:
    """Return the days in whose last week the act surely lies, None where its date is too wide for that."""
    if act.sure_days:
        return _after(act.sure_days)
    first, last = act.days
    end = first + timedelta(days=RUNG_WINDOW_DAYS - 1)
    return (last, end) if last <= end else None


def _after(days: Days) -> Days:
    """Return the days whose last week touches these days."""
    return days[0], days[1] + timedelta(days=RUNG_WINDOW_DAYS - 1)


def _exchanges(acts: Sequence[Act]) -> Iterator[_Level]:
    """Yield a level for each strike that another side's strike answers, or is answered by, within 72 hours."""
    by_sides: dict[tuple[str, str], list[Act]] = defaultdict(list)
    for act in acts:
        if act.rung >= EXCHANGE_RUNG:
            for side in act.initiators:
                for target in act.targets - act.initiators:
                    by_sides[side, target].append(act)
    for (side, target), strikes in by_sides.items():
        if side < target:
            yield from _answered(strikes, by_sides.get((target, side), ()))


def _answered(strikes: Sequence[Act], answers: Sequence[Act]) -> Iterator[_Level]:
    in_order = sorted(answers, key=lambda act: act.days)
    for strike in strikes:
        first, last = strike.days
        near = [
            answer
            for answer in in_order
            if answer.days[0] <= last + timedelta(days=EXCHANGE_DAYS)
            and answer.days[1] >= first - timedelta(days=EXCHANGE_DAYS)
        ]
        for answer in near:
            yield _exchange(strike, answer)


def _exchange(strike: Act, answer: Act) -> _Level:
    """Return the level of two strikes from the day of the later one; sure where no dates can part them."""
    days = (*strike.days, *answer.days)
    is_sure = strike.is_firm and answer.is_firm and (max(days) - min(days)).days <= EXCHANGE_DAYS
    later = max(strike.days[0], answer.days[0]), max(strike.days[1], answer.days[1])
    end = later[0] + timedelta(days=RUNG_WINDOW_DAYS - 1)
    sure = (later[1], end) if is_sure and later[1] <= end else None
    return _Level(RAISED_RUNG, sure, _after(later), (strike.number, answer.number))


def _many_killed(acts: Sequence[Act]) -> Iterator[_Level]:
    """Yield a level for each day on which a hundred or more were killed, by one act or by all of the day.

    Lower bounds of different acts may be added: the sum is again a lower bound.
    """
    by_day: dict[Days, list[Act]] = defaultdict(list)
    for act in acts:
        if act.killed.corners[1]:
            by_day[act.days].append(act)
    for days, same in by_day.items():
        groups = [same] if days[0] == days[1] else [[act] for act in same]
        for group in groups:
            yield from _killed_together(group, days)


def _killed_together(group: Sequence[Act], days: Days) -> Iterator[_Level]:
    firm = [act for act in group if act.is_firm]
    if sum(act.killed.corners[1] for act in group) < MANY_KILLED:
        return
    numbers = tuple(act.number for act in group)
    surely = sum(act.killed.low for act in firm) >= MANY_KILLED
    if surely:
        numbers = tuple(act.number for act in firm)
    yield _Level(RAISED_RUNG, _week_of(firm[0]) if surely else None, _after(days), numbers)


def _shown_on(level: Days | None, days: Days) -> Iterator[date]:
    if level is not None:
        yield from _each((max(level[0], days[0]), min(level[1], days[1])))


def _each(days: Days) -> Iterator[date]:
    for number in range((days[1] - days[0]).days + 1):
        yield days[0] + timedelta(days=number)


def _day_rung(day: date, sure: Sequence[_Level], possible: Sequence[_Level]) -> DayRung:
    rung, acts = _highest(sure)
    higher, higher_acts = _highest(possible)
    is_higher = higher > rung
    return DayRung(day, rung, higher if is_higher else None, acts, higher_acts if is_higher else ())


def _highest(levels: Sequence[_Level]) -> tuple[int, tuple[int, ...]]:
    rung = max((level.rung for level in levels), default=0)
    return rung, tuple(sorted({number for level in levels if level.rung == rung for number in level.acts}))
