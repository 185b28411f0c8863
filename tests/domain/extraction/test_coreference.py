"""Knows which sentences tell one event."""

import pytest

from events.domain.vocabulary import Measure
from tests.domain.extraction.reading import reports


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param("An air strike hit Idlib on Monday, killing eight people.", ["airstrike"], id="one-sentence"),
        pytest.param("Israel bombed Rafah on Monday. The attack killed six people.", ["airstrike"], id="the-attack"),
        pytest.param("Shelling hit Homs on Monday. Five people were killed.", ["shelling"], id="bare-toll"),
        pytest.param(
            "Israel bombed Rafah on Sunday. Israel bombed Beirut on Monday.",
            ["airstrike", "airstrike"],
            id="other-town",
        ),
        pytest.param(
            "Israel bombed Iran on Sunday. Iran fired missiles at Israel on Monday.",
            ["airstrike", "missile-strike"],
            id="sides-swapped",
        ),
        pytest.param(
            "Two soldiers were killed in Kharkiv on Sunday and Ukraine answered with air strikes on Belgorod.",
            ["killing", "airstrike"],
            id="answered-with-strikes-is-one",
        ),
        pytest.param(
            "Israel and Iran agreed a ceasefire on 12 June 2025. The truce was holding on Monday.",
            ["ceasefire"],
            id="the-truce-was-holding",
        ),
        pytest.param(
            "The US launched missile strikes against a base in Iraq from which a rocket attack was launched.",
            ["missile-strike", "missile-strike"],
            id="from-which",
        ),
        pytest.param(
            "The EU called for a truce on Monday. Qatar called for a truce.", ["appeal", "appeal"], id="other-speaker"
        ),
        pytest.param(
            "Iran met Oman in Muscat on Monday. It was the first time the two countries had met.",
            ["meeting"],
            id="the-first-time",
        ),
        pytest.param(
            "Israel bombed Rafah on Monday. It was a series of strikes, a doctor said.", ["airstrike"], id="what-it-was"
        ),
        pytest.param(
            "Iran met Oman in Muscat on Monday. The meeting lasted three hours.", ["meeting"], id="the-meeting"
        ),
    ],
)
def test_events_of_a_text(text: str, kinds: list[str]) -> None:
    assert [report.kind for report in reports(text)] == kinds


def test_a_later_sentence_fills_what_the_first_left_open() -> None:
    text = "Israel bombed Rafah on Monday. The attack killed six people."
    (report,) = reports(text)

    assert [(figure.measure, figure.low, figure.high) for figure in report.figures] == [(Measure.KILLED, 6, 6)]
    assert len(report.sentences) == 2


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param(
            "Air raids hit Taiz on Monday amid fierce clashes between the army and rebels in Hodeidah.",
            ["airstrike", "clash"],
            id="both-sides-named",
        ),
        pytest.param("Fears grew after battles between rebels and soldiers in Goma.", ["clash"], id="as-a-cause"),
        pytest.param("Fears grew after battles.", [], id="no-sides"),
    ],
)
def test_a_plural_is_an_event_where_both_sides_and_the_place_are_named(text: str, kinds: list[str]) -> None:
    assert [report.kind for report in reports(text)] == kinds
