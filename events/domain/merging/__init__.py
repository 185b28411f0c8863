"""Decides whether reports of different articles speak of one event, with reasons, and what the event then is."""

from events.domain.merging.compare import Comparison, Reason, Verdict, compare, compare_event, family_of
from events.domain.merging.facts import ActorFact, FigureFact, PlaceFact, ReportFacts
from events.domain.merging.fields import MergedFields, merge_fields

__all__ = [
    "ActorFact",
    "Comparison",
    "FigureFact",
    "MergedFields",
    "PlaceFact",
    "Reason",
    "ReportFacts",
    "Verdict",
    "compare",
    "compare_event",
    "family_of",
    "merge_fields",
]
