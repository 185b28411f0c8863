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

from events.domain.escalation.acts import Act
from events.domain.escalation.method import CHANCE_OF_GRADE, DRAWS, INJURED_WEIGHT, MAX_SIZE, METHOD_VERSION

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Key = NDArray[np.uint64]

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
    spans = [act.days for act in acts]
    corners = np.array([(*act.killed.corners, *act.injured.corners) for act in acts]).reshape(-1, 6)
    widths = np.array([(last - first).days + 1 for first, last in spans], dtype=np.int64)
    is_exact = (widths == 1) & (corners[:, 0] == corners[:, 2]) & (corners[:, 3] == corners[:, 5])
    seeds = [(_key(region, first), act.number) for act, (first, _) in zip(acts, spans, strict=True)]
    uniform = _uniform(seeds, is_exact)
    spread = np.flatnonzero(widths > 1)
    offset = (uniform[DAY][spread] * widths[spread, None]).astype(np.int64)
    chances = np.array([CHANCE_OF_GRADE[act.grade] for act in acts])
    weights = np.array([act.share * act.severity for act in acts])
    size = size_of(_tolls(corners[:, :3], uniform[KILLED]), _tolls(corners[:, 3:], uniform[INJURED]))
    points = np.where(uniform[KEPT] < chances[:, None], weights[:, None] * size, 0.0)
    first_days = np.array([(first - origin).days for first, _ in spans], dtype=np.int64)
    return Draws(points, first_days, spread, offset)


def size_of(killed: Floats, injured: Floats) -> Floats:
    """Return the size m of acts: 1 for none, growing with the logarithm of the toll up to 4."""
    sizes: Floats = np.minimum(MAX_SIZE, 1 + np.log10(1 + killed + INJURED_WEIGHT * injured))
    return sizes


def _uniform(seeds: Sequence[tuple[Key, int]], is_exact: NDArray[np.bool_]) -> Floats:
    """Return four numbers of [0, 1) for each act and draw; only whether it happened where all else is known."""
    numbers = np.zeros((4, len(seeds), DRAWS))
    # a counter-based generator starts anywhere at no cost: its key is the region and day, its counter the act
    source = np.random.Philox(key=0)
    generator, state = np.random.Generator(source), source.state
    state["buffer_pos"] = len(state["buffer"])
    for row, (key, number) in enumerate(seeds):
        state["state"] = {"counter": np.array([0, 0, 0, number], np.uint64), "key": key}
        source.state = state
        numbers[:, row] = generator.random((1 if is_exact[row] else 4, DRAWS))
    return numbers


@cache
def _key(region: str, day: date) -> Key:
    digest = hashlib.blake2b(f"{METHOD_VERSION}|{region}|{day.isoformat()}".encode(), digest_size=16).digest()
    # little-endian on every machine, so that every machine draws the same
    return np.frombuffer(digest, dtype="<u8").astype(np.uint64)


def _tolls(corners: Floats, uniform: Floats) -> Floats:
    """Return triangular draws by the inverse of the distribution; a known figure is itself."""
    low, mode, high = (column[:, None] for column in corners.T)
    width = high - low
    rising = np.divide(mode - low, width, out=np.zeros_like(width), where=width > 0)
    left = low + np.sqrt(uniform * width * (mode - low))
    right = high - np.sqrt((1 - uniform) * width * (high - mode))
    drawn: Floats = np.where(uniform < rising, left, right)
    return drawn
