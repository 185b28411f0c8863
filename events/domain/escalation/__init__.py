"""Computes escalation by region and day in three outputs that are never put into one number.

The rung (0-7), the hostility line and the de-escalation line; formulas and limits: docs/method.md.
"""

from events.domain.escalation.acts import Act, LeftOut, Toll, why_left_out
from events.domain.escalation.lines import Line, Share, compute_line
from events.domain.escalation.method import METHOD_VERSION
from events.domain.escalation.rungs import DayRung, compute_rungs

__all__ = [
    "METHOD_VERSION",
    "Act",
    "DayRung",
    "LeftOut",
    "Line",
    "Share",
    "Toll",
    "compute_line",
    "compute_rungs",
    "why_left_out",
]
