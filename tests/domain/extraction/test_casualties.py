"""Checks which casualty figures a text states, and which numbers are none."""

import pytest

from events.domain.extraction.casualties import find_figures
from events.domain.extraction.tolls import has_running_total

OPEN = None
Limits = tuple[str, int, int | None, int | None]


def read(text: str) -> list[tuple[str, str, int, int | None, int | None]]:
    """Return (measure, qualifier, low, best, high) of each figure."""
    return [
        (figure.measure.value, figure.qualifier.value, figure.low, figure.best, figure.high)
        for figure in find_figures(text, 0, len(text))
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("eight", ("exactly", 8, 8, 8), id="number word"),
        pytest.param("1,300", ("exactly", 1300, 1300, 1300), id="digits with a comma"),
        pytest.param("twenty-one", ("exactly", 21, 21, 21), id="hyphen"),
        pytest.param("a hundred and twenty", ("exactly", 120, 120, 120), id="hundred and"),
        pytest.param("two dozen", ("exactly", 24, 24, 24), id="two dozen"),
        pytest.param("half a dozen", ("exactly", 6, 6, 6), id="half a dozen"),
        pytest.param("at least eight", ("at_least", 8, 8, OPEN), id="at least"),
        pytest.param("no fewer than 8", ("at_least", 8, 8, OPEN), id="no fewer than"),
        pytest.param("over a hundred", ("more_than", 100, 100, OPEN), id="over"),
        pytest.param("more than 85", ("more_than", 85, 85, OPEN), id="more than"),
        pytest.param("up to 20", ("up_to", 0, None, 20), id="up to"),
        pytest.param("as many as 1300", ("up_to", 0, None, 1300), id="as many as"),
        pytest.param("fewer than 20", ("up_to", 0, None, 19), id="fewer than"),
        pytest.param("about 50", ("about", 45, 50, 55), id="about"),
        pytest.param("nearly 40", ("about", 36, 40, 40), id="nearly"),
        pytest.param("between 20 and 24", ("range", 20, None, 24), id="between"),
        pytest.param("20 to 24", ("range", 20, None, 24), id="to"),
        pytest.param("20-24", ("range", 20, None, 24), id="dash"),
        pytest.param("dozens of", ("vague", 24, None, OPEN), id="dozens"),
        pytest.param("scores of", ("vague", 40, None, OPEN), id="scores"),
        pytest.param("several", ("vague", 3, None, OPEN), id="several"),
        pytest.param("hundreds of", ("vague", 200, None, OPEN), id="hundreds"),
        pytest.param("several hundred", ("vague", 300, None, OPEN), id="several hundred"),
        pytest.param("tens of thousands of", ("vague", 20_000, None, OPEN), id="tens of thousands"),
    ],
)
def test_find_figures_reads_the_limits_of_an_amount(
    words: str, expected: tuple[str, int, int | None, int | None]
) -> None:
    assert read(f"The strike killed {words} people.") == [("killed", *expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Airstrikes killed 12 people.", [("killed", 12)], id="active"),
        pytest.param("Gunmen shot dead two settlers.", [("killed", 2)], id="shot dead"),
        pytest.param("He blew himself up, killing himself and 11 others.", [("killed", 11)], id="himself and"),
        pytest.param("Two U.S. soldiers were killed.", [("killed", 2)], id="abbreviation in the group"),
        pytest.param("Thousands of Rohingya fled.", [("displaced", 2000)], id="people without an s"),
        pytest.param("The clashes claimed 60 lives.", [("killed", 60)], id="claimed lives"),
        pytest.param("40 bodies were recovered.", [("killed", 40)], id="bodies recovered"),
        pytest.param("The shells hit a market, killing 12.", [("killed", 12)], id="participle without a noun"),
        pytest.param("12 people were reportedly killed.", [("killed", 12)], id="passive"),
        pytest.param("Two people in the north of the city died.", [("killed", 2)], id="intransitive behind a place"),
        pytest.param("The blast left 12 dead.", [("killed", 12)], id="left dead"),
        pytest.param("The death toll rose to 21.", [("killed", 21)], id="toll rose to"),
        pytest.param("The toll climbed from 12 to 21.", [("killed", 21)], id="toll from to"),
        pytest.param("That brought to 49 the number killed.", [("killed", 49)], id="brought to"),
        pytest.param("The blast claimed the lives of 40 people.", [("killed", 40)], id="lives"),
        pytest.param("Rescuers found the bodies of 5 miners.", [("killed", 5)], id="bodies found"),
        pytest.param("The army lost 12 soldiers.", [("killed", 12)], id="lost"),
        pytest.param("It caused the death of one civilian.", [("killed", 1)], id="death of"),
        pytest.param("There were 12 deaths and 55 injuries.", [("killed", 12), ("injured", 55)], id="nominal"),
        pytest.param("A shell killed a woman and her child.", [("killed", 2)], id="one person and another"),
        pytest.param("A 12-year-old boy was killed.", [("killed", 1)], id="an age is no number of people"),
        pytest.param("It wounded at least 40 others.", [("injured", 40)], id="others"),
        pytest.param("Dozens more suffered breathing difficulties.", [("injured", 24)], id="suffered"),
        pytest.param("Gunmen abducted 12 aid workers.", [("captured", 12)], id="abducted"),
        pytest.param("20 soldiers were taken hostage.", [("captured", 20)], id="taken hostage"),
        pytest.param("Five people are still missing.", [("missing", 5)], id="missing"),
        pytest.param("The fighting displaced 3,000 people.", [("displaced", 3000)], id="displaced"),
        pytest.param("3,000 villagers fled.", [("displaced", 3000)], id="fled"),
        pytest.param("The strike caused deaths.", [("killed", 1)], id="deaths without a number"),
        pytest.param("A deadly attack was launched.", [("killed", 1)], id="deadly"),
        pytest.param("14 people were taken to hospital.", [("injured", 14)], id="taken to hospital"),
        pytest.param("A father and his two sons were killed.", [("killed", 3)], id="and his sons"),
    ],
)
def test_find_figures_reads_active_passive_and_nominal_wordings(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(measure, low) for measure, _, low, _, _ in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "12 people including four children were killed and 30 wounded.",
            [("killed", 12), ("injured", 30)],
            id="a part with 'including' is left out, no commas",
        ),
        pytest.param(
            "12 people, including four children and two women, were killed.",
            [("killed", 12)],
            id="two parts",
        ),
        pytest.param("At least 60 died, 20 of them children.", [("killed", 60)], id="of them"),
        pytest.param("Seven people, three of them children, were killed.", [("killed", 7)], id="of them, no verb"),
        pytest.param("19 people were killed. Six children were among the dead.", [("killed", 19)], id="among the dead"),
        pytest.param("Three civilians, two women and a man, were killed.", [("killed", 3)], id="parts make the sum"),
        pytest.param(
            "Planes killed 31 fighters and eight civilians.",
            [("killed", 39)],
            id="two groups under one verb are one sum",
        ),
        pytest.param("Two women and two soldiers were killed.", [("killed", 4)], id="two groups before one verb"),
        pytest.param(
            "It killed six people in Bat Yam and four in Tamra.", [("killed", 6), ("killed", 4)], id="at another place"
        ),
        pytest.param(
            "Three people killed five injured in rocket attack.", [("killed", 3), ("injured", 5)], id="headline"
        ),
        pytest.param("A suicide bomber killed five policemen.", [("killed", 5)], id="the subject is no victim"),
        pytest.param("killing 13 and wounding 29", [("killed", 13), ("injured", 29)], id="two verbs"),
        pytest.param(
            "killing and injuring dozens of men", [("killed", 1), ("injured", 1)], id="one number for both together"
        ),
    ],
)
def test_find_figures_never_counts_anybody_twice(text: str, expected: list[tuple[str, int]]) -> None:
    assert sorted((measure, low) for measure, _, low, _, _ in read(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("There were no casualties.", {"killed", "injured"}, id="no casualties"),
        pytest.param("It caused no civilian deaths.", {"killed"}, id="no deaths"),
        pytest.param("Nobody was hurt.", {"killed", "injured"}, id="nobody hurt"),
        pytest.param("No one was killed.", {"killed"}, id="no one killed"),
        pytest.param("There was no loss of life.", {"killed"}, id="no loss of life"),
    ],
)
def test_find_figures_reads_that_nobody_was_hit(text: str, expected: set[str]) -> None:
    figures = read(text)

    assert {figure[0] for figure in figures} == expected
    assert {figure[2:] for figure in figures} == {(0, 0, 0)}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The group threatened to kill 12 hostages.", id="threat"),
        pytest.param("There were no immediate reports of casualties.", id="no reports yet"),
        pytest.param("Hamas handed over the bodies of 4 hostages.", id="bodies handed over"),
        pytest.param("The army captured 16 villages.", id="villages"),
        pytest.param("They killed the engine at 10:30.", id="time of day"),
        pytest.param("The 14-storey building was hit on 12 May.", id="date"),
        pytest.param("The war killed 3 percent of the people.", id="share"),
        pytest.param("A gunman fired at soldiers, none of whom knew who was hurt.", id="another verb between"),
        pytest.param("A police officer of 24 was there.", id="age"),
        pytest.param("Rebels freed 150 civilians who were captured.", id="freed"),
        pytest.param("280,000 people have been killed since the conflict erupted in 2011.", id="since a year"),
        pytest.param("About 900 people have died since the war began.", id="since the war began"),
        pytest.param("the war has killed more than 220000 people", id="the war itself"),
        pytest.param("320,000 people were killed in the six-year conflict.", id="over years"),
        pytest.param("28 people were killed in Israel during the war.", id="during the war"),
        pytest.param("Israel counts 28 people killed by missiles.", id="somebody keeps the count"),
        pytest.param("At least 18 people have now died in Israel.", id="have now died"),
        pytest.param("Fire has killed more than 380 people in Gaza in the past two months.", id="past months"),
        pytest.param("The raid brought to 49 the number killed in three days of attacks.", id="brought to, in days"),
        pytest.param("Another blast brought to 30 the number of dead in Kabul this week.", id="brought to, this week"),
        pytest.param("Medics say 33 people died throughout Yemen on Friday.", id="throughout a country"),
        pytest.param("Since then more than a quarter of a million people have been killed.", id="since then"),
        pytest.param("The air force has killed 4,000 people since it stepped in just over a year ago.", id="years ago"),
        pytest.param("Hundreds of people were killed since the breakdown of the truce last month.", id="breakdown"),
        pytest.param("A second bomb went off without causing more deaths.", id="without causing"),
        pytest.param("The raids have cost a heavy civilian death toll.", id="a death toll"),
        pytest.param("The other rebel deaths came in fighting near Hama.", id="deaths of others"),
        pytest.param("Seven people died from lack of medicine in the besieged town.", id="of want"),
        pytest.param("At least 12 children died of cholera in the camp.", id="of a disease"),
    ],
)
def test_find_figures_leaves_out_what_is_no_figure_of_an_event(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("More than 280000 people have been killed since 2011", True, id="since a year"),
        pytest.param("The war has displaced millions", True, id="the war itself"),
        pytest.param("165 people have been wounded since yesterday", False, id="since yesterday"),
        pytest.param("12 were killed on the deadliest day since the war began", False, id="a record"),
        pytest.param("45 people died across Syria on Friday", True, id="a whole country"),
        pytest.param("45 people were killed by air strikes across Gaza on Friday", False, id="by one author"),
        pytest.param("213 people were killed in the worst gas attack in the civil war", False, id="worst in the war"),
        pytest.param("45 people died across Idlib province on Friday", False, id="a province"),
        pytest.param("40 people were killed in a raid that hit towns across Yemen", False, id="an act everywhere"),
    ],
)
def test_has_running_total_tells_tolls_over_years(text: str, expected: bool) -> None:  # noqa: FBT001
    assert has_running_total(text, 0, len(text)) is expected


