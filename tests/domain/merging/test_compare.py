"""Pairs of reports: one event, two events, or a question for the editor."""

from dataclasses import replace
from datetime import date

import pytest

from events.domain.daterange import Bounds
from events.domain.merging import ActorFact, Verdict, compare, compare_event
from events.domain.vocabulary import Factuality, Role
from tests.domain.merging.reports import report

ATTACK = report("a", at=["Haifa"], killed=(8, None))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        pytest.param(ATTACK, report("b", at=["Haifa"]), Verdict.MERGE, id="same-day-sides-and-town"),
        pytest.param(ATTACK, report("b", "attack"), Verdict.MERGE, id="one-says-only-attack"),
        pytest.param(ATTACK, report("b", day=14, until=18, at=["Haifa"]), Verdict.MERGE, id="recently-meets-the-day"),
        pytest.param(ATTACK, report("b", at=["Haifa"], killed=(5, 5)), Verdict.MERGE, id="growing-toll"),
        pytest.param(ATTACK, report("b", at=["Tel Aviv"]), Verdict.ASK, id="another-town"),
        pytest.param(ATTACK, report("b", at=["Tel Aviv"], killed=(8, 8)), Verdict.MERGE, id="two-towns-one-toll"),
        pytest.param(ATTACK, report("b", at=["Haifa"], killed=(60, 60)), Verdict.MERGE, id="at-least-eight-may-be-60"),
        pytest.param(
            report("a", at=["Haifa"], killed=(8, 8)),
            report("b", at=["Haifa"], killed=(60, 60)),
            Verdict.ASK,
            id="toll-far-off",
        ),
        pytest.param(ATTACK, report("b", day=17, at=["Haifa"]), Verdict.ASK, id="night-after"),
        pytest.param(ATTACK, report("b", day=18, at=["Haifa"]), Verdict.APART, id="two-days-later"),
        pytest.param(ATTACK, report("b", "drone-strike"), Verdict.ASK, id="missiles-or-drones"),
        pytest.param(
            ATTACK, report("b", "drone-strike", at=["Haifa"]), Verdict.MERGE, id="missiles-or-drones-one-town"
        ),
        pytest.param(ATTACK, report("b", by=["Israel"], on=["Iran"]), Verdict.APART, id="counter-attack"),
        pytest.param(ATTACK, report("b", "threat"), Verdict.APART, id="threat-is-no-attack"),
        pytest.param(ATTACK, report("a", at=["Haifa"]), Verdict.APART, id="one-article-tells-them-apart"),
        pytest.param(ATTACK, report("b", day=None, at=["Haifa"]), Verdict.APART, id="date-unknown"),
        pytest.param(ATTACK, report("b", by=["Qatar"], on=["Egypt"]), Verdict.APART, id="others"),
        pytest.param(
            report("a", "talks", by=["Israel", "Hamas"], on=[], day=13, until=18),
            report("b", "talks", by=["Hamas"], on=["Israel"], day=14, until=15),
            Verdict.MERGE,
            id="talks-have-no-first-party",
        ),
        pytest.param(
            report("a", "summit", by=["Egypt", "Qatar"], on=[], at=["Haifa"]),
            report("b", "summit", by=["leaders from more than 20 countries"], on=[], at=["Haifa"]),
            Verdict.MERGE,
            id="one-town-and-day-has-one-summit",
        ),
        pytest.param(
            report("a", "talks", by=["Iran"], on=[], at=["Haifa"]),
            report("b", "talks", by=["Egypt", "Qatar"], on=[], at=["Haifa"]),
            Verdict.ASK,
            id="each-names-other-parties-of-talks",
        ),
        pytest.param(ATTACK, report("b", "airstrike"), Verdict.MERGE, id="missiles-from-aircraft"),
        pytest.param(
            report("a", at=["Haifa", "north quarter"]),
            report("b", at=["Haifa", "south quarter"]),
            Verdict.ASK,
            id="two-quarters-of-a-town",
        ),
        pytest.param(
            report("a", killed=(0, 0)),
            report("b", "attack", killed=(2, 2)),
            Verdict.ASK,
            id="nobody-died-against-two-dead",
        ),
        pytest.param(
            replace(report("a", at=["Haifa"]), alike_told=19),
            report("b", at=["Haifa"]),
            Verdict.ASK,
            id="one-article-tells-of-twenty-acts-there",
        ),
        pytest.param(
            report("a", "ceasefire", by=["Israel", "Hamas"], on=[], at=["Israel"]),
            report("b", "ceasefire", by=[], on=[], at=["Israel"]),
            Verdict.MERGE,
            id="truce-told-without-its-parties",
        ),
        pytest.param(
            report("a", "ceasefire", by=["Israel", "Hamas"], on=[], at=["Israel"]),
            report("b", "ceasefire", by=[], on=[]),
            Verdict.ASK,
            id="truce-told-by-its-day-alone",
        ),
        pytest.param(
            report("a", "talks", by=["Israel", "Hamas"], on=[], at=["Israel"]),
            report("b", "talks", by=[], on=[], at=["Israel"]),
            Verdict.APART,
            id="talks-are-many-in-a-country",
        ),
    ],
)
def test_pair_is_judged_alike_both_ways(a, b, expected):
    assert (compare(a, b).verdict, compare(b, a).verdict) == (expected, expected)


