"""Checks which event a casualty figure counts for, and how the figures of one event add up."""

import pytest

from events.domain.types import ReportDraft, toll_limits
from events.domain.vocabulary import Measure, Type
from tests.domain.extraction.reading import reports

Limits = tuple[int, int | None] | None


def tolls(text: str, measure: Measure = Measure.KILLED) -> list[Limits]:
    """Return the toll of each act of force, in text order."""
    return [toll_limits(report.figures, measure) for report in _force(text)]


def _force(text: str) -> list[ReportDraft]:
    return [report for report in reports(text) if report.type is Type.ASSAULT]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Israel killed Hassan Mahdawi in Tyre on Monday.", [(1, 1)], id="one named"),
        pytest.param(
            "An Israeli strike in Tyre on Monday killed Hassan Mahdawi and his aide.", [(2, 2)], id="and aide"
        ),
        pytest.param("A car bomb in Homs on Monday killed the governor and two guards.", [(3, 3)], id="and two guards"),
        pytest.param(
            "A father and his two sons were killed by an Israeli shell in Rafah.", [(3, 3)], id="and his sons"
        ),
        pytest.param(
            "Israel bombed a convoy in Homs on Monday. A commander of Hezbollah was killed; seven people died.",
            [(7, 7)],
            id="number-over-name",
        ),
        pytest.param(
            "Iran hit a base in Erbil on Monday. Israel said it had killed the deal.",
            [None],
            id="things-are-nobody",
        ),
    ],
)
def test_count_acts_counts_the_dead_who_are_named(text: str, expected: list[Limits]) -> None:
    assert tolls(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Israel bombed a cafe in Gaza City on Monday. The number of dead rose to 31, a hospital said.",
            [(31, 31)],
            id="sentence-before",
        ),
        pytest.param(
            "Israel bombed a cafe in Gaza City on Monday. The toll was put at 20. A doctor spoke of 23 dead.",
            [(20, 23)],
            id="two-sentences-before",
        ),
        pytest.param(
            "Israel bombed a cafe in Gaza City on Monday. Authorities have reported more than 600 dead.",
            [None],
            id="counted-on",
        ),
        pytest.param(
            "Russia shelled Kharkiv on Monday. State television said five people had been killed in rocket attacks"
            " on Belgorod.",
            [None, (5, 5)],
            id="governing-verb",
        ),
        pytest.param(
            "Iranian missiles killed ten people in Haifa on Sunday. A further Iranian strike killed four people.",
            [(10, 10), (4, 4)],
            id="further-strike",
        ),
        pytest.param(
            "Israel bombed a house in Rafah on Monday. On Friday Israel killed Hassan Mahdawi in Tyre.",
            [None, (1, 1)],
            id="named-death-of-its-own",
        ),
        pytest.param(
            "Three soldiers were killed and five wounded when a drone struck their base in Kharkiv on Monday.",
            [(3, 3)],
            id="effect-and-cause",
        ),
        pytest.param(
            "The strikes came after Iranian missiles killed eight people in Haifa on Monday.",
            [(8, 8)],
            id="behind-a-border-word",
        ),
    ],
)
def test_count_acts_gives_figures_to_the_act_they_tell_of(text: str, expected: list[Limits]) -> None:
    assert tolls(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "An air strike on Atareb on Monday killed 61 people. At least 61 people were killed in the strike.",
            (61, None),
            id="open-end-wins",
        ),
        pytest.param(
            "An air strike on Atareb on Monday killed at least 27 people. A doctor said 31 people were killed.",
            (27, 31),
            id="higher-number-closes",
        ),
        pytest.param("An air strike on Atareb on Monday killed about 20 people.", (20, 20), id="about"),
        pytest.param("An air strike on Atareb on Monday killed up to 20 people.", (1, 20), id="up-to"),
        pytest.param("An air strike on Atareb on Monday hurt nobody and caused no casualties.", (0, 0), id="nobody"),
        pytest.param("Russia carried out a deadly strike on Atareb on Monday.", (1, None), id="deadly"),
        pytest.param(
            "A deadly air strike hit Atareb on Monday and killed 12 people.",
            (12, 12),
            id="number-over-deadly",
        ),
    ],
)
def test_toll_limits_join_all_figures_of_one_event(text: str, expected: Limits) -> None:
    assert tolls(text) == [expected]
