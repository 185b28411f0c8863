"""Checks in which place of a text an act is put: the finest of its own clause, never that of its source."""

import pytest

from tests.domain.extraction.reading import reports


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("Envoys met in the Egyptian capital on Monday.", ["Cairo"], id="capital of a nation"),
        pytest.param(
            "Israel carried out air strikes deep inside Iranian territory on Monday.",
            ["Iranian territory"],
            id="territory of a nation",
        ),
        pytest.param(
            "The UK based Observatory said air strikes killed six people in Idlib on Monday.",
            ["Idlib"],
            id="seat of the source without a hyphen",
        ),
        pytest.param(
            "Israeli air strikes killed 30 people in Gaza on Saturday, a day before the Rafah crossing reopens.",
            ["Gaza"],
            id="place of another clause",
        ),
    ],
)
def test_an_act_is_put_where_its_own_words_say(text: str, places: list[str]) -> None:
    report = reports(text)[0]

    assert [place.name for place in report.places] == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param(
            "Norway's minister met the envoy at his Mar-a-Lago estate on Monday.", ["Mar-a-Lago"], id="estate"
        ),
        pytest.param(
            "In Kharkiv, where a rocket killed three people on Monday, schools stayed shut.", ["Kharkiv"], id="where"
        ),
        pytest.param(
            "Syrian rebels blocked a road leading towards the Turkish border near Azaz on Monday.",
            ["Azaz"],
            id="leading to",
        ),
        pytest.param("Iran fired drones towards Haifa on Monday.", ["Haifa"], id="fired towards"),
        pytest.param(
            "A minister told reporters in Washington that Israel had bombed Rafah on Monday.",
            ["Rafah"],
            id="where it was told",
        ),
        pytest.param(
            "Shells hit the Bahar neighbourhood of Homs on Monday.", ["Bahar", "Homs"], id="quarter before town"
        ),
    ],
)
def test_an_act_keeps_the_places_that_hang_on_its_words(text: str, places: list[str]) -> None:
    report = next(report for report in reports(text) if report.places)

    assert [place.name for place in report.places] == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("Turkey urged Israel on Monday not to attack Rafah.", [], id="asked for"),
        pytest.param("China condemned the strikes on Iran on Monday.", [], id="condemned"),
        pytest.param("Hamas threatened Israel on Monday with new rockets from Gaza.", [], id="threatened with"),
        pytest.param("Russia condemned Israel in Geneva on Monday.", ["Geneva"], id="condemned there"),
        pytest.param(
            "Leaders urged Iran in a statement issued in Ottawa on Monday to hold fire.",
            ["Ottawa"],
            id="statement there",
        ),
        pytest.param("Obama spoke with David Cameron about Syria on Monday.", [], id="spoken about"),
    ],
)
def test_words_are_put_where_they_are_spoken(text: str, places: list[str]) -> None:
    report = reports(text)[0]

    assert [place.name for place in report.places] == places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("Shells fell on Homs on Monday. The civil war began in 2011.", "Syria", id="war-of-the-land"),
        pytest.param(
            "Trucks brought flour to Gaza City and Rafah on Monday, officials in Gaza said. The ceasefire took effect"
            " last Friday.",
            "Gaza",
            id="truce-of-the-text",
        ),
        pytest.param(
            "Diplomats met in Kyiv and Odesa on Sunday. Overnight a drone killed three people.",
            "Odesa",
            id="told-before",
        ),
    ],
)
def test_an_act_without_a_place_has_one_of_the_text(text: str, place: str) -> None:
    assert reports(text)[-1].places[0].name == place