def test_every_comparison_gives_its_reasons_in_words():
    found = compare(ATTACK, report("b", at=["Haifa"], killed=(8, 8), quote=""))

    assert [reason.text for reason in found.reasons] == [
        "the same day or two",
        "who acts agree, whom to agree",
        "both missile-strike",
        "both at Haifa",
        "both say 8 killed",
        "of acts with 8 killed there are few",
    ]


def test_swapped_roles_never_merge_however_alike_the_words():
    words = "Missiles hit Haifa on Monday and killed eight people."
    attack = replace(ATTACK, quote=words)
    answer = replace(report("b", by=["Israel"], on=["Iran"], at=["Haifa"], killed=(8, 8)), quote=words)

    assert compare(attack, answer).reasons[0].code == "roles-swapped"


def test_interval_of_a_century_tells_no_act_from_another():
    vast = replace(ATTACK, article="b", bounds=Bounds.within(date(1950, 1, 1), date(2049, 12, 31)))

    found = compare(ATTACK, vast)

    assert (found.verdict, found.reasons[0].code) == (Verdict.APART, "vast-days")


def test_open_ended_date_is_asked_about():
    since = replace(ATTACK, article="b", bounds=Bounds.lasted(date(2025, 6, 1), None))

    found = compare(ATTACK, since)

    assert found.verdict == Verdict.ASK
    assert "open-dates" in {reason.code for reason in found.reasons}


def test_country_tells_nobody_apart_inside_one_country():
    police = ActorFact("police-ken", "Police", "KEN", Role.INITIATOR)
    youth = ActorFact("youth-ken", "Youth", "KEN", Role.TARGET)
    voters = ActorFact("voters-ken", "Voters", "KEN", Role.INITIATOR)
    a = replace(ATTACK, actors=(police, youth), places=())
    b = replace(ATTACK, article="b", actors=(voters, replace(youth, key="party-ken", name="Party")), places=())

    assert compare(a, b).reasons[0].code == "no-shared-actor"


def test_denial_of_an_act_meets_the_act():
    denial = replace(ATTACK, article="b", factuality=Factuality.DENIED, places=(), figures=())

    assert compare(ATTACK, denial).verdict == Verdict.MERGE


def test_report_like_one_member_but_unlike_most_is_asked_about():
    members = [report("a", at=["Haifa"]), report("b", day=15, at=["Haifa"]), report("c", day=15, at=["Haifa"])]

    assert compare_event(report("d", at=["Haifa"]), members).verdict == Verdict.ASK


def test_one_member_with_swapped_roles_keeps_a_report_out():
    members = [report("a", at=["Haifa"]), report("b", by=["Israel"], on=["Iran"])]

    assert compare_event(report("c", at=["Haifa"]), members).verdict == Verdict.APART
