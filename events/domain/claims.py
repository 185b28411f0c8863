"""Knows how the reports of one event stand side by side: ranges, latest word by source, contradictions; no averages.

Every check is linear in the number of reports: what contradicts is found at the extremes and in groups, not in pairs.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from events.domain.copies import join_by_keys
from events.domain.daterange import Bounds
from events.domain.vocabulary import Factuality, Measure, PlacePrecision, Qualifier, Role, Stance, VictimClass

_ASSERTING = frozenset({Stance.ASSERTS, Stance.CONFIRMS_PART})
_TOWNS = frozenset({PlacePrecision.POINT, PlacePrecision.TOWN, PlacePrecision.DISTRICT})
_DOERS = frozenset({Role.INITIATOR})


@dataclass(frozen=True, slots=True)
class ClaimFigure:
    """Hold a figure in its own words; `high` None is open."""

    measure: Measure
    victim_class: VictimClass
    qualifier: Qualifier
    low: int
    best: int | None
    high: int | None
    wording: str


@dataclass(frozen=True, slots=True)
class ClaimPlace:
    """Hold a place; `key` is None for a name that no table knows."""

    key: str | None
    name: str
    precision: PlacePrecision


@dataclass(frozen=True, slots=True)
class ClaimActor:
    """Hold an actor in a role; `country` is ISO alpha-3 or empty."""

    key: str | None
    name: str
    country: str
    role: Role


@dataclass(frozen=True, slots=True)
class Claim:
    """Hold what one report says, and where and when it was said.

    `source` numbers independent sources from 0: reports with one number are copies of one another.
    """

    report_id: int
    outlet: str
    url: str
    published_on: date | None
    published_at: datetime | None
    source: int
    stance: Stance
    factuality: Factuality
    attribution: str
    attribution_name: str
    quote: str
    date_wording: str
    bounds: Bounds | None
    figures: tuple[ClaimFigure, ...] = ()
    places: tuple[ClaimPlace, ...] = ()
    actors: tuple[ClaimActor, ...] = ()
    is_withdrawn: bool = False

    @property
    def said(self) -> tuple[date, float]:
        """Return what orders claims in time; a claim of an unknown day counts as the earliest."""
        moment = self.published_at.timestamp() if self.published_at else 0.0
        return (self.published_on or date.min, moment)


class ContradictionKind(StrEnum):
    """Name in what reports of one event contradict each other."""

    DATES = "dates"
    TOLLS = "tolls"
    PLACES = "places"
    ACTORS = "actors"
    DENIAL = "denial"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Hold that reports cannot all be true, in words, with one report of each side."""

    kind: ContradictionKind
    text: str
    report_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TollClaim:
    """Hold one figure with the report that says it."""

    report_id: int
    outlet: str
    published_on: date | None
    source: int
    figure: ClaimFigure


