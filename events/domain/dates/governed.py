"""Knows what 'since', 'by' and 'until' make of the expression they govern."""

from dataclasses import replace
from datetime import date

from events.domain.daterange import Bounds
from events.domain.dates.context import Context
from events.domain.dates.edtf import build_edtf
from events.domain.dates.found import Found
from events.domain.dates.value import Value
from events.domain.vocabulary import DatePrecision, Extent, TimexType

_SINCE = frozenset({"since"})
_BY = frozenset({"by", "than"})
_UNTIL = frozenset({"until", "till"})


def govern(value: Value, found: Found, context: Context) -> Value:
    """Return the value as the word before it changes it: open from then on, or ahead of publication up to then.

    In a history the stretch ends where the story is, which the words do not tell: the expression stays as it is.
    """
    bounds, published = value.bounds, context.day
    if bounds is None or published is None or context.story.is_narrative or value.type == TimexType.DURATION:
        return value
    first, last = bounds.earliest, bounds.latest
    if first is None or last is None:
        return value
    word = context.preposition(found)
    if word in _SINCE and first <= published:
        return _since(value, first, published)
    if last > published and word in _UNTIL:
        return _ahead(value, Bounds.lasted(published, last))
    if last > published and word in _BY and _is_deadline(word, found, context):
        return _ahead(value, Bounds.within(published, last))
    return value


def _since(value: Value, first: date, published: date) -> Value:
    """Return the stretch from the first day named to publication; how it ends is open."""
    named = value.named or (first, value.bounds.latest if value.bounds and value.bounds.latest else first)
    bounds = Bounds(first, min(named[1], published), published, published, Extent.LASTED, DatePrecision.SPAN)
    return replace(value, bounds=bounds, edtf=f"{_start_in_edtf(value, first)}/..", named=named)


def _start_in_edtf(value: Value, first: date) -> str:
    edtf = value.edtf or first.isoformat()
    if edtf.startswith("[") and value.timex and len(value.timex) in {4, 7} and value.timex[:4].isdigit():
        return value.timex
    return first.isoformat() if edtf.startswith("[") or "/" in edtf else edtf.rstrip("~")


def _ahead(value: Value, bounds: Bounds) -> Value:
    named = value.named
    if named is None and value.bounds and value.bounds.earliest and value.bounds.latest:
        named = (value.bounds.earliest, value.bounds.latest)
    return replace(value, bounds=bounds, edtf=build_edtf(bounds), named=named)


def _is_deadline(word: str, found: Found, context: Context) -> bool:
    """Say whether 'than' stands in 'no later than'."""
    if word == "by":
        return True
    before = context.text[max(0, found.start - 20) : found.start].lower().split()
    return before[-2:-1] == ["later"]
