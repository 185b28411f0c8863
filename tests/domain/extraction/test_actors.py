"""Checks who is found in a text: names, adjectives, offices as of a day, groups without a name, surnames."""

from datetime import date

import pytest

from events.domain.extraction.actors import find_actors, holder_conflicts, load_gazetteer
from events.domain.types import ActorMatch

SUMMER_2025 = date(2025, 6, 20)


def read(text: str, on: date | None = SUMMER_2025) -> tuple[ActorMatch, ...]:
    return find_actors(text, load_gazetteer(), on=on)


def named(text: str, on: date | None = SUMMER_2025) -> list[tuple[str | None, str | None]]:
    return [(actor.key, actor.country) for actor in read(text, on)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Israeli forces entered Rafah.", [("isr-mil", "ISR")], id="adjective owns a group"),
        pytest.param("The Kremlin refused.", [("rus", "RUS")], id="seat of power"),
        pytest.param("Hamas fighters fired.", [("hamas", "PSE")], id="group owns fighters"),
        pytest.param("the rebels fired", [("generic-rebels", None)], id="nobody's rebels"),
        pytest.param("Nepal's Maoist rebels attacked.", [("npl-maoists", "NPL")], id="Maoists of Nepal"),
        pytest.param("Indian Maoist rebels attacked.", [("ind-maoists", "IND")], id="Maoists of India"),
        pytest.param(
            "Maoist rebels in western Nepal attacked.",
            [("npl-maoists", "NPL"), ("npl", "NPL")],
            id="at home",
        ),
        pytest.param(
            "Soldiers in Nepal attacked.", [("generic-mil", None), ("npl", "NPL")], id="soldiers may be abroad"
        ),
        pytest.param("Tamil Tigers attacked.", [("ltte", "LKA")], id="Tamil Tigers"),
        pytest.param("Basque separatists planted it.", [("eta", "ESP")], id="Basque separatists"),
        pytest.param("the Kosovo Liberation Army fought", [("kla", "XKX")], id="historic army"),
        pytest.param("Khmer Rouge guerrillas fled.", [("khmer-rouge", "KHM")], id="historic guerrillas"),
        pytest.param("The UN Security Council met.", [("un-sc", None)], id="international body"),
        pytest.param("Iran-backed militants left.", [("generic-militants", None)], id="backer is no owner"),
        pytest.param("Israels army fired.", [("isr-mil", "ISR")], id="lost apostrophe"),
    ],
)
def test_find_actors_tells_states_bodies_and_groups(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("surname", "on", "key"),
    [
        pytest.param("Putin", SUMMER_2025, "person-vladimir-putin", id="distinct surname"),
        pytest.param("Sisi", SUMMER_2025, "person-abdel-fattah-al-sisi", id="without the article"),
        pytest.param("Erdoğan", SUMMER_2025, "person-recep-tayyip-erdogan", id="with marks"),
        pytest.param("MBS", SUMMER_2025, "person-mohammed-bin-salman", id="initials"),
        pytest.param("Sharif", date(2015, 6, 1), "person-nawaz-sharif", id="the one in office then"),
        pytest.param("Sharif", SUMMER_2025, "person-shehbaz-sharif", id="the one in office now"),
    ],
)
def test_find_actors_resolves_a_surname_alone(surname: str, on: date, key: str) -> None:
    assert [found for found, _ in named(f"On Monday {surname} refused.", on)] == [key]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("On Monday Mustafa Saleh, a baker, spoke.", id="another given name"),
        pytest.param("Ahmed Saleh, a baker, spoke.", id="given name at the start"),
        pytest.param("Shells fell on Modi'in.", id="part of a town's name"),
        pytest.param("Anwar Raslan went home.", id="another surname"),
        pytest.param("Shells hit the al-Abbas bridge.", id="a bridge"),
        pytest.param("Shells fell in Ansari.", id="a quarter"),
        pytest.param("They left the town of Meles.", id="a town"),
    ],
)
def test_find_actors_leaves_namesakes_alone(text: str) -> None:
    assert [key for key, _ in named(text) if key] == []


@pytest.mark.parametrize(
    ("on", "office", "country"),
    [
        pytest.param(date(2022, 6, 1), "Prime Minister", "EST", id="for her country"),
        pytest.param(SUMMER_2025, "High Representative", None, id="for an international body"),
        pytest.param(None, "", "EST", id="on an unknown day"),
    ],
)
def test_find_actors_gives_office_and_country_as_of_the_day(on: date | None, office: str, country: str | None) -> None:
    (actor,) = read("Kaja Kallas refused.", on)

    assert (actor.office, actor.country) == (office, country)


