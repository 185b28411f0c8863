"""Knows when two reports are of one event: blocked by days and type, scored by roles, place, figures and words.

Thresholds were set on the annotated sample articles and on MAVERICK (docs/method.md).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from events.domain.merging.facts import FigureFact, PlaceFact, ReportFacts
from events.domain.merging.sides import are_swapped, doers, done_to, overlap
from events.domain.vocabulary import DatePrecision, Factuality, PlacePrecision, Type

MERGE_AT = 0.62
ASK_AT = 0.45
WIDE_DAYS = 10

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
_AREAS = frozenset({PlacePrecision.PROVINCE, PlacePrecision.COUNTRY, PlacePrecision.SEA, PlacePrecision.UNNAMED})


class Verdict(StrEnum):
    """Name what to do with a pair."""

    MERGE = "merge"
    ASK = "ask"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Reason:
    """Hold one reason with what it adds to the score."""

    code: str
    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Hold the score (0-1), what follows from it, and why."""

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
    reasons = tuple(
        r for r in (_dates(a, b), _roles(a, b), _kinds(a, b), _places(a, b), _tolls(a, b), _words(a, b)) if r
    )
    score = min(1.0, max(0.0, sum(reason.weight for reason in reasons)))
    return Comparison(score, _verdict(score, reasons), reasons)


def compare_event(report: ReportFacts, members: Sequence[ReportFacts]) -> Comparison:
    """Return how likely a report belongs to an event: its mean likeness, none of the members speaking against it."""
    found = [compare(report, member) for member in members]
    barred = next((c for c in found if any(r.code in _BARRIERS for r in c.reasons)), None)
    if barred:
        return barred
    best = max(found, key=lambda c: c.score)
    score = (best.score + sum(c.score for c in found) / len(found)) / 2
    return Comparison(score, _verdict(score, best.reasons), best.reasons)


_BARRIERS = frozenset({"same-article", "type", "no-date", "days-apart", "roles-swapped", "no-shared-actor"})
_CONFLICTS = frozenset({"places-differ", "tolls-differ"})


def _verdict(score: float, reasons: Iterable[Reason]) -> Verdict:
    conflict = any(reason.code in _CONFLICTS for reason in reasons)
    if score >= MERGE_AT and not conflict:
        return Verdict.MERGE
    return Verdict.ASK if score >= ASK_AT else Verdict.APART


def _barrier(a: ReportFacts, b: ReportFacts) -> Reason | None:
    """Return why the two cannot be one event whatever else agrees."""
    if a.article == b.article:
        return Reason("same-article", "one article tells them apart", 0.0)
    if b.type not in family_of(a.type):
        return Reason("type", f"{a.type} is not {b.type}", 0.0)
    if a.bounds is None or b.bounds is None:
        return Reason("no-date", "a date is unknown", 0.0)
    if not a.bounds.overlaps(b.bounds):
        return Reason("days-apart", f"{a.bounds.gap_days(b.bounds)} days apart", 0.0)
    if are_swapped(a, b):
        return Reason("roles-swapped", "who acts in one is acted on in the other", 0.0)
    if not _share_a_side(a, b):
        return Reason("no-shared-actor", "no actor in the same role, no common place", 0.0)
    return None


def _share_a_side(a: ReportFacts, b: ReportFacts) -> bool:
    if overlap(doers(a), doers(b)) or overlap(done_to(a), done_to(b)):
        return True
    return a.type == Type.ASSAULT and _common_place(a, b) is not None and not (doers(a) and doers(b))


def _days(report: ReportFacts) -> int | None:
    bounds = report.bounds
    if bounds is None or bounds.earliest is None or bounds.latest is None:
        return None
    return (bounds.latest - bounds.earliest).days + 1


def _dates(a: ReportFacts, b: ReportFacts) -> Reason:
    """Weigh overlapping days: the narrower the wider of the two, the more it says."""
    widths = [_days(a), _days(b)]
    if None in widths:
        return Reason("open-dates", "a date is open at one end", 0.0)
    wider = max(width for width in widths if width is not None)
    if wider <= 2:
        return Reason("same-day", "the same day or two", 0.25)
    if wider <= WIDE_DAYS or _is_month(a) == _is_month(b):
        return Reason("near-days", "days that overlap", 0.15)
    return Reason("wide-days", f"only a wide interval of {wider} days overlaps", 0.05)


