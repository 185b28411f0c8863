"""Knows who does what to whom."""

import pytest

from tests.domain.extraction.reading import countries, reports

BY = ("initiator", "participant")
TO = ("target", "addressee", "victim", "beneficiary")


@pytest.mark.parametrize(
    ("text", "by", "to"),
    [
        pytest.param("Israel shelled Lebanon.", ["ISR"], ["LBN"], id="active"),
        pytest.param("Lebanon was shelled by Israel.", ["ISR"], ["LBN"], id="passive"),
        pytest.param("Pakistan and India held talks in Delhi.", ["IND", "PAK"], [], id="light-verb"),
        pytest.param("Talks between Pakistan and India resumed in Dubai.", ["IND", "PAK"], [], id="between"),
        pytest.param("Israeli strikes on Iran killed ten people in Tehran.", ["ISR"], ["IRN"], id="adjective"),
        pytest.param("Israel's attack on Iran began on Friday.", ["ISR"], ["IRN"], id="possessor"),
        pytest.param("Moscow condemned Kyiv.", ["RUS"], ["UKR"], id="metonyms"),
        pytest.param("Iran fired missiles at Israel.", ["IRN"], ["ISR"], id="instrument-is-no-target"),
        pytest.param("Iranian missiles hit Haifa.", ["IRN"], ["ISR"], id="owner-of-the-weapon"),
        pytest.param("Turkey said that Russia must stop the strikes.", ["TUR"], ["RUS"], id="said-must"),
        pytest.param("The Houthis said they would attack American ships.", ["YEM"], ["USA"], id="said-would"),
        pytest.param("Israel demanded that Hamas release the hostages.", ["ISR"], ["PSE"], id="demanded-that"),
        pytest.param("Officials from Egypt and Qatar met in Cairo on Monday.", ["EGY", "QAT"], [], id="officials-from"),
        pytest.param(
            "The summit in Cairo on Monday, where Sisi and Erdogan stood next to Trump, was short.",
            ["EGY", "TUR"],
            [],
            id="where-they-stood",
        ),
        pytest.param(
            "The intelligence chiefs of Egypt and Turkey met in Gaza on Monday.", ["EGY", "TUR"], [], id="chiefs-of"
        ),
        pytest.param("US-Iran talks were held in Muscat on Monday.", ["IRN", "USA"], [], id="joined-by-a-hyphen"),
        pytest.param(
            "US officials said the military bombed a base in Iraq.", ["USA"], ["IRQ"], id="their-own-military"
        ),
        pytest.param("Iran sent drones towards Israel.", ["IRN"], ["ISR"], id="drones-send-nothing"),
        pytest.param(
            "Syrian government shelling of a town held by rebels in Idlib killed 31 people on Saturday.",
            ["SYR"],
            [],
            id="clause-read-as-noun",
        ),
        pytest.param(
            "At a summit in Riyadh, leaders including Sisi, Erdogan and Trump signed a declaration.",
            ["EGY", "TUR", "USA"],
            [],
            id="leaders-including",
        ),
    ],
)
def test_sides_of_an_act(text: str, by: list[str], to: list[str]) -> None:
    found = [(countries(report, *BY), countries(report, *TO)) for report in reports(text)]

    assert (by, to) in found


@pytest.mark.parametrize(
    ("text", "by"),
    [
        pytest.param("Iran met Oman on Monday. It accused Israel of sabotage.", ["IRN"], id="it"),
        pytest.param("Russia and Ukraine met on Monday. The two countries signed a deal.", ["RUS", "UKR"], id="two"),
        pytest.param("Iran freed a pilot on Monday. One of its soldiers met Oman in Muscat.", ["IRN", "OMN"], id="its"),
        pytest.param("Iran met Oman on Monday. Israel said it was shelling Lebanon.", ["ISR"], id="it-is-who-speaks"),
        pytest.param("Hamas met Egypt on Monday. The group accused Israel of murder.", ["PSE"], id="the-group"),
    ],
)
def test_pronouns_find_their_actor(text: str, by: list[str]) -> None:
    assert countries(reports(text)[-1], *BY) == by


def test_children_are_no_doers() -> None:
    (report,) = reports("Children threw stones and attacked a checkpoint in Aden on Monday.")

    assert countries(report, *BY) == []


def test_who_is_hit_and_dies_is_named_once() -> None:
    (report,) = reports("An air strike killed children in Idlib on Monday.")

    assert [part.role for part in report.participants] == ["victim"]


def test_every_field_has_a_span_and_a_rule() -> None:
    text = "Iran fired missiles at Tel Aviv on Monday, killing at least eight people."
    (report,) = reports(text)

    assert report.trigger.rule
    assert all(part.rule and part.actor.span.end > part.actor.span.start for part in report.participants)
    assert all(place.rule and place.span.rule for place in report.places)
    assert all(figure.span.rule for figure in report.figures)
    assert report.date_phrase is not None
    assert report.date_phrase.rule