def test_find_actors_resolves_later_surnames_of_unknown_persons() -> None:
    first, second = read("Foreign Minister Jan Novotny spoke. Later Novotny left.")

    assert (first.name, second.name, second.key) == ("Jan Novotny", "Jan Novotny", None)


@pytest.mark.parametrize(
    ("country", "office", "day", "holder"),
    [
        pytest.param("IRN", "Foreign Minister", "2015-07-14", "Mohammad Javad Zarif", id="Iran 2015"),
        pytest.param("IRN", "Foreign Minister", "2023-10-07", "Hossein Amir-Abdollahian", id="Iran 2023"),
        pytest.param("IRN", "Foreign Minister", "2025-06-20", "Abbas Araghchi", id="Iran 2025"),
        pytest.param("USA", "Secretary of State", "2014-02-01", "John Kerry", id="USA 2014"),
        pytest.param("USA", "Secretary of State", "2025-06-20", "Marco Rubio", id="USA 2025"),
        pytest.param("RUS", "Foreign Minister", "2008-08-08", "Sergei Lavrov", id="Russia 2008"),
        pytest.param("SYR", "Foreign Minister", "2013-08-24", "Walid al-Moallem", id="Syria 2013"),
        pytest.param("EGY", "Foreign Minister", "2024-07-02", "Sameh Shoukry", id="Egypt, the day before"),
        pytest.param("EGY", "Foreign Minister", "2024-07-04", "Badr Abdelatty", id="Egypt, the day after"),
        pytest.param("TUR", "Foreign Minister", "2025-12-20", "Hakan Fidan", id="Turkey 2025"),
        pytest.param("GBR", "Foreign Minister", "2003-03-20", "Jack Straw", id="Britain 2003"),
        pytest.param("DEU", "Foreign Minister", "1999-03-24", "Joschka Fischer", id="Germany 1999"),
        pytest.param("IND", "Foreign Minister", "2025-05-07", "Subrahmanyam Jaishankar", id="India 2025"),
        pytest.param("CHN", "Foreign Minister", "2023-07-01", "Qin Gang", id="China 2023"),
        pytest.param("UKR", "Foreign Minister", "2022-02-24", "Dmytro Kuleba", id="Ukraine 2022"),
        pytest.param("ISR", "Defense Minister", "2023-10-07", "Yoav Gallant", id="Israel's defence 2023"),
        pytest.param("", "UN Secretary-General", "1994-04-06", "Boutros Boutros-Ghali", id="UN 1994"),
        pytest.param("", "High Representative", "2025-06-20", "Kaja Kallas", id="EU 2025"),
    ],
)
def test_terms_tell_who_was_in_office_then(country: str, office: str, day: str, holder: str) -> None:
    gazetteer, on = load_gazetteer(), date.fromisoformat(day)

    holders = {
        gazetteer.entries[key].name
        for key in gazetteer.terms
        for term in gazetteer.terms_on(key, on)
        if (term.office, term.country) == (office, country)
    }

    assert holders == {holder}


@pytest.mark.parametrize(
    ("text", "on", "is_noted"),
    [
        pytest.param("Defence Minister Yoav Gallant spoke.", date(2025, 6, 17), True, id="after his term"),
        pytest.param("Defence Minister Yoav Gallant spoke.", date(2024, 6, 17), False, id="in his term"),
        pytest.param("Former Defence Minister Yoav Gallant spoke.", date(2025, 6, 17), False, id="former"),
        pytest.param("The Biden administration refused.", date(2025, 6, 17), True, id="administration"),
        pytest.param("President Joe Biden refused.", date(2024, 6, 17), False, id="president in term"),
        pytest.param("Hamas leader Yahya Sinwar spoke.", date(2021, 6, 17), False, id="a leader is no office"),
        pytest.param("President Jan Novotny spoke.", date(2024, 6, 17), False, id="unknown person"),
    ],
)
def test_holder_conflicts_notes_offices_of_another_time(text: str, on: date, is_noted: bool) -> None:  # noqa: FBT001
    notes = holder_conflicts(text, load_gazetteer(), on=on)

    assert [note.code for note in notes] == (["office_anachronism"] if is_noted else [])


def test_holder_conflicts_keeps_the_words_of_the_source() -> None:
    text = "Israel's defence minister, Yoav Gallant, warned Iran."

    (note,) = holder_conflicts(text, load_gazetteer(), on=date(2025, 6, 17))

    assert note.start is not None
    assert "Gallant" in text[note.start : note.end]
    assert read(text)[0].name == "Yoav Gallant"


def test_civilians_elsewhere_are_not_those_of_the_only_country_whose_citizens_are_named() -> None:
    found = named("Missiles killed eight civilians in Haifa. Fear spread among Iranian citizens.")

    assert found[0] == ("generic-civilians", None)
