"""Knows acts that nothing tells apart: the same day, place, kind, sides and toll, perhaps one act entered twice."""

from collections import defaultdict
from collections.abc import Hashable, Sequence

import numpy as np

from events.domain.escalation.acts import Act
from events.domain.escalation.draws import Floats


def damped_squares(acts: Sequence[Act], points: Floats) -> Floats:
    """Return the squares that acts add to their wave: acts by draws, less for those that nothing tells apart.

    Together they add the root of the sum of their fourth powers, so that five copies of one act weigh a half more
    than one, and an act without a double is its square. Acts without a place or with an open date stand alone.
    """
    squares: Floats = points**2
    for rows in _groups(acts):
        own = squares[rows]
        together = np.sqrt((own**2).sum(axis=0))
        squares[rows] = np.divide(own**2, together, out=np.zeros_like(own), where=together > 0)
    return squares


def _groups(acts: Sequence[Act]) -> list[list[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for row, act in enumerate(acts):
        first, last = act.days
        if act.places and first == last:
            who = act.type, act.severity, act.initiators, act.targets
            found[first, act.places, who, act.killed, act.injured].append(row)
    return [rows for rows in found.values() if len(rows) > 1]
