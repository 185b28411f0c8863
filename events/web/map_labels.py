"""Knows which names fit on a map without covering each other."""

from collections.abc import Sequence
from dataclasses import dataclass

LETTER_WIDTH = 6.6
LINE_HEIGHT = 14.0
MAX_LABELS = 8


@dataclass(frozen=True, slots=True)
class Label:
    """Hold a name and where its first (or, anchored at the end, last) letter stands, in pixels."""

    x: float
    y: float
    text: str
    anchor: str


def place_labels(marks: Sequence[tuple[float, float, float, str]], width: float, height: float) -> list[Label]:
    """Return names for marks (x, y, radius, name) in the given order, beside them, as long as there is room."""
    taken = [(x - r, y - r, x + r, y + r) for x, y, r, _ in marks]
    labels: list[Label] = []
    for x, y, radius, name in marks:
        length = len(name) * LETTER_WIDTH
        for anchor, left in (("start", x + radius + 4), ("end", x - radius - 4 - length)):
            spot = (left, y - LINE_HEIGHT / 2, left + length, y + LINE_HEIGHT / 2)
            if _fits(spot, width, height) and not any(_overlap(spot, other) for other in taken):
                taken.append(spot)
                labels.append(Label(left if anchor == "start" else left + length, y + 4, name, anchor))
                break
        if len(labels) == MAX_LABELS:
            break
    return labels


def _fits(spot: tuple[float, float, float, float], width: float, height: float) -> bool:
    return spot[0] >= 0 and spot[1] >= 0 and spot[2] <= width and spot[3] <= height


def _overlap(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
