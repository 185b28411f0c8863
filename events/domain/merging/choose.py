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


def choose_home(matches: Iterable[Match[Target]]) -> Match[Target] | None:
    """Return the event that a report joins by itself: clear by its score, and clearly before the next one."""
    ranked = rank(matches)
    clear = next((match for match in ranked if match.comparison.verdict == Verdict.MERGE), None)
    if clear is None:
        return None
    rivals = (match.comparison.score for match in ranked if match is not clear)
    lead = clear.comparison.score - max(rivals, default=0.0)
    return clear if lead >= CLEAR_LEAD else None


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
