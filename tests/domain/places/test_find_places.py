"""Checks which places a text names, how exactly they are known, and that no country becomes a pin."""

import pytest

from events.domain.places.gazetteer import load_places
from events.domain.places.resolve import find_places
from events.domain.types import PlaceMatch


def read(text: str, *countries: str) -> tuple[PlaceMatch, ...]:
    return find_places(text, load_places(), countries=countries)


@pytest.mark.parametrize(
    ("text", "precision", "country"),
    [
        pytest.param("It struck Haifa.", "town", "ISR", id="town"),
        pytest.param("It struck Idlib province.", "province", "SYR", id="province"),
        pytest.param("It struck the Rimal district of Gaza City.", "district", "PSE", id="district"),
        pytest.param("It struck southern Lebanon.", "province", "LBN", id="part of a country"),
        pytest.param("It struck Lebanon.", "country", "LBN", id="country"),
        pytest.param("It struck near Damascus.", "district", "SYR", id="near a town"),
        pytest.param("It struck targets inside Iranian territory.", "country", "IRN", id="a nation's territory"),
        pytest.param("It struck the Syrian capital.", "town", "SYR", id="a nation's capital"),
        pytest.param("It struck Fordow.", "point", "IRN", id="nuclear site"),
        pytest.param("It struck the Zaporizhzhia nuclear plant.", "point", "UKR", id="power plant"),
        pytest.param("It struck al-Udeid.", "point", "QAT", id="air base"),
        pytest.param("It sailed the Strait of Hormuz.", "sea", None, id="Hormuz"),
        pytest.param("It sailed the Red Sea.", "sea", None, id="Red Sea"),
        pytest.param("It sailed Bab al-Mandab.", "sea", None, id="Bab al-Mandab"),
        pytest.param("It sailed the Black Sea.", "sea", None, id="Black Sea"),
        pytest.param("It sailed the Taiwan Strait.", "sea", None, id="Taiwan Strait"),
        pytest.param("It sailed the South China Sea.", "sea", None, id="South China Sea"),
        pytest.param("It struck an undisclosed location.", "unnamed", None, id="undisclosed"),
    ],
)
def test_find_places_tells_how_exactly_a_place_is_known(text: str, precision: str, country: str | None) -> None:
    found = read(text)

    assert precision in {match.precision.value for match in found}
    assert {match.country for match in found} == {country}


@pytest.mark.parametrize(
    ("text", "countries", "key"),
    [
        pytest.param("Shells fell on Tripoli.", ["LBN"], "LBN", id="Tripoli in a text on Lebanon"),
        pytest.param("Shells fell on Tripoli.", ["LBY"], "LBY", id="Tripoli in a text on Libya"),
        pytest.param("Lebanon's army left Tripoli.", [], "LBN", id="the text names the country"),
    ],
)
def test_find_places_decides_between_namesakes_by_country(text: str, countries: list[str], key: str) -> None:
    assert read(text, *countries)[-1].country == key


def test_find_places_gives_several_places_and_keeps_the_unnamed() -> None:
    text = "New strikes inside the Green Line and in other, unnamed locations, in Tel Aviv, Haifa and Jerusalem."

    assert [match.name for match in read(text, "ISR")] == [
        "Green Line",
        "unnamed locations",
        "Tel Aviv",
        "Haifa",
        "Jerusalem",
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Fighting in Syria went on.", id="country"),
        pytest.param("Fighting in Idlib province went on.", id="province"),
        pytest.param("Fighting in eastern Ukraine went on.", id="part of a country"),
        pytest.param("Fighting near Homs went on.", id="near a town"),
        pytest.param("Fighting in the Red Sea went on.", id="sea"),
        pytest.param("Strikes deep inside Russian territory went on.", id="territory"),
    ],
)
def test_find_places_never_pins_an_area(text: str) -> None:
    found = read(text)

    assert found
    assert [(match.latitude, match.longitude) for match in found] == [(None, None)] * len(found)


def test_find_places_finds_unlisted_places_by_their_noun() -> None:
    (match,) = read("Shells landed in al-Zablatani residential area.", "SYR")

    assert (match.name, match.key, match.country, match.precision.value) == ("al-Zablatani", None, "SYR", "district")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Hamas fired rockets in Syria.", ["Syria"], id="a group"),
        pytest.param("Hamas's men fled Hama.", ["Hama"], id="a group and its namesake"),
        pytest.param("They left Aleppos outskirts.", ["Aleppos"], id="lost apostrophe"),
    ],
)
def test_find_places_takes_no_body_for_a_place_with_an_s(text: str, names: list[str]) -> None:
    assert [match.name for match in read(text, "SYR")] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Rebels held Ariha. The town was bombed.", ["Ariha", "Ariha"], id="the town"),
        pytest.param("Aid reached Gaza. The enclave is poor.", ["Gaza", "Gaza"], id="the enclave"),
        pytest.param("They shelled the Castello road. The road is cut.", ["Castello road"] * 2, id="the road"),
        pytest.param("They shelled Homs and raided across the country.", ["Homs", "Syria"], id="across the country"),
        pytest.param("They shelled Homs before a nationwide truce.", ["Homs", "Syria"], id="nationwide"),
        pytest.param("They held Ariha. The base was bombed.", ["Ariha"], id="no base named before"),
        pytest.param("They held Ariha and the town of Salamiyah.", ["Ariha", "Salamiyah"], id="town with its name"),
        pytest.param("They held Ariha. A town was bombed.", ["Ariha"], id="some other town"),
    ],
)
def test_find_places_knows_the_place_that_a_noun_means(text: str, names: list[str]) -> None:
    assert [match.name for match in read(text, "SYR")] == names


def test_find_places_gives_no_pin_near_the_town() -> None:
    *_, found = read("Rebels held Ariha. Shells fell near the town.", "SYR")

    assert (found.precision.value, found.latitude, found.rule) == ("district", None, "place-named-before")


def test_find_places_leaves_names_of_persons_alone() -> None:
    assert read("Jordan Smith met Paris Brown.") == ()
