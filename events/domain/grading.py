"""Knows how well sources together support an event; an editor confirms it.

Source of the grades: docs/method.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from events.domain.vocabulary import AttributionKind, Factuality, Grade, Stance

# above this likeness two texts are one text that two outlets printed
COPY_LIKENESS = 90
COMPARED_CHARS = 2000


@dataclass(frozen=True, slots=True)
class ClaimSource:
    """Hold what grading looks at in one report; `text` is the article's."""

    outlet: str
    copy_group: str
    attribution: AttributionKind
    attribution_count: int | None
    attribution_name: str
    stance: Stance
    is_party: bool
    text: str
    factuality: Factuality


@dataclass(frozen=True, slots=True)
class GradeSuggestion:
    """Hold the suggested grade, the number of independent sources, and why in words."""

    grade: Grade
    independent: int
    reasons: tuple[str, ...]


def suggest_grade(claims: Sequence[ClaimSource]) -> GradeSuggestion:
    """Return the grade that the rules give; copies of one text count as one source."""
    asserting = [claim for claim in claims if claim.stance in {Stance.ASSERTS, Stance.CONFIRMS_PART}]
    denying = [claim for claim in claims if claim.stance == Stance.DENIES or claim.factuality == Factuality.DENIED]
    groups = independent_groups(asserting or claims)
    count = len(groups)
    noun = "source" if count == 1 else "sources"
    reasons = [f"{count} independent {noun}: " + "; ".join(sorted({claim.outlet for claim in asserting or claims}))]
    if denying:
        return GradeSuggestion(Grade.CONTESTED, count, (*reasons, "one side denies it"))
    if count >= 2:
        return GradeSuggestion(Grade.CORROBORATED, count, tuple(reasons))
    return GradeSuggestion(_single(asserting or list(claims), reasons), count, tuple(reasons))


def _single(claims: Sequence[ClaimSource], reasons: list[str]) -> Grade:
    if all(claim.is_party for claim in claims):
        reasons.append("the outlet speaks for a party")
        return Grade.PARTY_CLAIM
    if all(claim.attribution == AttributionKind.ANONYMOUS for claim in claims):
        reasons.append("the article names no source")
        return Grade.SINGLE_ANONYMOUS
    return Grade.SINGLE_NAMED


def independent_groups(claims: Sequence[ClaimSource]) -> list[list[ClaimSource]]:
    """Return the claims grouped by independent source: one outlet, one wire, one copied text are one."""
    groups: list[list[ClaimSource]] = []
    for claim in claims:
        home = next((group for group in groups if any(_is_copy(claim, other) for other in group)), None)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    return groups


def _is_copy(a: ClaimSource, b: ClaimSource) -> bool:
    if a.outlet == b.outlet or (a.copy_group and a.copy_group == b.copy_group):
        return True
    return fuzz.ratio(a.text[:COMPARED_CHARS], b.text[:COMPARED_CHARS]) >= COPY_LIKENESS
