"""Knows what invented events look like: three years, eight regions, bursts, and dates that are often inexact."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from events.domain.daterange import Bounds
from events.domain.kinds import Kind, load_kinds
from events.domain.vocabulary import DatePrecision, Grade, Series

REGIONS = 8
ACTORS_PER_REGION = 4
TOWNS_PER_REGION = 5
YEARS = 3
_DAYS = 365 * YEARS + 1
_INTERVALS = 0.3  # share of events whose day is not known
_UNDATED = 0.005
_OPEN = 0.005
_ANSWERS = 0.05
_HOSTILE = 0.7
_GRADES = (
    (Grade.CONFIRMED, 0.25),
    (Grade.CORROBORATED, 0.25),
    (Grade.SINGLE_NAMED, 0.25),
    (Grade.SINGLE_ANONYMOUS, 0.1),
    (Grade.PARTY_CLAIM, 0.1),
    (Grade.CONTESTED, 0.05),
)


@dataclass(frozen=True, slots=True)
class InventedEvent:
    """Hold one event to be written; regions, actors and towns are numbers."""

    region: int
    bounds: Bounds | None
    kind: Kind
    grade: Grade
    sources: int
    initiator: int
    target: int
    town: int
    is_answer: bool


def plan_events(count: int, *, seed: int, last_day: date) -> Iterator[InventedEvent]:
    """Yield invented events in the order of their days; the same seed and day give the same events."""
    chance = random.Random(seed)  # noqa: S311 - repeatable on purpose, nothing depends on it being secret
    first_day = last_day - timedelta(days=_DAYS - 1)
    slots = [(day, region) for day in range(_DAYS) for region in range(REGIONS)]
    levels = [_levels(chance) for _ in range(REGIONS)]
    weights = list(accumulate(levels[region][day] for day, region in slots))
    # sorted numbers of slots give the events in the order of their days
    for slot in sorted(chance.choices(range(len(slots)), cum_weights=weights, k=count)):
        day, region = slots[slot]
        yield _event(chance, region, first_day + timedelta(days=day))


def _levels(chance: random.Random) -> list[float]:
    """Return how busy each day of a region is: a slow drift, and bursts of some days about every two months."""
    level, burst_days, levels = chance.uniform(0.5, 2), 0, []
    for _ in range(_DAYS):
        level = min(4.0, max(0.3, level * chance.uniform(0.93, 1.075)))
        if burst_days == 0 and chance.random() < 1 / 60:
            burst_days = chance.randint(3, 14)
        levels.append(level * (8 if burst_days else 1))
        burst_days = max(0, burst_days - 1)
    return levels


def _event(chance: random.Random, region: int, day: date) -> InventedEvent:
    grade = chance.choices([grade for grade, _ in _GRADES], [weight for _, weight in _GRADES])[0]
    initiator, target = chance.sample(range(ACTORS_PER_REGION), 2)
    return InventedEvent(
        region=region,
        bounds=_bounds(chance, day),
        kind=chance.choice(_kinds(is_hostile=chance.random() < _HOSTILE)),
        grade=grade,
        sources=chance.randint(2, 6) if grade in {Grade.CONFIRMED, Grade.CORROBORATED} else 1,
        initiator=initiator,
        target=target,
        town=chance.randrange(TOWNS_PER_REGION),
        is_answer=chance.random() < _ANSWERS,
    )


def _kinds(*, is_hostile: bool) -> Sequence[Kind]:
    return _HOSTILE_KINDS if is_hostile else _OTHER_KINDS


_HOSTILE_KINDS = [kind for kind in load_kinds().values() if kind.series == Series.HOSTILE]
_OTHER_KINDS = [kind for kind in load_kinds().values() if kind.series != Series.HOSTILE]


def _bounds(chance: random.Random, day: date) -> Bounds | None:
    """Return a day, or in three of ten cases some less exact date that holds the day."""
    luck = chance.random()
    if luck < _UNDATED:
        return None
    if luck < _UNDATED + _OPEN:
        return Bounds.lasted(day, None)
    if luck > _INTERVALS:
        return Bounds.on(day)
    length = chance.choice((2, 3, 5, 7, 10, 30))
    if luck < _INTERVALS / 3:
        return Bounds.lasted(day, day + timedelta(days=length))
    before = chance.randrange(length)
    first = day - timedelta(days=before)
    last = first + timedelta(days=length)
    return Bounds.within(first, last, precision=DatePrecision.WEEK if length == 7 else DatePrecision.SPAN)
