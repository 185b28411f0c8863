"""Knows when one sentence tells acts at several places by their tolls: 'killed six in Homs and four in Hama'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from events.domain.extraction.acts import Act
from events.domain.extraction.tree import Tree
from events.domain.types import NAMED_BEFORE, Figure, PlaceMatch, Span
from events.domain.vocabulary import Factuality, Measure, PlacePrecision, Type

# Between a number and its own place stand its people, what befell them, and what the place is.
_MAX_BETWEEN = 70
_WHERE = re.compile(r"\b(?:in|at|near|on|around|outside|across)\b")
_WIDE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.SEA})
_TOLD = frozenset({Factuality.OCCURRED, Factuality.ONGOING, Factuality.ALLEGED})
_COUNTED = (Measure.KILLED, Measure.INJURED)


def share_out(text: str, tree: Tree, acts: Sequence[Act]) -> list[Act]:
    """Return the acts, each that has tolls of several places told as one act for each place.

    A number before them that has no place of its own is their sum and belongs to none of them.
    """
    return [part for act in acts for part in _parts(text, tree, act)]


def _parts(text: str, tree: Tree, act: Act) -> list[Act]:
    if act.type is not Type.ASSAULT or act.factuality not in _TOLD or len(act.figures) < 2:
        return [act]
    shares = next((found for measure in _COUNTED if len(found := _shares(text, tree, act, measure)) > 1), [])
    if not shares:
        return [act]
    figures = sorted(act.figures, key=lambda figure: figure.span.start)
    starts = [figure.span.start for figure, _ in shares]
    parts = []
    for number, (own, place) in enumerate(shares):
        stop = starts[number + 1] if number + 1 < len(starts) else tree.sentence.end
        inside = [f for f in figures if own.span.start <= f.span.start < stop]
        # the verb names the first; two reports of a text never share their words
        trigger = replace(own.span, rule=act.trigger.rule) if number else act.trigger
        parts.append(_part(act, inside, place, trigger))
    return parts


def _part(act: Act, figures: list[Figure], place: PlaceMatch, trigger: Span) -> Act:
    return replace(
        act,
        trigger=trigger,
        figures=figures,
        places=[place],
        participants=list(act.participants),
        sentences=list(act.sentences),
        words=list(act.words),
        mentions=list(act.mentions),
        nouns=set(act.nouns),
        # each is an act of its own: none of them can be the one told before by 'the attack'
        is_definite=False,
    )


def _shares(text: str, tree: Tree, act: Act, measure: Measure) -> list[tuple[Figure, PlaceMatch]]:
    """Return the numbers of one measure that have a place of their own, where these places differ."""
    rows = sorted((f for f in act.figures if f.measure is measure), key=lambda figure: figure.span.start)
    ends = [row.span.start for row in rows[1:]] + [tree.sentence.end]
    found = [(row, _place_of(text, tree, row, end)) for row, end in zip(rows, ends, strict=False)]
    shares = [(row, place) for row, place in found if place is not None]
    names = {place.key or place.name.casefold() for _, place in shares}
    return shares if len(names) == len(shares) else []


def _place_of(text: str, tree: Tree, figure: Figure, end: int) -> PlaceMatch | None:
    """Return the place that stands behind the number and before the next one, the last of 'a district of Manbij'."""
    behind = sorted(
        (place for place in set(tree.places.values()) if figure.span.end <= place.span.start < end),
        key=lambda place: place.span.start,
    )
    for place in behind:
        between = text[figure.span.end : place.span.start]
        if place.precision in _WIDE or place.rule == NAMED_BEFORE:
            continue
        return place if len(between) <= _MAX_BETWEEN and _WHERE.search(between) else None
    return None
