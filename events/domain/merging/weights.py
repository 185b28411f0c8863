"""Knows what each field adds to the likeness of two reports, and in which words that is told to the editor."""

from dataclasses import dataclass
from math import log1p

from rapidfuzz import fuzz

from events.domain.merging.facts import FigureFact, PlaceFact, ReportFacts
from events.domain.merging.sides import MUTUAL, doers, done_to, is_domestic, overlap, shared
from events.domain.vocabulary import DatePrecision, Factuality, PlacePrecision

NEAR_DAYS = 10
TELLING_FIGURE = 3
NEXT_DAY = -0.05
QUARTERS_DIFFER = -0.05
ONE_QUARTER = 0.12
EQUAL_TOLL = 0.3
NONE_AGAINST_SOME = -0.2
TOLLS_DIFFER = -0.25
CROWD = 0.16
SINGULAR = 0.28
DOMESTIC_SIDES = 0.25

_AREAS = frozenset({PlacePrecision.PROVINCE, PlacePrecision.COUNTRY, PlacePrecision.SEA, PlacePrecision.UNNAMED})
# what says least about an act: any specific kind may be meant
_GENERAL_KINDS = frozenset({"attack", "killing", "war", "meeting", "talks", "appeal", "deal"})

# two sides conclude one of these on a day, while they strike each other ten times
_SINGULAR_KINDS = frozenset({"ceasefire", "deal", "summit", "prisoner-exchange"})

# a missile from an aircraft is both
_INTERCHANGED = frozenset({"airstrike", "missile-strike"})


@dataclass(frozen=True, slots=True)
class Reason:
    """Hold one reason with what it adds to the score."""

    code: str
    text: str
    weight: float


def weigh(a: ReportFacts, b: ReportFacts) -> tuple[Reason, ...]:
    """Return every reason for and against two reports being of one event."""
    found = (dates(a, b), roles(a, b), kinds(a, b), places(a, b), tolls(a, b), crowd(a, b), words(a, b))
    return tuple(reason for reason in found if reason is not None)


def dates(a: ReportFacts, b: ReportFacts) -> Reason:
    """Weigh overlapping days: the narrower the wider of the two, the more it says."""
    if a.bounds and b.bounds and a.bounds.gap_days(b.bounds) > 0:
        return Reason("next-day", "days that touch but do not overlap", NEXT_DAY)
    widths = [_width_days(a), _width_days(b)]
    if None in widths:
        return Reason("open-dates", "a date is open at one end", 0.0)
    wider = max(width for width in widths if width is not None)
    if wider <= 2:
        return Reason("same-day", "the same day or two", 0.25)
    if wider <= NEAR_DAYS or _is_month(a) == _is_month(b):
        return Reason("near-days", "days that overlap", 0.15)
    return Reason("wide-days", f"only a wide interval of {wider} days overlaps", 0.05)


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
        weight = DOMESTIC_SIDES + 0.05 * _signed(acting) + 0.07 * _signed(acted_on)
    elif acted_on is None:
        # nobody is acted on: two common parties say as much as both sides of an act do
        both = shared(doers(a), doers(b), by_country=by_country)
        weight = (0.4 if both >= 2 else 0.3) * _signed(acting)
        if both == 0 and a.type in MUTUAL:
            weight = 0.0  # a report of a meeting may name one party only, and another report the other
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
    """Say whether both tell of the same kind of agreement in one country or area: there are seldom two in a day."""
    if a.kind != b.kind or a.kind not in _SINGULAR_KINDS:
        return False
    return any(_same_place(p, q) or (p.country and p.country == q.country) for p in a.places for q in b.places)


def places(a: ReportFacts, b: ReportFacts) -> Reason | None:
    """Weigh places: a town shared says much, two towns without a common one speak against it."""
    common = common_place(a, b)
    if common and (quarters := _other_quarters(a, b)):
        return Reason("places-differ", f"{quarters[0].name} is not {quarters[1].name}", QUARTERS_DIFFER)
    if common:
        return Reason("same-place", f"both at {common.name}", _place_weight(common, a, b))
    exact = [_exact(report) for report in (a, b)]
    if exact[0] and exact[1]:
        return Reason("places-differ", f"{exact[0][0].name} is not {exact[1][0].name}", -0.2)
    countries = [{place.country for place in report.places if place.country} for report in (a, b)]
    if countries[0] and countries[1]:
        same = bool(countries[0] & countries[1])
        return Reason("country", "the same country" if same else "other countries", 0.06 if same else -0.15)
    return None


def _place_weight(common: PlaceFact, a: ReportFacts, b: ReportFacts) -> float:
    """Weigh a shared place: a town says less where one report goes on to a quarter of it and the other does not."""
    if common.precision == PlacePrecision.POINT:
        return 0.3
    return 0.22 if bool(_quarters(a)) == bool(_quarters(b)) else ONE_QUARTER


def common_place(a: ReportFacts, b: ReportFacts) -> PlaceFact | None:
    """Return a place below province that both reports name."""
    others = _exact(b)
    found = [place for place in _exact(a) if any(_same_place(place, other) for other in others)]
    return min(found, key=lambda place: place.precision != PlacePrecision.POINT, default=None)


def _other_quarters(a: ReportFacts, b: ReportFacts) -> tuple[PlaceFact, PlaceFact] | None:
    """Return two different points inside a town where both reports go that far and share none."""
    mine, theirs = _quarters(a), _quarters(b)
    if not mine or not theirs or any(_same_place(p, other) for p in mine for other in theirs):
        return None
    return mine[0], theirs[0]


def _quarters(report: ReportFacts) -> list[PlaceFact]:
    return [place for place in report.places if place.precision == PlacePrecision.POINT]


def _exact(report: ReportFacts) -> list[PlaceFact]:
    return [place for place in report.places if place.precision not in _AREAS]


def _same_place(a: PlaceFact, b: PlaceFact) -> bool:
    return (a.key is not None and a.key == b.key) or a.name.casefold() == b.name.casefold()


def tolls(a: ReportFacts, b: ReportFacts) -> Reason | None:
    """Weigh figures of one measure; growing tolls differ, so only a wide gap speaks against it.

    The first measure that somebody suffered in either report decides: that both say nobody died tells little.
    """
    common = [(one, other) for one in a.figures for other in b.figures if one.measure == other.measure]
    if common:
        return _toll(*next((pair for pair in common if any(figure.low for figure in pair)), common[0]))
    if a.figures and b.figures:
        return Reason("tolls-apart", "one counts the dead, the other only others", -0.1)
    return None


def _toll(one: FigureFact, other: FigureFact) -> Reason:
    low, high = sorted((one, other), key=lambda figure: figure.low)
    told = f"{low.low} and {high.low} {low.measure}"
    if low.low == high.low:
        return _equal(low)
    if low.high is None or low.high >= high.low:
        return Reason("tolls-agree", f"{low.measure} figures can both be true", 0.06)
    if high.low > 3 * max(1, low.high):
        return Reason("tolls-differ", told, TOLLS_DIFFER)
    return Reason("tolls-near", told, NONE_AGAINST_SOME if low.high == 0 else 0.0)


def _equal(figure: FigureFact) -> Reason:
    """Weigh an equal figure: none or one dead is common; from three on it is seldom chance."""
    told = f"both say {figure.low} {figure.measure}"
    if figure.low < TELLING_FIGURE:
        return Reason("tolls-agree", told, 0.06 if figure.low else 0.0)
    return Reason("tolls-equal", told, EQUAL_TOLL)


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
