"""Knows when two reports are of one event: blocked by days, type and actors, then scored with reasons.

Thresholds were set on the annotated sample articles and on MAVERICK (docs/method.md).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from events.domain.daterange import Bounds
from events.domain.merging.facts import ReportFacts
from events.domain.merging.reasons import Reason
from events.domain.merging.sides import MUTUAL, are_swapped, doers, done_to, is_domestic, overlap
from events.domain.merging.weights import is_one_deal, weigh
from events.domain.merging.where import common_place
from events.domain.vocabulary import Type

MERGE_AT = 0.60
ASK_AT = 0.45
# reports put an act of the night on either day
TOUCHING_DAYS = 1
VAST = timedelta(days=30)

_FAMILIES = (
    frozenset({Type.ASSAULT}),
    frozenset({Type.COERCE}),
    frozenset({Type.REQUEST}),
    frozenset({Type.CONSULT}),
    frozenset({Type.AGREE, Type.COOPERATE}),
    frozenset({Type.CONCEDE, Type.RETREAT}),
    frozenset({Type.ACCUSE, Type.REJECT}),
    frozenset({Type.THREATEN}),
)
# no likeness to other members outweighs these
_FORBIDDING = frozenset({"same-article", "type", "days-apart", "roles-swapped"})
# an editor decides where one of these stands, unless equal figures speak for one act
_CONFLICTS = frozenset({"places-differ", "quarters-differ", "next-day"})
_HARD_CONFLICTS = frozenset({"tolls-differ", "open-dates"})


class Verdict(StrEnum):
    """Name what to do with a pair."""

    MERGE = "merge"
    ASK = "ask"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Hold the score (from 0, a sure pair may pass 1), what follows from it, and why."""

    score: float
    verdict: Verdict
    reasons: tuple[Reason, ...]


def family_of(type_: Type) -> frozenset[Type]:
    """Return the types under which outlets report one act."""
    return next((family for family in _FAMILIES if type_ in family), frozenset({type_}))


def compare(a: ReportFacts, b: ReportFacts) -> Comparison:
    """Return how likely two reports are of one event; the order of the two does not matter."""
    if barrier := _barrier(a, b):
        return Comparison(0.0, Verdict.APART, (barrier,))
    reasons = weigh(a, b)
    # no upper bound: of two events that both fit, the better one must stay the better one
    score = max(0.0, sum(reason.weight for reason in reasons))
    return Comparison(score, _verdict(score, reasons), reasons)


def compare_event(report: ReportFacts, members: Sequence[ReportFacts]) -> Comparison:
    """Return how likely a report belongs to an event: its mean likeness to the members, told by the most alike.

    The best member alone would let events grow along chains: each report like the last one, unlike the first.
    """
    found = [compare(report, member) for member in members]
    forbidden = next((c for c in found if any(r.code in _FORBIDDING for r in c.reasons)), None)
    if forbidden:
        return forbidden
    best = max(found, key=lambda c: c.score)
    score = sum(c.score for c in found) / len(found)
    verdict = _verdict(score, best.reasons)
    if verdict == Verdict.MERGE and sum(_contradicts(c) for c in found) > len(found) / 2:
        verdict = Verdict.ASK  # like one member, unlike most: events must not grow along chains
    return Comparison(score, verdict, best.reasons)


def _contradicts(comparison: Comparison) -> bool:
    return _is_doubtful({reason.code for reason in comparison.reasons})


def _verdict(score: float, reasons: Iterable[Reason]) -> Verdict:
    codes = {reason.code for reason in reasons}
    if score >= MERGE_AT and not _is_doubtful(codes):
        return Verdict.MERGE
    return Verdict.ASK if score >= ASK_AT else Verdict.APART


def _is_doubtful(codes: set[str]) -> bool:
    if codes & _HARD_CONFLICTS:
        return True
    if "tolls-equal" in codes:
        return False
    # two acts of one day and the same sides: place or figures must show that the outlets mean one
    unsupported = "kinds-differ" in codes and not codes & {"same-place", "tolls-agree"}
    return unsupported or bool(codes & _CONFLICTS)


def _barrier(a: ReportFacts, b: ReportFacts) -> Reason | None:
    """Return why the two cannot be one event whatever else agrees."""
    if a.article == b.article:
        return Reason("same-article", "one article tells them apart", 0.0)
    if b.type not in family_of(a.type):
        return Reason("type", f"{a.type} is not {b.type}", 0.0)
    if a.bounds is None or b.bounds is None:
        return Reason("no-date", "a date is unknown", 0.0)
    if is_vast(a.bounds) or is_vast(b.bounds):
        return Reason("vast-days", "an interval of more than a month tells no act from another", 0.0)
    if (gap := a.bounds.gap_days(b.bounds)) > TOUCHING_DAYS:
        return Reason("days-apart", f"{gap} days apart", 0.0)
    return _barrier_of_actors(a, b)


def is_vast(bounds: Bounds) -> bool:
    """Say whether an interval is too long to tell one act from another of the same sides."""
    return bounds.earliest is not None and bounds.latest is not None and bounds.latest - bounds.earliest > VAST


def _barrier_of_actors(a: ReportFacts, b: ReportFacts) -> Reason | None:
    if are_swapped(a, b):
        return Reason("roles-swapped", "who acts in one is acted on in the other", 0.0)
    if not _share_a_side(a, b):
        return Reason("no-shared-actor", "no actor in the same role, no common place", 0.0)
    return None


def _share_a_side(a: ReportFacts, b: ReportFacts) -> bool:
    """Say whether an actor stands in the same role in both; else, if one may name it otherwise, both name one town.

    Sources name the sides of an act inside one country differently, and may leave out who acts. A truce or a deal
    is told without its parties ('the ceasefire took effect'); its country stands for them.
    """
    by_country = not (is_domestic(a) or is_domestic(b))
    acting = overlap(doers(a), doers(b), by_country=by_country)
    acted_on = overlap(done_to(a), done_to(b), by_country=by_country)
    if acting or acted_on:
        return True
    if (acting is None or not by_country or a.type in MUTUAL) and common_place(a, b) is not None:
        return True
    return acting is None and is_one_deal(a, b)
