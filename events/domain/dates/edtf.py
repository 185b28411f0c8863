"""Knows EDTF (ISO 8601-2): builds the strings, and is the one door to the package that checks them."""

from datetime import date

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

from events.domain.daterange import Bounds
from events.domain.vocabulary import DatePrecision, Extent

MAX_CHARS = 80


def build_edtf(bounds: Bounds) -> str:
    """Return `[a..b]` for some day within, `a/b` for a whole extent, one day, a month or a year as such."""
    first, last = bounds.earliest, bounds.latest
    if first is not None and first == last:
        return first.isoformat()
    if bounds.extent == Extent.LASTED:
        return f"{_end(first)}/{_end(last)}"
    if first is not None and last is not None and (unit := _unit(bounds.precision, first, last)):
        return unit
    return f"[{first.isoformat() if first else ''}..{last.isoformat() if last else ''}]"


def _unit(precision: DatePrecision, first: date, last: date) -> str:
    if precision == DatePrecision.MONTH and (first.year, first.month) == (last.year, last.month):
        return f"{first:%Y-%m}"
    if precision == DatePrecision.YEAR and first.year == last.year:
        return f"{first:%Y}"
    return ""


def _end(day: date | None) -> str:
    return day.isoformat() if day else ".."


def is_valid_edtf(text: str) -> bool:
    """Say whether a text is an EDTF expression; slow (50 a second), for what editors type."""
    if not text or len(text) > MAX_CHARS:
        return False
    try:
        parse_edtf(text)
    except (EDTFParseException, ValueError, OverflowError):
        return False
    return True
