"""Grades that the rules suggest, and who counts as one source."""

from dataclasses import replace

import pytest

from events.domain.copies import sketch_of
from events.domain.grading import ClaimSource, source_numbers, suggest_grade
from events.domain.vocabulary import AttributionKind, Factuality, Grade, Stance
from tests.domain.test_copies import OWN, WIRE

NAMED = ClaimSource("Herald", AttributionKind.NAMED, Stance.ASSERTS, Factuality.OCCURRED)
OTHER = replace(NAMED, outlet="Courier")
ANONYMOUS = replace(NAMED, attribution=AttributionKind.ANONYMOUS)
DENIAL = replace(OTHER, stance=Stance.DENIES)
PARTY = replace(NAMED, is_party=True)
CITED = replace(OTHER, attribution=AttributionKind.MEDIA, attribution_name="Herald")


@pytest.mark.parametrize(
    ("claims", "grade", "independent"),
    [
        pytest.param([NAMED], Grade.SINGLE_NAMED, 1, id="one-named-source"),
        pytest.param([ANONYMOUS], Grade.SINGLE_ANONYMOUS, 1, id="one-anonymous-source"),
        pytest.param([NAMED, OTHER], Grade.CORROBORATED, 2, id="two-outlets"),
        pytest.param([ANONYMOUS, replace(ANONYMOUS, outlet="Courier")], Grade.CORROBORATED, 2, id="two-anonymous"),
        pytest.param([NAMED, NAMED], Grade.SINGLE_NAMED, 1, id="one-outlet-twice"),
        pytest.param([NAMED, CITED], Grade.SINGLE_NAMED, 1, id="passed-on-from-another-medium"),
        pytest.param([NAMED, DENIAL], Grade.CONTESTED, 1, id="denied"),
        pytest.param([DENIAL], Grade.CONTESTED, 1, id="only-a-denial"),
        pytest.param([PARTY], Grade.PARTY_CLAIM, 1, id="party-alone"),
        pytest.param([PARTY, replace(PARTY, outlet="Courier")], Grade.PARTY_CLAIM, 2, id="party-in-two-outlets"),
        pytest.param([PARTY, OTHER], Grade.CORROBORATED, 2, id="party-and-another"),
        pytest.param([replace(NAMED, is_withdrawn=True)], Grade.DISCOUNTED, 0, id="withdrawn"),
        pytest.param([NAMED, replace(OTHER, is_withdrawn=True)], Grade.SINGLE_NAMED, 1, id="one-of-two-withdrawn"),
        pytest.param([], Grade.DISCOUNTED, 0, id="nothing"),
        pytest.param([NAMED, replace(OTHER, stance=Stance.DOES_NOT_CONFIRM)], Grade.SINGLE_NAMED, 1, id="no-comment"),
    ],
)
def test_grade_follows_from_who_says_what(claims, grade, independent):
    found = suggest_grade(claims)

    assert (found.grade, found.independent) == (grade, independent)
    assert found.reasons


def test_no_set_of_reports_is_confirmed_by_rule():
    many = [replace(NAMED, outlet=f"Outlet {n}") for n in range(50)]

    assert suggest_grade(many).grade == Grade.CORROBORATED


@pytest.mark.parametrize(
    ("other", "same"),
    [
        pytest.param(OTHER, False, id="another-outlet"),
        pytest.param(replace(OTHER, outlet="HERALD"), True, id="same-outlet"),
        pytest.param(CITED, True, id="cites-it"),
        pytest.param(replace(OTHER, agency="reuters"), False, id="wire-copy-against-own"),
    ],
)
def test_second_report_is_one_source_with_the_first(other, same):
    first, second = source_numbers([NAMED, other])

    assert (first == second) is same


def test_wire_copies_are_one_source_with_the_wire():
    wire = replace(NAMED, outlet="Reuters")
    copies = [replace(NAMED, outlet=f"Outlet {n}", agency="reuters") for n in range(3)]

    assert len(set(source_numbers([wire, *copies]))) == 1


def test_near_duplicate_texts_are_one_source_without_any_credit():
    reports = [replace(NAMED, sketch=sketch_of(WIRE)), replace(OTHER, sketch=sketch_of(WIRE[:300]))]
    own = replace(NAMED, outlet="Third", sketch=sketch_of(OWN))

    assert source_numbers([*reports, own]) == [0, 0, 1]
