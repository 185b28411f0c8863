"""Knows what each field adds to the likeness of two reports, and in which words that is told to the editor."""

from math import log1p

from rapidfuzz import fuzz

from events.domain.merging.facts import ReportFacts
from events.domain.merging.reasons import Reason
from events.domain.merging.sides import MUTUAL, doers, done_to, is_domestic, overlap, shared
from events.domain.merging.tolls import tolls
from events.domain.merging.where import places, same_place
from events.domain.vocabulary import DatePrecision, Factuality

NEAR_DAYS = 10
SAME_DAY = 0.25
DAY_OR_TWO = 0.20
NEAR = 0.15
WIDE = 0.05
# inside one country, where acts are many, days that only overlap say less
DOMESTIC_DAYS = -0.10
NEXT_DAY = -0.20
CROWD = 0.15
SINGULAR = 0.33
OTHER_PARTIES = -0.05
DOMESTIC_SIDES = 0.16

# what says least about an act: any specific kind may be meant
_GENERAL_KINDS = frozenset({"attack", "killing", "war", "meeting", "talks", "appeal", "deal"})

# two sides conclude one of these on a day, while they strike each other ten times
SINGULAR_KINDS = frozenset({"ceasefire", "deal", "summit", "prisoner-exchange"})

# a missile from an aircraft is both
_INTERCHANGED = frozenset({"airstrike", "missile-strike"})


def weigh(a: ReportFacts, b: ReportFacts) -> tuple[Reason, ...]:
    """Return every reason for and against two reports being of one event."""
    found = (dates(a, b), roles(a, b), kinds(a, b), places(a, b), *tolls(a, b), crowd(a, b), words(a, b))
    return tuple(reason for reason in found if reason is not None)


def dates(a: ReportFacts, b: ReportFacts) -> Reason:
    """Weigh overlapping days: the narrower the wider of the two, the more it says."""
    if a.bounds and b.bounds and a.bounds.gap_days(b.bounds) > 0:
        return Reason("next-day", "days that touch but do not overlap", NEXT_DAY)
    widths = [_width_days(a), _width_days(b)]
    if None in widths:
        return Reason("open-dates", "a date is open at one end", 0.0)
    wider = max(width for width in widths if width is not None)
    if wider <= 2 and (a.bounds == b.bounds or widths == [1, 1]):
        return Reason("same-day", "the same day or two", SAME_DAY)
    less = DOMESTIC_DAYS if is_domestic(a) and is_domestic(b) else 0.0
    if wider <= 2:
        return Reason("same-day", "the same day or two", DAY_OR_TWO + less)
    if wider <= NEAR_DAYS or _is_month(a) == _is_month(b):
        return Reason("near-days", "days that overlap", NEAR + less)
    return Reason("wide-days", f"only a wide interval of {wider} days overlaps", WIDE + less)


def _width_days(report: ReportFacts) -> int | None:
    bounds = report.bounds
    if bounds is None or bounds.earliest is None or bounds.latest is None:
        return None
    return (bounds.latest - bounds.earliest).days + 1


def _is_month(report: ReportFacts) -> bool:
    return report.bounds is not None and report.bounds.precision in {DatePrecision.MONTH, DatePrecision.YEAR}


def roles(a: ReportFacts, b: ReportFacts) -> Reason:
    """Weigh who acts, and whom it is done to; in a mutual act the parties are all there is to compare."""
    by_country = not (is_domestic(a) or is_domestic(b))
    acting = overlap(doers(a), doers(b), by_country=by_country)
    acted_on = overlap(done_to(a), done_to(b), by_country=by_country)
    weight = 0.22 * _signed(acting) + 0.18 * _signed(acted_on)
    if is_domestic(a) and is_domestic(b):
        # police and youths of one country meet in many acts, and each source calls them something else
        weight = DOMESTIC_SIDES + 0.05 * _signed(acting) + 0.06 * _signed(acted_on)
    elif acted_on is None:
        # nobody is acted on: two common parties say as much as both sides of an act do
        both = shared(doers(a), doers(b), by_country=by_country)
        weight = (0.4 if both >= 2 else 0.3) * _signed(acting)
        if acting is not None and both == 0 and a.type in MUTUAL:
            weight = OTHER_PARTIES  # a report of a meeting may name one party only, and another report the other
    agreement = {True: "agree", False: "differ"}
    parts = [
        f"{side} {agreement[share >= 0.5]}"
        for side, share in (("who acts", acting), ("whom to", acted_on))
        if share is not None
    ]
    return Reason("roles", ", ".join(parts) or "no roles to compare", weight)


def _signed(share: float | None) -> float:
    """Return -1 (nothing shared) to 1 (all shared), 0 where there is nothing to compare."""
    return 0.0 if share is None else 2 * share - 1


def kinds(a: ReportFacts, b: ReportFacts) -> Reason:
    """Weigh the kinds: outlets name one act more or less exactly, seldom differently."""
    if is_one_deal(a, b):
        return Reason("same-kind", f"both {a.kind}, of which one place and day has one", SINGULAR)
    if a.kind == b.kind:
        return Reason("same-kind", f"both {a.kind}", 0.12)
    if a.type != b.type and Factuality.DENIED not in {a.factuality, b.factuality}:
        return Reason("same-family", f"{a.type} and {b.type} are of one family", -0.06)
    if {a.kind, b.kind} & _GENERAL_KINDS or {a.kind, b.kind} == _INTERCHANGED:
        return Reason("same-type", f"{a.kind} may be {b.kind}", 0.04)
    return Reason("kinds-differ", f"{a.kind} is not {b.kind}", 0.0)


def is_one_deal(a: ReportFacts, b: ReportFacts) -> bool:
    """Say whether both tell of the same kind of agreement in one country or area: there are seldom two in a day.

    One that names neither parties nor place ('the ceasefire took effect on Friday') means the one all know.
    """
    if a.kind != b.kind or a.kind not in SINGULAR_KINDS:
        return False
    if not (a.actors or a.places) or not (b.actors or b.places):
        return a.bounds == b.bounds
    return any(same_place(p, q) or (p.country and p.country == q.country) for p in a.places for q in b.places)


def crowd(a: ReportFacts, b: ReportFacts) -> Reason | None:
    """Weigh how many acts of one article the same days and place could mean: where many could, they point to none."""
    others = max(a.alike_told, b.alike_told)
    if not others:
        return None
    return Reason("crowd", f"one article tells of {others + 1} acts of these days there", -CROWD * log1p(others))


def words(a: ReportFacts, b: ReportFacts) -> Reason | None:
    """Weigh the wording, which only breaks ties: an attack and its answer read alike."""
    if not a.quote or not b.quote:
        return None
    likeness = fuzz.token_set_ratio(a.quote, b.quote) / 100
    return Reason("words", f"wording alike by {likeness:.0%}", 0.35 * (likeness - 0.4))
