"""Copies of one text, agency credits, and groups that grow by shared keys."""

import pytest

from events.domain.copies import agency_named, agency_of, group_copies, join_by_keys, sketch_of

WIRE = (
    "Missiles launched from Iran hit the port city of Haifa before dawn on Monday, killing at least eight people and "
    "wounding more than a hundred, the ambulance service said. Sirens sounded across the north for the third night in "
    "a row. The army said that it had struck launchers in the west of Iran an hour later. Oil prices rose when trading "
    "opened in Asia, and the United Nations called on both sides to stop."
)
OWN = (
    "Eight people died in Haifa when Iranian missiles came down near the harbour early on Monday. Residents told our "
    "reporter of a blast that shook houses several streets away. Israel answered within the hour with strikes on "
    "launch sites in western Iran, its army said. More than a hundred were taken to hospitals."
)


@pytest.mark.parametrize(
    ("other", "is_copy"),
    [
        pytest.param(WIRE, True, id="same-text"),
        pytest.param(WIRE.upper(), True, id="case-is-nothing"),
        pytest.param("HAIFA (Reuters) - " + WIRE, True, id="with-a-dateline"),
        pytest.param(WIRE[: len(WIRE) // 2], True, id="cut-in-half"),
        pytest.param(WIRE + " " + OWN, True, id="with-an-own-paragraph"),
        pytest.param(OWN, False, id="same-facts-own-words"),
        pytest.param("", False, id="no-text"),
    ],
)
def test_copy_is_known_by_shared_runs_of_words(other, is_copy):
    first, second = group_copies([sketch_of(WIRE), sketch_of(other)])

    assert (first == second) is is_copy


def test_groups_are_numbered_in_order_of_appearance():
    assert group_copies([sketch_of(text) for text in (WIRE, OWN, WIRE, OWN)]) == [0, 1, 0, 1]


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        pytest.param("CAIRO (Reuters) - Egypt said", "reuters", id="dateline"),
        pytest.param("JERUSALEM, June 16 (AFP) — The army", "afp", id="dateline-with-day"),
        pytest.param("AP - The council met", "ap", id="bare-dateline"),
        pytest.param("The council met.\n(with AFP)", "afp", id="credit-below"),
        pytest.param("The council met. It will meet again. - Xinhua", "xinhua", id="credit-at-the-end"),
        pytest.param("Officials told Reuters that the council met.", "", id="quoted-medium-is-no-credit"),
        pytest.param("The council met (Reuters reported it first) on Monday.", "", id="in-passing"),
        pytest.param("", "", id="no-text"),
    ],
)
def test_agency_is_read_from_dateline_or_credit(text, agency):
    assert agency_of(text) == agency


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        pytest.param("The Associated Press", "ap", id="long-name"),
        pytest.param("Xinhua News Agency", "xinhua", id="with-agency"),
        pytest.param("Reuters", "reuters", id="short"),
        pytest.param("The Sample Herald", "", id="no-wire"),
    ],
)
def test_agency_is_known_by_name(name, agency):
    assert agency_named(name) == agency


def test_items_that_share_a_key_through_others_are_one_group():
    assert join_by_keys([["a"], ["b"], ["a", "b"], ["c"], []]) == [0, 0, 0, 1, 2]
