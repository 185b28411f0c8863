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


def test_the_words_that_link_are_kept() -> None:
    text = FIRST + "In response, Israel bombed Tehran on Tuesday."
    (link,) = reports(text)[1].links

    assert text[link.span.start : link.span.end] == "In response"
    assert link.asserter == "article"
