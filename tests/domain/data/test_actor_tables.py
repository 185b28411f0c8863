"""Checks the tables of actors and offices: keys, parents, codes, dates, coverage, no ambiguous common words."""

import csv
import re
from collections import Counter
from datetime import date
from importlib import resources
from itertools import pairwise

import pytest

from events.domain.names import find_words
from events.domain.vocabulary import ActorKind


def read_rows(name: str) -> list[dict[str, str]]:
    with resources.files("events.domain.data").joinpath(name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


ACTORS = read_rows("actors.csv")
TERMS = read_rows("offices.csv")
BY_KEY = {row["key"]: row for row in ACTORS}
STATES = [row for row in ACTORS if row["kind"] == "state"]
# Their capitals are also names of persons or of the state itself, or the word means something else first.
CAPITAL_IS_NO_METONYM = frozenset(
    {"bel", "cri", "dji", "grd", "jam", "lux", "mdv", "mco", "smr", "stp", "syc", "sgp", "esh"}
)
# Offices that one person holds at a time.
SINGLE_OFFICES = frozenset(
    {
        "President",
        "Prime Minister",
        "Chancellor",
        "King",
        "Emir",
        "Sultan",
        "Supreme Leader",
        "Foreign Minister",
        "Secretary of State",
        "Defense Minister",
        "Defense Secretary",
        "Chief of Staff",
        "High Representative",
        "Secretary-General",
        "UN Secretary-General",
        "Leader",
        "Pope",
    }
)
# The Soviet Union and Russia had a president each in 1991.
TWO_AT_A_TIME = frozenset({("President", "rus-gov", "1991")})


def test_actors_have_unique_keys_known_kinds_and_provenance():
    keys = Counter(row["key"] for row in ACTORS)

    assert [key for key, times in keys.items() if times > 1] == []
    assert {row["kind"] for row in ACTORS} <= {kind.value for kind in ActorKind}
    assert [row["key"] for row in ACTORS if not row["provenance"] or not row["name"]] == []
    assert [key for key in keys if not re.fullmatch(r"[a-z0-9-]+", key)] == []


def test_parents_are_known_and_lead_to_no_circle():
    for row in ACTORS:
        seen, parent = {row["key"]}, row["parent"]
        while parent:
            assert parent in BY_KEY, (row["key"], parent)
            assert parent not in seen, (row["key"], parent)
            seen.add(parent)
            parent = BY_KEY[parent]["parent"]


def test_countries_are_those_of_states():
    codes = {row["country"] for row in STATES}

    assert {row["country"] for row in ACTORS + TERMS} - codes == {""}
    assert all(re.fullmatch(r"[A-Z]{3}", code) for code in codes)


def test_every_state_has_people_and_a_seat_of_power():
    named_by_their_name = {"dma", "kir", "lie", "vut", "vat", "kna"}

    assert len(STATES) >= 195
    assert {row["key"] for row in STATES if not row["adjectives"]} <= named_by_their_name
    assert {row["key"] for row in STATES if not row["metonyms"]} == CAPITAL_IS_NO_METONYM


@pytest.mark.parametrize(
    ("key", "seat"),
    [
        ("rus", "Kremlin"),
        ("usa", "White House"),
        ("usa", "Foggy Bottom"),
        ("fra", "Élysée"),
        ("gbr", "Downing Street"),
        ("kor", "Blue House"),
        ("chn", "Zhongnanhai"),
        ("pak", "Rawalpindi"),
        ("phl", "Malacanang"),
        ("som", "Villa Somalia"),
    ],
)
def test_seats_of_power_stand_for_their_state(key, seat):
    own = [row for row in ACTORS if row["key"] == key or row["key"].startswith(f"{key}-")]

    assert any(seat in row["metonyms"].split("|") or seat in row["names"].split("|") for row in own)


def test_armed_groups_cover_the_world():
    groups = [row for row in ACTORS if row["kind"] == "armed_group" and not row["key"].startswith("generic-")]

    assert len(groups) >= 300
    assert len({row["country"] for row in groups}) >= 70
    assert [row["key"] for row in groups if not row["parent"] and row["country"]] == []


def test_no_group_has_a_common_word_for_a_name():
    """One lower-case word would match in any sentence; names need a capital letter."""
    loose = {
        (row["key"], name)
        for row in ACTORS
        if row["kind"] in {"armed_group", "igo", "person"} and not row["key"].startswith("generic-")
        for name in (row["name"], *row["names"].split("|"))
        if name and name.islower() and len(find_words(name)) == 1
    }

    assert loose <= {("irq-peshmerga", "peshmerga"), ("colectivos", "colectivos"), ("syr-ndf", "shabiha")}


def test_terms_name_known_people_bodies_and_ordered_dates():
    for term in TERMS:
        assert BY_KEY[term["holder"]]["kind"] == "person", term
        assert term["body"] in BY_KEY, term
        assert term["provenance"], term
        start, end = (date.fromisoformat(term[edge]) if term[edge] else None for edge in ("start", "end"))
        assert start is None or end is None or start <= end, term


def test_offices_of_one_holder_do_not_overlap():
    held: dict[tuple[str, str], list[dict[str, str]]] = {}
    for term in TERMS:
        if term["office"] in SINGLE_OFFICES and term["start"]:
            held.setdefault((term["office"], term["body"]), []).append(term)

    overlaps = [
        (office, body, before["holder"], after["holder"])
        for (office, body), terms in held.items()
        for before, after in pairwise(sorted(terms, key=lambda term: term["start"]))
        if (before["end"] or "9999") > after["start"]
        and (office, body, after["start"][:4]) not in TWO_AT_A_TIME
        and (office, body, before["end"][:4]) not in TWO_AT_A_TIME
    ]

    assert overlaps == []


def test_persons_are_many_and_every_large_country_has_its_leaders():
    persons = [row for row in ACTORS if row["kind"] == "person"]
    led = {term["country"] for term in TERMS if term["office"] in {"President", "Prime Minister", "Chancellor", "King"}}

    assert len(persons) >= 600
    assert set("USA CAN MEX BRA ARG GBR FRA DEU ITA RUS TUR SAU ZAF IND CHN JPN KOR IDN AUS".split()) <= led  # noqa: SIM905
    assert len(led) >= 140


def test_offices_have_a_title():
    titles = {row["office"] for row in read_rows("office_titles.csv")}

    assert {term["office"] for term in TERMS} - titles == set()
