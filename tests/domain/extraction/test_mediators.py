"""Knows who stands between the parties: brokers, mediators and those who carry a message."""

import pytest

from tests.domain.extraction.reading import countries, reports

SIGNED = "Israel and Hamas signed an agreement on Wednesday."
ASKED = "Iran appealed to Washington on Monday."


@pytest.mark.parametrize(
    ("text", "kind", "between"),
    [
        pytest.param(
            "Israel and Hamas agreed on a ceasefire brokered by Qatar.", "ceasefire", ["QAT"], id="brokered-by"
        ),
        pytest.param(
            "A truce between Israel and Lebanon that Egypt brokered in May held.",
            "ceasefire",
            ["EGY"],
            id="that-x-brokered",
        ),
        pytest.param(
            "The warning puts at risk a truce between the Houthis and Washington that Oman brokered in May.",
            "ceasefire",
            ["OMN"],
            id="told-by-who-brokered-it",
        ),
        pytest.param(
            "Israel and Hamas reached a Qatari-mediated ceasefire on Monday.", "ceasefire", ["QAT"], id="x-mediated"
        ),
        pytest.param(
            "A US-brokered ceasefire between Israel and Hamas took effect on Monday.",
            "ceasefire",
            ["USA"],
            id="x-brokered",
        ),
        pytest.param(
            "Israel and Hamas held talks under Egyptian mediation in Cairo.", "talks", ["EGY"], id="under-x-mediation"
        ),
        pytest.param(
            "Russia and Ukraine exchanged prisoners with the mediation of Turkey.",
            "prisoner-exchange",
            ["TUR"],
            id="mediation-of",
        ),
        pytest.param(
            "Israel and Hamas held indirect talks through Egyptian and Qatari mediators in Cairo.",
            "talks",
            ["EGY", "QAT"],
            id="through-mediators",
        ),
        pytest.param(
            "Israel and Hamas held talks in Cairo with Egypt and Qatar as mediators.",
            "talks",
            ["EGY", "QAT"],
            id="with-x-as-mediators",
        ),
        pytest.param(
            "Russia and Ukraine exchanged 200 prisoners in a swap mediated by the United Arab Emirates.",
            "prisoner-exchange",
            ["ARE"],
            id="in-a-swap-mediated-by",
        ),
        pytest.param("Israel and Hamas held talks in Cairo with Egypt.", "talks", [], id="no-mediator"),
        pytest.param(
            "Egypt was mediating between Israel and Hamas, an official said.", "mediation", ["EGY"], id="said-behind"
        ),
    ],
)
def test_who_brokered_the_act_is_no_party(text: str, kind: str, between: list[str]) -> None:
    report = next(report for report in reports(text) if report.kind == kind)

    assert countries(report, "mediator") == between
    assert not set(between) & set(countries(report, "participant"))


@pytest.mark.parametrize(
    ("text", "role", "between"),
    [
        pytest.param(f"{SIGNED} Qatar, Egypt and Turkey mediated.", "mediator", ["EGY", "QAT", "TUR"], id="mediated"),
        pytest.param(
            f"{SIGNED} Donald Trump thanked Qatar and Egypt, which mediated.", "mediator", ["EGY", "QAT"], id="which"
        ),
        pytest.param(f"{SIGNED} Qatar may mediate.", "mediator", [], id="only-possible"),
        pytest.param(f"{SIGNED} Qatar mediated between Russia and Ukraine.", "mediator", [], id="between-others"),
        pytest.param(f"{SIGNED} It rained in Cairo. Qatar mediated.", "mediator", [], id="too-far"),
        pytest.param(f"{ASKED} The message was passed through Qatar and Oman.", "conduit", ["OMN", "QAT"], id="passed"),
        pytest.param(f"{ASKED} The message was delivered by Oman.", "conduit", ["OMN"], id="delivered-by"),
        pytest.param(f"{ASKED} A message was passed through Qatar.", "conduit", [], id="another-message"),
    ],
)
def test_the_next_sentence_names_the_go_between(text: str, role: str, between: list[str]) -> None:
    report = reports(text)[0]

    assert countries(report, role) == between


def test_adjectives_of_two_countries_name_two_mediators() -> None:
    (report,) = reports("Iran told Qatari and Omani mediators that it would not negotiate.")

    assert countries(report, "mediator") == ["OMN", "QAT"]


@pytest.mark.parametrize(
    ("text", "kind", "between", "parties"),
    [
        pytest.param(
            "A ceasefire between Israel and Hamas took effect on Friday. "
            "Donald Trump announced the agreement on Wednesday.",
            "deal",
            ["USA"],
            ["ISR", "PSE"],
            id="announces-the-agreement-of-others",
        ),
        pytest.param(
            "Iran fired missiles at Israel on Sunday. Israel bombed Isfahan in Iran on Monday. "
            "Donald Trump announced a ceasefire on Tuesday.",
            "ceasefire",
            ["USA"],
            ["IRN", "ISR"],
            id="announces-a-truce-of-those-who-fight",
        ),
        pytest.param(
            "Iran fired missiles at Israel on Sunday. Israel announced a ceasefire on Tuesday.",
            "ceasefire",
            [],
            ["ISR"],
            id="announces-its-own",
        ),
        pytest.param(
            "Israel bombed Hamas fighters in Gaza on Sunday. "
            "Egypt was mediating between the two sides, an official said.",
            "mediation",
            ["EGY"],
            ["ISR", "PSE"],
            id="between-the-sides-of-the-article",
        ),
    ],
)
def test_a_third_one_is_told_from_the_parties(text: str, kind: str, between: list[str], parties: list[str]) -> None:
    report = next(report for report in reports(text) if report.kind == kind)

    assert (countries(report, "mediator"), countries(report, "participant")) == (between, parties)


def test_message_that_is_brought_on_is_no_second_message() -> None:
    (appeal,) = reports("A message was sent by Iran to Washington on Monday. The message was delivered by Oman.")

    assert countries(appeal, "initiator") == ["IRN"]
    assert countries(appeal, "conduit") == ["OMN"]
