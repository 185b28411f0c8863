"""Knows neutral headlines."""

import pytest

from events.domain.extraction.titles import MAX_TITLE, _tables
from events.domain.kinds import load_kinds
from tests.domain.extraction.reading import reports


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param(
            "Iran fired missiles at Tel Aviv, Haifa and Jerusalem, killing at least eight people.",
            "Iran fires missiles at Tel Aviv, Haifa and Jerusalem; at least eight killed",
            id="toll",
        ),
        pytest.param("Rebels captured Goma on Monday.", "Rebels capture Goma", id="plural"),
        pytest.param("A terrorist group shelled Homs.", "Armed group shells Homs", id="neutral-group"),
        pytest.param("Sniper fire wounded soldiers in Donetsk on Monday.", "Shooting in Donetsk", id="nobody-shoots"),
        pytest.param(
            "Hamas handed the body of an officer to the Red Cross on Sunday.", "Hamas releases people", id="handed-to"
        ),
        pytest.param("Rebels captured the airport in Goma.", "Rebels capture airport in Goma", id="only-a-part"),
        pytest.param("Rebels seized the town of Bunia.", "Rebels capture Bunia", id="the-whole-town"),
        pytest.param("Leaders of the G7 urged Iran to stop.", "Leaders of the G7 appeal to Iran", id="leaders"),
        pytest.param("Hamas accused Israel.", "Hamas accuses Israel", id="a-name-in-s-is-singular"),
        pytest.param("Pakistan and India held talks in Delhi.", "Pakistan and India hold talks in Delhi", id="two"),
        pytest.param("A bomb exploded in Baghdad on Monday.", "Bomb attack in Baghdad", id="nobody-known"),
        pytest.param("The United Nations called for restraint.", "United Nations makes an appeal", id="to-nobody"),
        pytest.param(
            "Iran has asked Oman and Qatar to press the United States to make Israel agree to a ceasefire.",
            "Iran appeals to United States through Oman and Qatar",
            id="through-whom",
        ),
        pytest.param(
            "Israel and Hamas agreed on a ceasefire mediated by Egypt and Qatar.",
            "Israel and Hamas agree on a ceasefire through Egypt and Qatar",
            id="mediators-do-not-agree",
        ),
        pytest.param("The Houthis threatened Israel.", "Houthis threaten Israel", id="a-group-in-s-is-plural"),
        pytest.param(
            "Gunmen killed three people in Nairobi.", "Gunmen kill three people in Nairobi", id="counted-dead"
        ),
        pytest.param("Two people were killed in Rafah on Sunday.", "Two people killed in Rafah", id="killed-by-nobody"),
        pytest.param("Israel killed Raed Saad in Gaza City.", "Israel kills Raed Saad in Gaza City", id="named-dead"),
        pytest.param(
            "Iran and Oman will hold talks in Muscat next Sunday.",
            "Iran and Oman to hold talks in Muscat",
            id="planned",
        ),
        pytest.param("Terrorists shelled Homs on Monday.", "Armed groups shell Homs", id="no-loaded-words"),
    ],
)
def test_title(text: str, title: str) -> None:
    assert reports(text)[0].title == title


def test_a_long_list_is_cut_to_fit() -> None:
    text = (
        "The United States, the United Kingdom, Saudi Arabia, the United Arab Emirates and Bosnia and Herzegovina "
        "condemned the Democratic Republic of the Congo."
    )

    assert all(len(report.title) <= MAX_TITLE for report in reports(text))


def test_every_kind_has_its_patterns() -> None:
    patterns, kinds = _tables()

    assert set(patterns) == set(load_kinds())
    assert all(set(rows) == {"one", "many", "one-alone", "many-alone", "none"} for rows in patterns.values())
    assert all(kind in patterns for names in kinds.values() for kind in names)
