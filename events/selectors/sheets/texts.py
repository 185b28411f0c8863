"""Answers which events of a sheet hold the words of a search; the texts themselves stay in the database.

Looking through a million titles takes the database half a second. A page, its bars and every move of its timeline ask
for the same words, so the answer is kept with the sheet and goes with it when an event changes.
"""

from collections.abc import Iterable
from weakref import WeakKeyDictionary

import numpy as np

from events.models import Event
from events.selectors.sheets.columns import Array, Sheet
from events.selectors.timeline import TimelineFilter, named

# so few are looked through one by one
FEW = 2000
SEARCHES_KEPT = 16

_kept: WeakKeyDictionary[Sheet, dict[str, Array]] = WeakKeyDictionary()


def among(sheet: Sheet, found: Array, q: str) -> Array:
    """Return for each event whether it is among those found and holds every word."""
    candidates = sheet.events.pk[found]
    if len(candidates) <= FEW:
        return found & _marked(sheet, _holding(q, candidates.tolist()))
    searches = _kept.setdefault(sheet, {})
    if q not in searches:
        if len(searches) >= SEARCHES_KEPT:
            searches.clear()
        searches[q] = _marked(sheet, _holding(q, None))
    return np.asarray(found & searches[q])


def _holding(q: str, ids: list[int] | None) -> Iterable[int]:
    # what a sheet holds is shown; asked for that too, SQLite walks all of it even for a few candidates
    events = Event.objects.filter(named(TimelineFilter(q=q), among=ids)).order_by()
    return events.values_list("pk", flat=True)


def _marked(sheet: Sheet, ids: Iterable[int]) -> Array:
    of_id = np.zeros(int(sheet.events.pk.max(initial=0)) + 1, np.bool_)
    known = np.fromiter(ids, np.int64)
    of_id[known[known < len(of_id)]] = True
    return np.asarray(of_id[sheet.events.pk])
