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
            "Shells killed 23 people in a town which rebels have held since they took it two years ago.",
            [(23, 23)],
            id="since-of-another-clause",
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "A rocket hit a clinic in Haifa on Monday and seven people were killed.", [(7, 7)], id="and-were-killed"
        ),
        pytest.param(
            "Mortar shells landed on a bakery in Douma on Tuesday and at least 12 people died.",
            [(12, None)],
            id="and-died",
        ),
        pytest.param(
            "Two girls died in Kharkiv on Monday after a Russian drone struck their home.", [(2, 2)], id="died-after"
        ),
        pytest.param(
            "The clinic said a man was killed after army shelling of Jobar on Monday.", [(1, 1)], id="after-shelling"
        ),
        pytest.param(
            '"A lorry full of explosives blew up... near the barracks in Mosul killing at least nine" a medic said.',
            [(9, None)],
            id="loose-participle",
        ),
        pytest.param(
            "There was heavy shelling of Donetsk on Monday and 16 people were killed.", [(16, 16)], id="there-was"
        ),
        pytest.param(
            "Israel bombed Rafah on Sunday and five people were killed in Khan Younis on Monday.",
            [None, (5, 5)],
            id="other-place",
        ),
        pytest.param(
            "Three soldiers were killed in Homs on Monday after rebels had stormed Hama on Sunday.",
            [(3, 3), None],
            id="other-day",
        ),
    ],
)
def test_a_clause_that_only_counts_belongs_to_the_act_beside_it(text: str, expected: list[Limits]) -> None:
    assert tolls(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Air strikes killed seven people in Saraqib, four in Maarat al-Numan and two in Azaz on Monday.",
            [("Saraqib", 7), ("Maarat al-Numan", 4), ("Azaz", 2)],
            id="list",
        ),
        pytest.param(
            "On Monday shells killed six people in Homs four in Hama and one in Aleppo a medic said.",
            [("Homs", 6), ("Hama", 4), ("Aleppo", 1)],
            id="without-commas",
        ),
        pytest.param(
            "The medics said 30 people died in raids on the region on Monday 20 in the south of Homs"
            " and another ten in Hama.",
            [("Homs", 20), ("Hama", 10)],
            id="total-before-its-parts",
        ),
        pytest.param(
            "The ministry said nine people were killed in Odesa and another 14 were killed by shells in Kharkiv.",
            [("Odesa", 9), ("Kharkiv", 14)],
            id="two-clauses",
        ),
    ],
)
def test_tolls_of_several_places_are_acts_of_their_own(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(report.places[0].name, report.figures[0].low) for report in _force(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A monitor said 45 people died across Syria on Friday.", id="across-the-country"),
        pytest.param(
            "One civilian was killed on Monday and at least 17 others were hurt in several attacks across the country.",
            id="attacks-across-the-country",
        ),
        pytest.param("More than 170,000 people have been killed in Syria's conflict.", id="of-a-war"),
        pytest.param("About 9,000 civilians were killed in Ukraine's long war.", id="of-a-long-war"),
    ],
)
def test_a_sum_over_a_country_or_a_war_is_no_act(text: str) -> None:
    assert tolls(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Russian planes killed 49 fighters in Idlib on Monday. Russia said it had also hit a camp with"
            " an air strike that killed 12 rebels.",
            [(49, 49), (12, 12)],
            id="far-apart",
        ),
        pytest.param(
            "Rebel rockets hit Homs on Monday, killing 20 people. Monday's rockets killed 22 people, a hospital said.",
            [(20, 22)],
            id="near",
        ),
        pytest.param(
            "A car bomb in Mosul on Monday killed five people and hurt 20. A lorry blew up near the barracks, killing"
            " five and injuring 20, medics said.",
            [(5, 5)],
            id="as-many-dead-and-hurt",
        ),
        pytest.param(
            "Rebels clashed with troops in Homs, where 20 soldiers were killed. An air strike on Monday killed 20"
            " people in a village.",
            [(20, 20), (20, 20)],
            id="round-by-chance",
        ),
        pytest.param(
            "Army raids on Homs killed two children and wounded 11 people. Meanwhile three civilians were killed and"
            " 12 wounded in Russian air strikes on the countryside of Idlib.",
            [(2, 2), (3, 3)],
            id="meanwhile",
        ),
        pytest.param(
            "A bomb in Kandahar on Monday killed four people and wounded 31. State radio spoke of an explosion"
            " in which 32 were wounded.",
            [(4, 4)],
            id="near-by-injured",
        ),
        pytest.param(
            "Air raids on Aleppo on Monday killed 27 people. A warplane crashed in Aleppo, killing 27 people.",
            [(27, 27)],
            id="the-same-many",
        ),
        pytest.param(
            "Three people were hurt in Haifa on Monday. A rocket hit a bus stop in Haifa.", [None], id="toll-told-first"
        ),
        pytest.param(
            "A bomb killed six people in Basra on Monday. Two attackers blew themselves up in Mosul."
            " The blasts killed nine people.",
            [(6, 6), (9, 9)],
            id="the-last-blast",
        ),
        pytest.param(
            "Rebels killed a captured officer in Homs on Monday. The civil war has driven millions from their homes.",
            [(1, 1)],
            id="a-war-is-none-of-its-days",
        ),
    ],
)
def test_numbers_of_dead_tell_whether_two_sentences_speak_of_one_act(text: str, expected: list[Limits]) -> None:
    assert tolls(text) == expected


def test_acts_told_by_one_verb_keep_words_of_their_own() -> None:
    first, second = reports("On Sunday missiles killed six people in Kharkiv and four in Odesa, Ukraine said.")

    assert (first.trigger.start, first.trigger.end) != (second.trigger.start, second.trigger.end)
