"""Knows what the places of two reports say about their being of one event."""

from collections.abc import Iterable
from math import asin, cos, radians, sin, sqrt

from events.domain.merging.facts import PlaceFact, ReportFacts
from events.domain.merging.reasons import Reason
from events.domain.merging.sides import is_domestic
from events.domain.vocabulary import PlacePrecision

ONE_POINT = 0.28
ONE_TOWN = 0.27
ONE_QUARTER = 0.03
QUARTERS_NEAR = 0.24
QUARTERS_DIFFER = -0.03
PLACES_DIFFER = -0.20
FAR_PLACES = -0.38
SAME_COUNTRY = 0.06
COUNTRY_ALONE = -0.05
OTHER_COUNTRIES = -0.15

# outlets name one spot by the street, the market or the quarter it is in
NEAR_KM = 1.0
FAR_KM = 40.0
_EARTH_KM = 6371.0

_AREAS = frozenset({PlacePrecision.PROVINCE, PlacePrecision.COUNTRY, PlacePrecision.SEA, PlacePrecision.UNNAMED})


def places(a: ReportFacts, b: ReportFacts) -> Reason | None:
    """Weigh places: a town shared says much, two towns without a common one speak against it."""
    common = common_place(a, b)
    if common:
        return _common_reason(common, a, b)
    if _exact(a) and _exact(b):
        return _other_towns(a, b)
    return _countries(a, b)


def _other_towns(a: ReportFacts, b: ReportFacts) -> Reason:
    """Weigh two places far and near; missiles of one state fall on several towns of another in one attack."""
    mine, theirs = _exact(a), _exact(b)
    named, km = f"{mine[0].name} is not {theirs[0].name}", _least_km(mine, theirs)
    # a town is a dot on a map, a spot is one on the ground
    is_spot = bool(_quarters(a) or _quarters(b))
    if is_spot and km is not None and km <= NEAR_KM:
        return Reason("places-near", f"{named}, but within {NEAR_KM:.0f} km", 0.0)
    is_far = km is not None and km > FAR_KM and is_domestic(a) and is_domestic(b)
    return Reason("places-differ", named, FAR_PLACES if is_far else PLACES_DIFFER)


def _countries(a: ReportFacts, b: ReportFacts) -> Reason | None:
    mine, theirs = ({place.country for place in report.places if place.country} for report in (a, b))
    if not mine or not theirs:
        return None
    if not mine & theirs:
        return Reason("country", "other countries", OTHER_COUNTRIES)
    if is_domestic(a) and is_domestic(b):
        # in an act inside one country, the country is known before anything else
        return Reason("country", "the same country, as all such acts", COUNTRY_ALONE)
    return Reason("country", "the same country", SAME_COUNTRY)


def _common_reason(common: PlaceFact, a: ReportFacts, b: ReportFacts) -> Reason:
    """Weigh a shared place: a town says little where one report goes on to a quarter of it and the other does not."""
    if quarters := _other_quarters(a, b):
        named, km = f"{quarters[0].name} is not {quarters[1].name}", distance_km(*quarters)
        if km is not None and km <= NEAR_KM:
            return Reason("quarters-near", f"{named}, but within {NEAR_KM:.0f} km", QUARTERS_NEAR)
        return Reason("quarters-differ", named, QUARTERS_DIFFER)
    text = f"both at {common.name}"
    if common.precision == PlacePrecision.POINT:
        return Reason("same-place", text, ONE_POINT)
    return Reason("same-place", text, ONE_TOWN if bool(_quarters(a)) == bool(_quarters(b)) else ONE_QUARTER)


def common_place(a: ReportFacts, b: ReportFacts) -> PlaceFact | None:
    """Return a place below province that both reports name."""
    others = _exact(b)
    found = [place for place in _exact(a) if any(same_place(place, other) for other in others)]
    return min(found, key=lambda place: place.precision != PlacePrecision.POINT, default=None)


def _other_quarters(a: ReportFacts, b: ReportFacts) -> tuple[PlaceFact, PlaceFact] | None:
    """Return two different points inside a town where both reports go that far and share none."""
    mine, theirs = _quarters(a), _quarters(b)
    if not mine or not theirs or any(same_place(p, other) for p in mine for other in theirs):
        return None
    return mine[0], theirs[0]


def _quarters(report: ReportFacts) -> list[PlaceFact]:
    return [place for place in report.places if place.precision == PlacePrecision.POINT]


def _exact(report: ReportFacts) -> list[PlaceFact]:
    return [place for place in report.places if place.precision not in _AREAS]


def same_place(a: PlaceFact, b: PlaceFact) -> bool:
    """Say whether two mentions are one row of the table, or one name."""
    return (a.key is not None and a.key == b.key) or a.name.casefold() == b.name.casefold()


def _least_km(first: Iterable[PlaceFact], second: Iterable[PlaceFact]) -> float | None:
    others = list(second)
    found = [distance_km(a, b) for a in first for b in others]
    return min((km for km in found if km is not None), default=None)


def distance_km(a: PlaceFact, b: PlaceFact) -> float | None:
    """Return how far apart two places are on a globe, None where a table knows one of them by its name alone."""
    if a.at is None or b.at is None:
        return None
    (north, east), (other_north, other_east) = (tuple(map(radians, place.at)) for place in (a, b) if place.at)
    half = sin((north - other_north) / 2) ** 2 + cos(north) * cos(other_north) * sin((east - other_east) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, half)))