@pytest.mark.parametrize(
    ("text", "victim_class", "group"),
    [
        pytest.param("killed 12 civilians", "civilian", "civilians", id="civilians"),
        pytest.param("killed 12 Hamas fighters", "combatant", "Hamas fighters", id="fighters"),
        pytest.param("killed 12 soldiers and civilians", "mixed", "soldiers and civilians", id="both"),
        pytest.param("killed 12 people", "unknown", "", id="people"),
        pytest.param(
            "killed two women and two soldiers", "mixed", "two women and two soldiers", id="two groups under one verb"
        ),
        pytest.param("killed 12", "unknown", "", id="nobody named"),
        pytest.param("killed 270 soldiers guards and staff", "combatant", "soldiers guards and staff", id="no commas"),
        pytest.param("killed 15 members of Ahrar al-Sham", "unknown", "members of Ahrar al-Sham", id="members of"),
        pytest.param("killed five Israelis", "unknown", "Israelis", id="a people"),
        pytest.param("killed several of the country's commanders", "combatant", "country's commanders", id="of the"),
    ],
)
def test_find_figures_says_whom_a_figure_counts(text: str, victim_class: str, group: str) -> None:
    (figure,) = find_figures(text, 0, len(text))

    assert (figure.victim_class.value, figure.group) == (victim_class, group)