@dataclass(frozen=True, slots=True)
class TollSpread:
    """Hold all figures of one measure and class, lowest first; `highest` None means that one is open upwards.

    `latest` has the last word of every independent source, the newest first.
    """

    measure: Measure
    victim_class: VictimClass
    lowest: int
    highest: int | None
    figures: tuple[TollClaim, ...]
    latest: tuple[TollClaim, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Hold the claims about one event, the newest first; `independent` counts sources, not reports."""

    claims: tuple[Claim, ...]
    independent: int
    tolls: tuple[TollSpread, ...]
    contradictions: tuple[Contradiction, ...]


def lay_side_by_side(claims: Iterable[Claim]) -> SideBySide:
    """Return the claims with their ranges and contradictions; a withdrawn one is shown and not counted."""
    ordered = sorted(claims, key=lambda claim: (claim.said, claim.report_id), reverse=True)
    standing = [claim for claim in ordered if not claim.is_withdrawn]
    tolls = tuple(_spreads(standing))
    found = (_denial(standing), _dates(standing), *map(_toll, tolls), _places(standing), _actors(standing))
    return SideBySide(
        claims=tuple(ordered),
        independent=len({claim.source for claim in standing}),
        tolls=tolls,
        contradictions=tuple(contradiction for contradiction in found if contradiction is not None),
    )


def _spreads(claims: Sequence[Claim]) -> Iterable[TollSpread]:
    rows: dict[tuple[Measure, VictimClass], list[TollClaim]] = defaultdict(list)
    for claim in claims:
        for figure in claim.figures:
            row = TollClaim(claim.report_id, claim.outlet, claim.published_on, claim.source, figure)
            rows[figure.measure, figure.victim_class].append(row)
    for (measure, victim_class), found in sorted(rows.items()):
        highs = [row.figure.high for row in found]
        yield TollSpread(
            measure=measure,
            victim_class=victim_class,
            lowest=min(row.figure.low for row in found),
            highest=None if None in highs else max(high for high in highs if high is not None),
            figures=tuple(sorted(found, key=_by_size)),
            latest=_latest(found),
        )


def _latest(newest_first: Iterable[TollClaim]) -> tuple[TollClaim, ...]:
    latest: dict[int, TollClaim] = {}
    for row in newest_first:
        latest.setdefault(row.source, row)
    return tuple(latest.values())


def _by_size(row: TollClaim) -> tuple[int, float]:
    return row.figure.low, float("inf") if row.figure.high is None else row.figure.high


def _denial(claims: Sequence[Claim]) -> Contradiction | None:
    denying = [c for c in claims if c.stance == Stance.DENIES or c.factuality == Factuality.DENIED]
    asserting = [c for c in claims if c.stance in _ASSERTING and c.factuality != Factuality.DENIED]
    if not denying or not asserting:
        return None
    text = f"{asserting[0].outlet} reports it, {denying[0].outlet} reports a denial"
    return Contradiction(ContradictionKind.DENIAL, text, (asserting[0].report_id, denying[0].report_id))


def _dates(claims: Sequence[Claim]) -> Contradiction | None:
    """Compare the report that starts last with the one that ends first: where these overlap, all do."""
    starts = [(c.bounds.earliest, c) for c in claims if c.bounds and c.bounds.earliest]
    ends = [(c.bounds.latest, c) for c in claims if c.bounds and c.bounds.latest]
    if not starts or not ends:
        return None
    last_start, late = max(starts, key=lambda pair: pair[0])
    first_end, early = min(ends, key=lambda pair: pair[0])
    if last_start <= first_end:
        return None
    text = f"{early.outlet}: by {first_end.isoformat()}; {late.outlet}: not before {last_start.isoformat()}"
    return Contradiction(ContradictionKind.DATES, text, (early.report_id, late.report_id))


def _toll(spread: TollSpread) -> Contradiction | None:
    """Compare the latest words of the sources; that a source raised its own figure is no contradiction."""
    highest_low = max(spread.latest, key=lambda row: row.figure.low)
    closed = [(row.figure.high, row) for row in spread.latest if row.figure.high is not None]
    if not closed:
        return None
    lowest_high, low = min(closed, key=lambda pair: pair[0])
    if highest_low.figure.low <= lowest_high:
        return None
    text = f"{spread.measure}: {low.outlet} {low.figure.wording}, {highest_low.outlet} {highest_low.figure.wording}"
    return Contradiction(ContradictionKind.TOLLS, text, (low.report_id, highest_low.report_id))


def _places(claims: Sequence[Claim]) -> Contradiction | None:
    """Say where reports name towns and no chain of shared towns connects them."""

    def towns(claim: Claim) -> list[tuple[str, set[Hashable]]]:
        return [(p.name, {p.name.casefold(), p.key or p.name}) for p in claim.places if p.precision in _TOWNS]

    return _apart(ContradictionKind.PLACES, claims, towns)


def _actors(claims: Sequence[Claim]) -> Contradiction | None:
    """Say where reports name those who act and no chain of shared names or countries connects them."""

    def doers(claim: Claim) -> list[tuple[str, set[Hashable]]]:
        return [
            (a.name, {a.name.casefold(), a.key or a.name, a.country or a.name})
            for a in claim.actors
            if a.role in _DOERS and (a.key or a.country)
        ]

    return _apart(ContradictionKind.ACTORS, claims, doers)


def _apart(
    kind: ContradictionKind, claims: Sequence[Claim], named: Callable[[Claim], list[tuple[str, set[Hashable]]]]
) -> Contradiction | None:
    telling = [(claim, names) for claim in claims if (names := named(claim))]
    groups = join_by_keys([set().union(*(keys for _, keys in names)) for _, names in telling])
    first: dict[int, tuple[Claim, str]] = {}
    for group, (claim, names) in zip(groups, telling, strict=True):
        first.setdefault(group, (claim, ", ".join(name for name, _ in names)))
    if len(first) < 2:
        return None
    text = "; ".join(f"{claim.outlet}: {name}" for claim, name in first.values())
    return Contradiction(kind, text, tuple(claim.report_id for claim, _ in first.values()))
