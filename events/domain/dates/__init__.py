"""Finds time expressions and resolves them against publication and narrative; `read_text` is the front door."""

from events.domain.dates.front import read_text
from events.domain.dates.read import DatesRead, read_dates

__all__ = ["DatesRead", "read_dates", "read_text"]