def test_find_figures_marks_more_than_as_exclusive_and_gives_absolute_offsets() -> None:
    text = "In Haifa nothing fell. It injured over a hundred people in Tel Aviv."

    (figure,) = find_figures(text, 23, len(text))

    assert figure.exclusive
    assert text[figure.span.start : figure.span.end] == "over a hundred people"


@pytest.mark.parametrize(
    ("piece", "figures"),
    [
        pytest.param("killing 12 people ", 1, id="verbs"),
        pytest.param("12 people ", 0, id="numbers without a verb"),
        pytest.param("killed one man including four children ", 1, id="parts"),
        pytest.param("hundred ", 0, id="multipliers"),
        pytest.param("no casualties ", 2, id="nobody"),
    ],
)
def test_find_figures_reads_texts_of_200_kb(piece: str, figures: int) -> None:
    times = 200_000 // len(piece)
    text = piece * times

    assert len(find_figures(text, 0, len(text))) == figures * times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Five people were killed according to the hospital, six according to others.", (5, 6), id="according"
        ),
        pytest.param("A reporter saw four bodies, while the ministry counted five dead.", (4, 5), id="while"),
    ],
)
def test_find_figures_spans_the_numbers_of_two_sources(text: str, expected: tuple[int, int]) -> None:
    ((_, qualifier, low, _, high),) = read(text)

    assert (qualifier, low, high) == ("range", *expected)
