"""Core places: every key exists in the table of places, as a place that can be hit."""

from events.domain.escalation.core_places import load_core_places
from events.domain.places.gazetteer import load_place_entries
from events.domain.vocabulary import PlacePrecision


def test_every_core_place_is_a_known_town_or_point():
    places = {entry.key: entry for entry in load_place_entries()}

    assert load_core_places() <= places.keys()
    assert {places[key].precision for key in load_core_places()} == {PlacePrecision.TOWN, PlacePrecision.POINT}
