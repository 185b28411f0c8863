"""Knows what counts as told, and what is only asked for, feared or denied."""

import pytest

from events.domain.vocabulary import Factuality
from tests.domain.extraction.reading import reports

OCCURRED, ALLEGED, ONGOING, PLANNED = Factuality.OCCURRED, Factuality.ALLEGED, Factuality.ONGOING, Factuality.PLANNED
DENIED = Factuality.DENIED


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        pytest.param("Israel bombed Gaza on Monday.", "airstrike", OCCURRED, id="past"),
        pytest.param("Russian forces are shelling Kharkiv.", "shelling", ONGOING, id="present-progressive"),
        pytest.param("Macron will visit Lebanon on Friday.", "visit", PLANNED, id="planned-with-a-day"),
        pytest.param("Talks between Iran and the US are due to begin on Sunday.", "talks", PLANNED, id="due-to"),
        pytest.param("The army reportedly shelled Homs on Monday.", "shelling", ALLEGED, id="reportedly"),
        pytest.param(
            "A suspected chemical attack killed 20 people in Idlib.", "chemical-attack", ALLEGED, id="suspected"
        ),
        pytest.param("Trump said that he would meet Putin on Friday.", "meeting", PLANNED, id="told-ahead"),
        pytest.param("Iran rejected Trump's call for surrender.", "appeal", OCCURRED, id="words-turned-down"),
        pytest.param("Kuwait denied reports that Iran had attacked a base.", "attack", DENIED, id="denied-reports"),
        pytest.param("Ukraine agreed to talks after the Russian raid on Kyiv.", "attack", OCCURRED, id="after-it"),
        pytest.param(
            "Iran voted to close Hormuz in answer to the American bombing of Natanz.",
            "airstrike",
            OCCURRED,
            id="answer",
        ),
        pytest.param(
            "Talks between Iran and the US, planned for Sunday in Muscat, were in doubt.",
            "talks",
            PLANNED,
            id="in-doubt",
        ),
        pytest.param(
            "Iran attacked a tanker in the Gulf on Monday. Iran denied responsibility.",
            "attack",
            ALLEGED,
            id="denied-later",
        ),
        pytest.param(
            "Iran asked Oman for help on Monday, according to a source familiar with the talks.",
            "appeal",
            ALLEGED,
            id="unnamed-source-alone",
        ),
    ],
)
def test_status_of_an_act(text: str, kind: str, status: Factuality) -> None:
    assert (kind, status) in [(report.kind, report.factuality) for report in reports(text)]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        pytest.param("France urged Israel not to strike Gaza.", "ASSAULT", id="urged-not-to"),
        pytest.param("Israel threatened to attack Iran.", "ASSAULT", id="threatened-to"),
        pytest.param("Israel did not attack Iran.", "ASSAULT", id="not"),
        pytest.param("If Iran attacks Israel, the US will respond.", "ASSAULT", id="if"),
        pytest.param("Israel could attack Iran within days.", "ASSAULT", id="could"),
        pytest.param("Turkey refused to withdraw from Syria.", "RETREAT", id="refused-to"),
        pytest.param("Egypt works to prevent Israeli strikes in Gaza.", "ASSAULT", id="prevent-noun"),
        pytest.param("The UN called for talks between Sudan and the rebels.", "CONSULT", id="call-for-noun"),
        pytest.param("Turkey has often warned that military pressure will have consequences.", "THREATEN", id="habit"),
        pytest.param("More than 280,000 people have been killed since Syria's war began in 2011.", "COERCE", id="toll"),
        pytest.param("Continued Israeli strikes could lead to a wider war.", "ASSAULT", id="could-lead-to"),
        pytest.param("Oman was to have received American negotiators on Monday.", "CONSULT", id="was-to-have"),
        pytest.param("Iran demanded that Washington attack no more sites.", "ASSAULT", id="demanded-that"),
        pytest.param("The mayor is in favour of closing the strait, Iran said.", "COERCE", id="in-favour-of"),
        pytest.param("Workers struck in Lyon over pay.", "ASSAULT", id="labour-strike"),
        pytest.param("Iran struck a deal with Iraq.", "ASSAULT", id="strike-a-deal"),
        pytest.param("Iran has demonstrated missile capabilities.", "PROTEST", id="demonstrated-capabilities"),
    ],
)
def test_what_is_not_told_is_no_event(text: str, type_: str) -> None:
    assert type_ not in [report.type for report in reports(text)]


def test_the_cue_of_a_status_is_kept() -> None:
    text = "The army reportedly shelled Homs on Monday."
    (report,) = reports(text)

    assert report.factuality_span is not None
    assert text[report.factuality_span.start : report.factuality_span.end] == "reportedly"
