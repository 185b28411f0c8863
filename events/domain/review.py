"""Knows which editorial state may follow which, and when a second person must agree."""

from dataclasses import dataclass

from events.domain.errors import NotAllowed
from events.domain.vocabulary import PUBLIC_STATES, Grade, ReviewState, Type

_MAY_FOLLOW: dict[ReviewState, frozenset[ReviewState]] = {
    ReviewState.DRAFT: frozenset({ReviewState.REVIEW, ReviewState.PUBLISHED, ReviewState.REJECTED}),
    ReviewState.REVIEW: frozenset({ReviewState.DRAFT, ReviewState.PUBLISHED, ReviewState.REJECTED}),
    ReviewState.PUBLISHED: frozenset({ReviewState.CORRECTED, ReviewState.RETRACTED}),
    ReviewState.CORRECTED: frozenset({ReviewState.CORRECTED, ReviewState.RETRACTED}),
    ReviewState.RETRACTED: frozenset({ReviewState.CORRECTED}),
    ReviewState.REJECTED: frozenset({ReviewState.DRAFT}),
}

# what a newsroom must not print on one person's word: blame and mass-casualty weapons
_GRAVE_TYPES = frozenset({Type.ACCUSE})
_GRAVE_KINDS = frozenset({"chemical-attack"})


@dataclass(frozen=True, slots=True)
class Gravity:
    """Hold what decides whether a second person must look at an event."""

    type: Type
    kind: str
    grade: Grade
    reports_deaths: bool


def check_step(current: ReviewState, following: ReviewState) -> None:
    """Raise NotAllowed unless the state may follow."""
    if following not in _MAY_FOLLOW[current]:
        allowed = ", ".join(sorted(_MAY_FOLLOW[current])) or "nothing"
        raise NotAllowed(f"an event that is {current} cannot become {following}; possible: {allowed}")


def check_has_source(report_count: int) -> None:
    """Raise NotAllowed for an event that no source speaks of."""
    if report_count == 0:
        raise NotAllowed("an event without a report cannot be published; add a report with its source first")


def check_grade(grade: Grade, *, independent_sources: int, has_named_source: bool) -> None:
    """Raise NotAllowed where one anonymous source would be called a confirmation."""
    if grade == Grade.CONFIRMED and independent_sources < 2 and not has_named_source:
        raise NotAllowed("an event that rests on one anonymous source cannot be confirmed")


def needs_second_person(gravity: Gravity) -> bool:
    """Say whether deaths, blame, mass-casualty weapons or a single anonymous source ask for two editors."""
    return (
        gravity.reports_deaths
        or gravity.type in _GRAVE_TYPES
        or gravity.kind in _GRAVE_KINDS
        or gravity.grade == Grade.SINGLE_ANONYMOUS
    )


def is_public(state: ReviewState) -> bool:
    """Say whether readers see an event in this state."""
    return state in PUBLIC_STATES
