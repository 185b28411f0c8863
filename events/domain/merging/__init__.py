"""Decides whether reports of different articles speak of one event, with reasons, and what the event then is."""

from events.domain.merging.choose import Match, choose_home, rank
from events.domain.merging.compare import Comparison, Verdict, compare, compare_event, family_of
from events.domain.merging.facts import ActorFact, FigureFact, PlaceFact, ReportFacts
from events.domain.merging.fields import MergedFields, merge_fields
from events.domain.merging.weights import Reason

__all__ = [
    "ActorFact",
    "Comparison",
    "FigureFact",
    "Match",
    "MergedFields",
    "PlaceFact",
    "Reason",
    "ReportFacts",
    "Verdict",
    "choose_home",
    "compare",
    "compare_event",
    "family_of",
    "merge_fields",
    "rank",
]
