"""Knows which of several likely events a report joins by itself, and which an editor is asked about."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from events.domain.copies import join_by_keys
from events.domain.merging.compare import Comparison, Verdict

Target = TypeVar("Target")
Identity = TypeVar("Identity", bound=Hashable)
# where two events fit about equally well, the rules cannot tell which one is meant
CLEAR_LEAD = 0.05


@dataclass(frozen=True, slots=True)
class Match(Generic[Target]):
    """Hold an event that a report may belong to, with the comparison."""

    target: Target
    comparison: Comparison


def choose_homes(
    matches: Sequence[Sequence[Match[Target]]], *, identity: Callable[[Target], Identity]
) -> list[Match[Target] | None]:
    """Return for each report of one article the event that it joins by itself; None where none is clear.

    The surest pair chooses first, whichever report it is of: no event takes two reports of one article, and 'Israel
    struck Iran' must not take the place of 'Israel struck that prison'. Clear is what the score says, and what leads
    every other event that is still free.
    """
    homes: list[Match[Target] | None] = [None] * len(matches)
    taken: set[Identity] = set()
    pairs = [(n, match) for n, found in enumerate(matches) for match in found]
    for n, match in sorted(pairs, key=lambda pair: -pair[1].comparison.score):
        if homes[n] is not None or identity(match.target) in taken or match.comparison.verdict != Verdict.MERGE:
            continue
        free = [other for other in rank(matches[n]) if other is not match and identity(other.target) not in taken]
        if match.comparison.score - max((other.comparison.score for other in free), default=0.0) >= CLEAR_LEAD:
            homes[n] = match
            taken.add(identity(match.target))
    return homes


def rank(matches: Iterable[Match[Target]]) -> Sequence[Match[Target]]:
    """Return the matches that are not apart, the likeliest first."""
    likely = [match for match in matches if match.comparison.verdict != Verdict.APART]
    return sorted(likely, key=lambda match: -match.comparison.score)


def drop_doubles(
    matches: Sequence[Match[Target]],
    suspected: Iterable[tuple[Identity, Identity]],
    *,
    identity: Callable[[Target], Identity],
    prefers: Callable[[Target], bool],
) -> list[Match[Target]]:
    """Return one match for all events that are suspected to be one: a preferred one if there is any, the likeliest.

    Two events that wait for an editor to say whether they are one are no rivals; without this every further
    report would find both alike and become a third.
    """
    pairs = list(suspected)
    keys = [[identity(m.target), *(pair for pair in pairs if identity(m.target) in pair)] for m in matches]
    best: dict[int, Match[Target]] = {}
    for group, match in zip(join_by_keys(keys), matches, strict=True):
        known = best.get(group)
        if known is None or _order(match, prefers) > _order(known, prefers):
            best[group] = match
    return list(best.values())


def _order(match: Match[Target], prefers: Callable[[Target], bool]) -> tuple[bool, float]:
    return prefers(match.target), match.comparison.score
