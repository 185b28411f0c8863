"""Checks the table of places: keys, codes, coordinates only for points and towns, the sites of conflicts."""

from collections import Counter

import pytest

from events.domain.extraction.gazetteer import load_entries
from events.domain.names import fold_name
from events.domain.places.gazetteer import PINNED, load_place_entries
from events.domain.places.national import load_nations
from events.domain.vocabulary import PlacePrecision

PLACES = load_place_entries()


def test_places_have_unique_keys_and_provenance():
    assert [key for key, times in Counter(place.key for place in PLACES).items() if times > 1] == []
    assert [place.key for place in PLACES if not place.provenance] == []
    assert len(PLACES) >= 13_000


def test_only_points_and_towns_have_coordinates():
    for place in PLACES:
        is_pinned = place.precision in PINNED
        assert (place.latitude is not None) is is_pinned, place.key
        assert (place.longitude is not None) is is_pinned, place.key
        assert place.latitude is None or -90 <= place.latitude <= 90, place.key
        assert place.longitude is None or -180 <= place.longitude <= 180, place.key


def test_countries_of_places_are_states_and_every_state_is_a_place():
    states = {entry.country for entry in load_entries() if entry.kind == "state"}
    countries = {place.country for place in PLACES if place.precision is PlacePrecision.COUNTRY}

    assert states <= countries


@pytest.mark.parametrize("country", ["SYR", "IRN", "LBN", "EGY", "UKR", "RUS", "SDN", "COD", "MLI", "LKA", "COL"])
def test_a_nation_has_a_capital_that_is_a_listed_town(country):
    towns = {fold_name(name) for place in PLACES if place.country == country for name in (place.name, *place.names)}
    seats = {fold_name(seat) for code, seats in load_nations().values() if code == country for seat in seats}

    assert seats & towns
