"""Knows which acts of an article are one event: same type, nothing that conflicts, something in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from events.domain.daterange import Bounds
from events.domain.extraction.acts import Act
from events.domain.extraction.joining import absorb
from events.domain.types import PlaceMatch
from events.domain.vocabulary import Measure, PlacePrecision, Type

BoundsOf = Callable[[Act], Bounds | None]

# Kinds of one family can name one event; the general ones go with every family of violence.
_FAMILIES: dict[str, str] = {
    "airstrike": "air",
    "drone-strike": "air",
    "missile-strike": "fire",
    "shelling": "fire",
    "bombing": "bomb",
    "chemical-attack": "chemical",
    "ground-offensive": "ground",
    "capture": "ground",
    "clash": "ground",
    "shooting": "gun",
    "killing": "",
    "attack": "",
    "downing": "downing",
    "war": "war",
}
_EXACT = frozenset({PlacePrecision.POINT, PlacePrecision.TOWN, PlacePrecision.DISTRICT})


def merge_acts(acts: Sequence[Act], bounds_of: BoundsOf) -> list[Act]:
    """Return the events of the article in text order, each with all its mentions."""
    events: list[Act] = []
    for act in acts:
        home = _home(events, act, bounds_of)
        if home is None:
            events.append(act)
        else:
            absorb(home, act)
    return events


def _home(events: Sequence[Act], act: Act, bounds_of: BoundsOf) -> Act | None:
    ranked = [
        (_likeness(event, act, bounds_of), number)
        for number, event in enumerate(events)
        if not _conflicts(event, act, bounds_of)
    ]
    best = max(ranked, default=(0, 0))
    return events[best[1]] if best[0] >= _needed(act) else None


def _needed(act: Act) -> int:
    """Return how much must be in common: 'the attack' needs little, a new sentence with its own verb more."""
    return 1 if act.is_definite else 2


def _likeness(event: Act, act: Act, bounds_of: BoundsOf) -> int:
    score = 1 if act.is_definite else 0
    score += bool(event.side("by") & act.side("by") or event.countries("by") & act.countries("by"))
    score += bool(event.side("to") & act.side("to") or event.countries("to") & act.countries("to"))
    score += bool(_names(event) & _names(act))
    score += event.kind == act.kind
    one, other = bounds_of(event), bounds_of(act)
    score += one is not None and other is not None and act.date_phrase is not None and one == other
    return score


def _conflicts(event: Act, act: Act, bounds_of: BoundsOf) -> bool:
    if event.type is not act.type or _other_family(event, act):
        return True
    for side in ("by", "to"):
        one, other = event.countries(side), act.countries(side)
        if one and other and not one & other:
            return True
    if _other_place(event.places, act.places):
        return True
    return _other_time(event, act, bounds_of)


def _other_family(event: Act, act: Act) -> bool:
    if event.type is not Type.ASSAULT:
        return False
    one, other = _FAMILIES.get(event.kind, ""), _FAMILIES.get(act.kind, "")
    return bool(one and other and one != other)


def _other_place(known: Sequence[PlaceMatch], new: Sequence[PlaceMatch]) -> bool:
    """Return whether both name an exact place and share none; an area may hold the other's town."""
    one = {place.key or place.name.casefold() for place in known if place.precision in _EXACT}
    other = {place.key or place.name.casefold() for place in new if place.precision in _EXACT}
    return bool(one and other and not one & other)


def _other_time(event: Act, act: Act, bounds_of: BoundsOf) -> bool:
    if event.date_phrase is None or act.date_phrase is None:
        return False
    one, other = bounds_of(event), bounds_of(act)
    return one is not None and other is not None and not one.overlaps(other)


def _names(act: Act) -> set[str]:
    return {place.key or place.name.casefold() for place in act.places if place.precision in _EXACT}


def toll(act: Act, measure: Measure) -> tuple[int, int | None] | None:
    """Return the lowest and the highest of the figures of one measure, an open end as None."""
    rows = [figure for figure in act.figures if figure.measure is measure]
    if not rows:
        return None
    lows, highs = [row.low for row in rows], [row.high for row in rows]
    open_end = any(high is None for high in highs)
    return min(lows), None if open_end else max(high for high in highs if high is not None)
