"""Knows how uncertain acts become draws: did it happen, on which day, with how many dead and injured.

An act's draws depend on the method, the region, its own earliest day and its own number, and on no other act: what
is added, corrected or withdrawn elsewhere leaves them alone, and so does the order in which acts are given.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from events.domain.escalation.acts import Act, Toll
from events.domain.escalation.method import CHANCE_OF_GRADE, DRAWS, INJURED_WEIGHT, MAX_SIZE, METHOD_VERSION

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

KEPT, DAY, KILLED, INJURED = range(4)


@dataclass(frozen=True, slots=True)
class Draws:
    """Hold draws in rows of acts and columns of draws.

    `points` are q * s * m where the act is kept, else 0. `first` is each act's earliest day in days after `origin`,
    `offset` the drawn days after it, for the acts in `spread` only: all others have one day.
    """

    points: Floats
    first: Integers
    spread: Integers
    offset: Integers


def draw_acts(acts: Sequence[Act], *, region: str, origin: date) -> Draws:
    """Return the draws of acts that no rule leaves out."""
    uniform = _uniform(acts, region)
    spread = np.array([n for n, act in enumerate(acts) if act.days[0] != act.days[1]], dtype=np.int64)
    widths = np.array([(act.days[1] - act.days[0]).days + 1 for act in acts], dtype=np.int64)
    offset = (uniform[DAY][spread] * widths[spread, None]).astype(np.int64)
    chances = np.array([CHANCE_OF_GRADE[act.grade] for act in acts])
    weights = np.array([act.share * act.severity for act in acts])
    killed, injured = (_tolls(tolls, uniform[n]) for tolls, n in _toll_columns(acts))
    points = weights[:, None] * size_of(killed, injured)
    points = np.where(uniform[KEPT] < chances[:, None], points, 0.0)
    first = np.array([(act.days[0] - origin).days for act in acts], dtype=np.int64)
    return Draws(points, first, spread, offset)


def size_of(killed: Floats, injured: Floats) -> Floats:
    """Return the size m of acts: 1 for none, growing with the logarithm of the toll up to 4."""
    sizes: Floats = np.minimum(MAX_SIZE, 1 + np.log10(1 + killed + INJURED_WEIGHT * injured))
    return sizes


def _toll_columns(acts: Sequence[Act]) -> tuple[tuple[list[Toll], int], tuple[list[Toll], int]]:
    return ([act.killed for act in acts], KILLED), ([act.injured for act in acts], INJURED)


def _uniform(acts: Sequence[Act], region: str) -> Floats:
    """Return four numbers of [0, 1) for each act and draw; only whether it happened where all else is known."""
    numbers = np.zeros((4, len(acts), DRAWS))
    # a counter-based generator starts anywhere at no cost: its key is the region and day, its counter the act
    source = np.random.Philox(key=0)
    generator, state = np.random.Generator(source), source.state
    state["buffer_pos"] = len(state["buffer"])
    for row, act in enumerate(acts):
        state["state"] = {"counter": np.array([0, 0, 0, act.number], np.uint64), "key": _key(region, act.days[0])}
        source.state = state
        numbers[:, row] = generator.random((1 if _is_exact(act) else 4, DRAWS))
    return numbers


def _is_exact(act: Act) -> bool:
    corners = {act.killed.corners[0::2], act.injured.corners[0::2]}
    return act.days[0] == act.days[1] and all(low == high for low, high in corners)


@cache
def _key(region: str, day: date) -> NDArray[np.uint64]:
    digest = hashlib.blake2b(f"{METHOD_VERSION}|{region}|{day.isoformat()}".encode(), digest_size=16).digest()
    # little-endian on every machine, so that every machine draws the same
    return np.frombuffer(digest, dtype="<u8").astype(np.uint64)


def _tolls(tolls: Sequence[Toll], uniform: Floats) -> Floats:
    """Return triangular draws by the inverse of the distribution; a known figure is itself."""
    low, mode, high = (column[:, None] for column in np.array([toll.corners for toll in tolls]).reshape(-1, 3).T)
    width = high - low
    rising = np.divide(mode - low, width, out=np.zeros_like(width), where=width > 0)
    left = low + np.sqrt(uniform * width * (mode - low))
    right = high - np.sqrt((1 - uniform) * width * (high - mode))
    drawn: Floats = np.where(uniform < rising, left, right)
    return drawn
