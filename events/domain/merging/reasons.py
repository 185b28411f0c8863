"""Knows what a reason for or against one event is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """Hold one reason with what it adds to the score."""

    code: str
    text: str
    weight: float
