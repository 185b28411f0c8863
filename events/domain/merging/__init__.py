"""Decides whether reports of different articles speak of one event, with reasons, and what the event then is."""

from events.domain.merging.choose import Match, choose_homes, drop_doubles, rank
from events.domain.merging.compare import (
    TOUCHING_DAYS,
    VAST,
    Comparison,
    Verdict,
    compare,
    compare_event,
    family_of,
    is_vast,
)
from events.domain.merging.crowd import count_alike
from events.domain.merging.facts import ActorFact, FigureFact, PlaceFact, ReportFacts
from events.domain.merging.fields import MergedFields, merge_fields
from events.domain.merging.order import Interval, LinkFault, comes_before, find_faults, interval_between
from events.domain.merging.reasons import Reason
from events.domain.merging.weights import SINGULAR_KINDS

__all__ = [
    "SINGULAR_KINDS",
    "TOUCHING_DAYS",
    "VAST",
    "ActorFact",
    "Comparison",
    "FigureFact",
    "Interval",
    "LinkFault",
    "Match",
    "MergedFields",
    "PlaceFact",
    "Reason",
    "ReportFacts",
    "Verdict",
    "choose_homes",
    "comes_before",
    "compare",
    "compare_event",
    "count_alike",
    "drop_doubles",
    "family_of",
    "find_faults",
    "interval_between",
    "is_vast",
    "merge_fields",
    "rank",
]
