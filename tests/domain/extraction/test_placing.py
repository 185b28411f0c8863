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
