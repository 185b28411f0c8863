"""Knows how exactly a place may be shown: towns by their centre, points only roughly, areas never as a pin."""

from events.domain.vocabulary import PlacePrecision

# a tenth of a degree is about eleven kilometres: no house, position or shelter can be found by it
_DECIMALS = {PlacePrecision.POINT: 1, PlacePrecision.TOWN: 2}


def public_point(
    precision: PlacePrecision, latitude: float | None, longitude: float | None
) -> tuple[float, float] | None:
    """Return latitude and longitude in degrees as readers may see them, None where there is no such point."""
    decimals = _DECIMALS.get(precision)
    if decimals is None or latitude is None or longitude is None:
        return None
    return round(latitude, decimals), round(longitude, decimals)