def _is_month(report: ReportFacts) -> bool:
    return report.bounds is not None and report.bounds.precision in {DatePrecision.MONTH, DatePrecision.YEAR}


def _roles(a: ReportFacts, b: ReportFacts) -> Reason:
    """Weigh who acts, and whom it is done to."""
    acting, acted_on = overlap(doers(a), doers(b)), overlap(done_to(a), done_to(b))
    weight = 0.22 * _signed(acting) + 0.18 * _signed(acted_on)
    words = {True: "agree", False: "differ"}
    parts = [
        f"{side} {words[share >= 0.5]}"
        for side, share in (("who acts", acting), ("whom to", acted_on))
        if share is not None
    ]
    return Reason("roles", ", ".join(parts) or "no roles to compare", weight)


def _signed(share: float | None) -> float:
    """Return -1 (nothing shared) to 1 (all shared), 0 where there is nothing to compare."""
    return 0.0 if share is None else 2 * share - 1


def _kinds(a: ReportFacts, b: ReportFacts) -> Reason:
    if a.kind == b.kind:
        return Reason("same-kind", f"both {a.kind}", 0.12)
    if Factuality.DENIED in {a.factuality, b.factuality} or a.type == b.type:
        return Reason("same-type", f"{a.kind} and {b.kind} are of one type", 0.04)
    return Reason("same-family", f"{a.type} and {b.type} are of one family", -0.06)


def _common_place(a: ReportFacts, b: ReportFacts) -> PlaceFact | None:
    others = [place for place in b.places if place.precision not in _AREAS]
    for place in a.places:
        if place.precision not in _AREAS and any(_same_place(place, other) for other in others):
            return place
    return None


def _same_place(a: PlaceFact, b: PlaceFact) -> bool:
    return (a.key is not None and a.key == b.key) or a.name.casefold() == b.name.casefold()


def _places(a: ReportFacts, b: ReportFacts) -> Reason | None:
    """Weigh places: a town shared says much, two towns without a common one speak against it."""
    if common := _common_place(a, b):
        return Reason("same-place", f"both at {common.name}", 0.22)
    exact = [[place for place in report.places if place.precision not in _AREAS] for report in (a, b)]
    if exact[0] and exact[1]:
        return Reason("places-differ", f"{exact[0][0].name} is not {exact[1][0].name}", -0.2)
    countries = [{place.country for place in report.places if place.country} for report in (a, b)]
    if countries[0] and countries[1]:
        same = bool(countries[0] & countries[1])
        return Reason("country", "the same country" if same else "other countries", 0.06 if same else -0.15)
    return None


def _tolls(a: ReportFacts, b: ReportFacts) -> Reason | None:
    """Weigh figures of one measure; growing tolls differ, so only a wide gap speaks against it."""
    for one in a.figures:
        for other in b.figures:
            if one.measure == other.measure:
                return _toll(one, other)
    return None


def _toll(one: FigureFact, other: FigureFact) -> Reason:
    low, high = sorted((one, other), key=lambda figure: figure.low)
    if low.high is None or low.high >= high.low:
        exact = low.low == high.low
        return Reason("tolls-agree", f"{low.measure} figures agree", 0.14 if exact else 0.06)
    if high.low > 3 * max(1, low.high):
        return Reason("tolls-differ", f"{low.low} and {high.low} {low.measure}", -0.15)
    return Reason("tolls-near", f"{low.low} and {high.low} {low.measure}", 0.0)


def _words(a: ReportFacts, b: ReportFacts) -> Reason | None:
    """Weigh the wording, which only breaks ties: an attack and its answer read alike."""
    if not a.quote or not b.quote:
        return None
    likeness = fuzz.token_set_ratio(a.quote, b.quote) / 100
    return Reason("words", f"wording alike by {likeness:.0%}", 0.35 * (likeness - 0.4))
