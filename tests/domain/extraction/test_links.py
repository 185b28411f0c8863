"""Knows what the text links, by which words, and who says so."""

import pytest

from events.domain.vocabulary import LinkKind
from tests.domain.extraction.reading import reports

FIRST = "Iran fired missiles at Haifa on Monday. "


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(FIRST + "In response, Israel bombed Tehran on Tuesday.", LinkKind.RESPONDS, id="in-response"),
        pytest.param(
            FIRST + "Israel bombed Tehran in retaliation for the attack.", LinkKind.RETALIATES, id="retaliation"
        ),
        pytest.param(FIRST + "Israel then bombed Tehran.", LinkKind.RESPONDS, id="then-with-sides-swapped"),
        pytest.param(FIRST + "Israel condemned the attack.", LinkKind.RESPONDS, id="condemned-the-attack"),
        pytest.param(
            FIRST + "On Tuesday the Israeli strikes that followed hit Tehran.", LinkKind.RESPONDS, id="that-followed"
        ),
        pytest.param(FIRST + "Israel called the attack a crime.", LinkKind.RESPONDS, id="called-it-a-crime"),
        pytest.param(FIRST + "Israel vowed to retaliate against Iran.", LinkKind.RETALIATES, id="vowed"),
    ],
)
def test_a_later_event_links_to_the_earlier_one(text: str, kind: LinkKind) -> None:
    links = [(report.ordinal, link.earlier, link.kind) for report in reports(text) for link in report.links]

    assert (1, 0, kind) in links


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(FIRST + "Israel bombed Tehran on Tuesday.", id="no-cue"),
        pytest.param(FIRST + "Two days after, Egypt and Jordan held talks in Amman.", id="only-time"),
    ],
)
def test_sequence_alone_is_no_link(text: str) -> None:
    assert [link for report in reports(text) for link in report.links] == []


def test_refusal_links_to_the_request_it_turns_down() -> None:
    events = reports("Iran rejected Trump's call for surrender on Monday.")

    linked = [(report.kind, events[link.earlier].kind) for report in events for link in report.links]
    assert linked == [("refusal", "appeal")]


def test_threat_alone_does_not_answer_the_attack_before() -> None:
    events = reports(FIRST + "Israel's defence minister threatened to step up strikes on Iran.")

    assert [link for report in events for link in report.links] == []


def test_the_words_that_link_are_kept() -> None:
    text = FIRST + "In response, Israel bombed Tehran on Tuesday."
    (link,) = reports(text)[1].links

    assert text[link.span.start : link.span.end] == "In response"
    assert link.asserter == "article"


def links(text: str) -> list[tuple[str, str]]:
    """Return (words of the later act, words of the earlier) for each link."""
    drafts = reports(text)
    return [
        (text[draft.trigger.start : draft.trigger.end], text[first.start : first.end])
        for draft in drafts
        for link in draft.links
        for first in (drafts[link.earlier].trigger,)
    ]


BOMBED = "The United States bombed a site in Iran on Sunday."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Iran fired missiles at Haifa on Monday in retaliation for the Israeli air strikes of Friday.",
            [("fired", "Israeli air strikes")],
            id="retaliation-for",
        ),
        pytest.param(f"{BOMBED} In response Iran fired missiles at Israel.", [("fired", "bombed")], id="in-response"),
        pytest.param(
            "Two Israeli soldiers were killed in Rafah on Sunday. Israel answered with air strikes.",
            [("air strikes", "killed")],
            id="answered-with",
        ),
        pytest.param(
            "Israeli strikes in Gaza killed 20 people on Saturday. The army said it acted after a gunman had fired"
            " at its soldiers.",
            [("killed", "fired")],
            id="acted-after",
        ),
        pytest.param(
            "Iran fired missiles at a US base in Qatar on Monday. Qatar condemned the attack.",
            [("condemned", "fired")],
            id="condemned",
        ),
        pytest.param(
            "The UN Security Council endorsed the plan on Monday. Hamas rejected that resolution.",
            [("rejected", "endorsed")],
            id="rejected-that",
        ),
        pytest.param(
            "Iranian missiles killed ten people in Haifa on Sunday. Israel vowed that Iran would pay a heavy price.",
            [("vowed", "Iranian missiles")],
            id="vowed",
        ),
        pytest.param(
            f"{BOMBED} Hamas urged Egypt and Qatar to step in at once.",
            [("urged", "bombed")],
            id="appeal-to-step-in",
        ),
        pytest.param(
            "Iran suspended its cooperation with the UN on Monday. The law is Iran's answer to the American strikes"
            " on Isfahan last Sunday.",
            [("suspended", "American strikes")],
            id="is-the-answer-to",
        ),
    ],
)
def test_link_acts_finds_what_is_answered(text: str, expected: list[tuple[str, str]]) -> None:
    assert links(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Israel bombed Tehran on Friday. Iran accused Israel of backing the rebels.",
            id="other-charge",
        ),
        pytest.param(
            f"{BOMBED} On Saturday Iran threatened to attack American ships if the United States joined the war.",
            id="threat-before-the-act",
        ),
        pytest.param(
            "Russia and Ukraine agreed on a ceasefire on Monday. Hours after the deal Russia shelled Kharkiv.",
            id="force-after-a-deal",
        ),
        pytest.param("Israel bombed Tehran on Friday. Israel then bombed Isfahan.", id="own-act"),
    ],
)
def test_link_acts_leaves_out_what_is_no_answer(text: str) -> None:
    assert links(text) == []
