"""Knows how well sources together support an event; an editor confirms it.

Source of the grades: docs/method.md.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field

from events.domain.copies import agency_named, group_copies, join_by_keys
from events.domain.vocabulary import AttributionKind, Factuality, Grade, Stance

_FOR_IT = frozenset({Stance.ASSERTS, Stance.CONFIRMS_PART})


@dataclass(frozen=True, slots=True)
class ClaimSource:
    """Hold what grading looks at in one report.

    `agency` is the wire that the article credits, `sketch` the marks of its text, `is_party` says that the
    outlet, or the one who vouches for the report in it, is a party to the act.
    """

    outlet: str
    attribution: AttributionKind
    stance: Stance
    factuality: Factuality
    copy_group: str = ""
    agency: str = ""
    attribution_name: str = ""
    is_party: bool = False
    is_withdrawn: bool = False
    sketch: frozenset[int] = field(default=frozenset())


@dataclass(frozen=True, slots=True)
class GradeSuggestion:
    """Hold the suggested grade, the number of independent sources, and why in words."""

    grade: Grade
    independent: int
    reasons: tuple[str, ...]


def suggest_grade(claims: Sequence[ClaimSource]) -> GradeSuggestion:
    """Return the grade that the rules give; *confirmed* is never given by a rule, only by an editor.

    Copies of one text count as one source; a report whose article was withdrawn does not count.
    """
    standing = [claim for claim in claims if not claim.is_withdrawn]
    if not standing:
        return GradeSuggestion(Grade.DISCOUNTED, 0, ("every article that reported it was withdrawn",))
    asserting = [claim for claim in standing if claim.stance in _FOR_IT and claim.factuality != Factuality.DENIED]
    told_by = asserting or standing
    count = len(set(source_numbers(told_by)))
    reasons = [_counted(count, told_by)]
    if len(standing) < len(claims):
        reasons.append(f"{len(claims) - len(standing)} of {len(claims)} reports were withdrawn by their outlets")
    if any(claim.stance == Stance.DENIES or claim.factuality == Factuality.DENIED for claim in standing):
        return GradeSuggestion(Grade.CONTESTED, count, (*reasons, "one side denies it"))
    grade, why = _by_support(told_by, count)
    return GradeSuggestion(grade, count, tuple([*reasons, *why]))


def _counted(count: int, claims: Sequence[ClaimSource]) -> str:
    noun = "source" if count == 1 else "sources"
    return f"{count} independent {noun}: " + "; ".join(sorted({claim.outlet for claim in claims}))


def _by_support(claims: Sequence[ClaimSource], count: int) -> tuple[Grade, tuple[str, ...]]:
    """Return the grade of what nobody denies: the weakest kind of support that all reports share."""
    if all(claim.is_party for claim in claims):
        return Grade.PARTY_CLAIM, ("only a party to the act says so",)
    if count >= 2:
        return Grade.CORROBORATED, ()
    if all(claim.attribution == AttributionKind.ANONYMOUS for claim in claims):
        return Grade.SINGLE_ANONYMOUS, ("the article names no source",)
    return Grade.SINGLE_NAMED, ()


def source_numbers(claims: Sequence[ClaimSource]) -> list[int]:
    """Return for each claim the number of its independent source.

    One outlet, one wire, one copied text are one source, and so are all who pass on what one medium reported.
    """
    texts = group_copies([claim.sketch for claim in claims])
    return join_by_keys([list(_keys(claim, text)) for claim, text in zip(claims, texts, strict=True)])


def _keys(claim: ClaimSource, text: int) -> Iterator[Hashable]:
    yield _medium(claim.outlet)
    if claim.copy_group:
        yield _medium(claim.copy_group)
    if claim.agency:
        yield claim.agency
    if claim.attribution == AttributionKind.MEDIA and claim.attribution_name:
        yield _medium(claim.attribution_name)
    if claim.sketch:
        yield "text", text


def _medium(name: str) -> str:
    return agency_named(name) or name.casefold()
