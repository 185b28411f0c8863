"""Answers which events of a sheet a filter finds: the same as `find_events`, on columns."""

from collections.abc import Collection, Iterable
from datetime import date

import numpy as np
from django.db.models import Q

from events.domain.kinds import load_kinds
from events.models import Actor, Place, Region
from events.selectors.sheets.columns import UNKNOWN, WORDS, Array, Sheet
from events.selectors.sheets.texts import among
from events.selectors.timeline import TimelineFilter


def match(sheet: Sheet, wanted: TimelineFilter) -> Array:
    """Return for each event whether the filter finds it; words of a text are looked up in the database."""
    events = sheet.events
    kinds = load_kinds().values()
    found = np.ones(len(sheet), np.bool_)
    for name, asked in (
        ("type", wanted.types),
        ("kind", wanted.kinds),
        ("kind", [kind.kind for kind in kinds if kind.quad in wanted.quads]),
        ("kind", [kind.kind for kind in kinds if kind.series in wanted.series]),
        ("status", wanted.statuses),
        ("grade", wanted.grades),
    ):
        if asked:
            found &= _is_one_of(getattr(events, name), name, asked)
    if wanted.min_sources > 1:
        found &= events.sources >= wanted.min_sources
    found &= _in_time(sheet, wanted.date_from, wanted.date_to)
    for owned in _owned(sheet, wanted):
        found &= owned
    return among(sheet, found, wanted.q) if wanted.q.split() else found


def _is_one_of(column: Array, name: str, words: Collection[str]) -> Array:
    allowed = np.array([word in words for word in WORDS[name]])
    return np.asarray(allowed[column])


def _in_time(sheet: Sheet, first: date | None, last: date | None) -> Array:
    """Say what can overlap the days; see `events.selectors.timeline.in_time`."""
    start, end = sheet.events.start, sheet.events.end
    found = np.ones(len(sheet), np.bool_)
    if first:
        found &= (end >= first.toordinal()) | ((end == UNKNOWN) & (start != UNKNOWN))
    if last:
        found &= ((start <= last.toordinal()) & (start != UNKNOWN)) | ((start == UNKNOWN) & (end != UNKNOWN))
    return found


def _owned(sheet: Sheet, wanted: TimelineFilter) -> Iterable[Array]:
    """Yield what regions, parties and places keep."""
    if wanted.region:
        regions = Region.objects.filter(slug=wanted.region)
        yield _having(sheet, sheet.regions.of[_holds(sheet.regions.region, regions.values_list("pk", flat=True))])
    if wanted.actor or wanted.role:
        yield _having(sheet, sheet.parts.of[_taking_part(sheet, wanted)])
    if wanted.place:
        places = Place.objects.filter(key=wanted.place)
        yield _having(sheet, sheet.places.of[_holds(sheet.places.place, places.values_list("pk", flat=True))])


def _taking_part(sheet: Sheet, wanted: TimelineFilter) -> Array:
    found = np.ones(len(sheet.parts.of), np.bool_)
    if wanted.actor:
        actors = Actor.objects.filter(Q(key=wanted.actor) | Q(merged_into__key=wanted.actor))
        found &= _holds(sheet.parts.actor, actors.values_list("pk", flat=True))
    if wanted.role:
        found &= sheet.parts.role == WORDS["role"].index(wanted.role)
    return found


def _holds(column: Array, ids: Iterable[int]) -> Array:
    found = np.zeros(len(column), np.bool_)
    for one in ids:
        found |= column == one
    return found


def _having(sheet: Sheet, places: Array) -> Array:
    found = np.zeros(len(sheet), np.bool_)
    found[places] = True
    return found
