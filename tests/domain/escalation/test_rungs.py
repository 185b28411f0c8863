"""The rung: a maximum over a week; what raises it, what is only possible, what can never raise it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.domain.daterange import Bounds
from events.domain.escalation import Act, Toll, compute_rungs
from events.domain.vocabulary import Grade, Series, Status, Type

DAY = date(2025, 6, 16)
IRAN, ISRAEL = frozenset({"IRN"}), frozenset({"ISR"})
STRIKE = Act(
    number=1,
    type=Type.ASSAULT,
    series=Series.HOSTILE,
    severity=9.5,
    rung=5,
    status=Status.OCCURRED,
    grade=Grade.CORROBORATED,
    bounds=Bounds.on(DAY),
    initiators=IRAN,
    targets=ISRAEL,
)
ANSWER = replace(STRIKE, number=2, initiators=ISRAEL, targets=IRAN)


def on(offset):
    return Bounds.on(DAY + timedelta(days=offset))


def within(first, last):
    return Bounds.within(DAY + timedelta(days=first), DAY + timedelta(days=last))


def lasted(first, last):
    return Bounds.lasted(DAY + timedelta(days=first), DAY + timedelta(days=last))


def rung_on(offset, *acts):
    day = DAY + timedelta(days=offset)
    (found,) = compute_rungs(acts, days=(day, day))
    return found.rung, found.unconfirmed


@pytest.mark.parametrize(
    ("acts", "offset", "expected"),
    [
        pytest.param([], 0, (0, None), id="nothing"),
        pytest.param([STRIKE], -1, (0, None), id="not-yet"),
        pytest.param([STRIKE], 0, (5, None), id="on-the-day"),
        pytest.param([STRIKE], 6, (5, None), id="last-day-of-the-week"),
        pytest.param([STRIKE], 7, (0, None), id="a-week-later"),
        pytest.param([replace(STRIKE, grade=Grade.SINGLE_NAMED)], 0, (0, 5), id="one-source-is-dashed"),
        pytest.param([replace(STRIKE, grade=Grade.CONTESTED)], 0, (0, 5), id="contested-is-dashed"),
        pytest.param([replace(STRIKE, status=Status.ALLEGED)], 0, (0, 5), id="alleged-is-dashed"),
        pytest.param([replace(STRIKE, grade=Grade.DISCOUNTED)], 0, (0, None), id="discounted-is-nothing"),
        pytest.param([replace(STRIKE, status=Status.PLANNED)], 0, (0, None), id="planned-is-nothing"),
        pytest.param([STRIKE, replace(STRIKE, number=2, rung=2)], 0, (5, None), id="the-highest-counts"),
        pytest.param(
            [replace(STRIKE, rung=2), replace(ANSWER, grade=Grade.SINGLE_NAMED)], 0, (2, 5), id="both-markers"
        ),
        pytest.param([replace(STRIKE, bounds=within(0, 3))], 0, (0, 5), id="may-have-happened"),
        pytest.param([replace(STRIKE, bounds=within(0, 3))], 3, (5, None), id="must-have-happened"),
        pytest.param([replace(STRIKE, bounds=within(0, 3))], 7, (0, 5), id="may-be-older-than-a-week"),
        pytest.param([replace(STRIKE, bounds=within(0, 29))], 29, (0, 5), id="a-month-is-never-sure"),
        pytest.param([replace(STRIKE, bounds=lasted(0, 29))], 20, (5, None), id="went-on-all-month"),
        pytest.param([replace(STRIKE, bounds=None)], 0, (0, None), id="undated"),
        pytest.param([replace(STRIKE, rung=7)], 0, (7, None), id="weapons-of-mass-killing"),
    ],
)
def test_rung_of_the_week(acts, offset, expected):
    assert rung_on(offset, *acts) == expected


@pytest.mark.parametrize(
    ("acts", "offset", "expected"),
    [
        pytest.param([STRIKE, replace(ANSWER, bounds=on(3))], 3, (6, None), id="answered-within-72-hours"),
        pytest.param([STRIKE, replace(ANSWER, bounds=on(3))], 2, (5, None), id="not-before-the-answer"),
        pytest.param([STRIKE, replace(ANSWER, bounds=on(-3))], 0, (6, None), id="it-is-the-answer"),
        pytest.param([STRIKE, replace(ANSWER, bounds=on(4))], 4, (5, None), id="answered-too-late"),
        pytest.param([STRIKE, replace(STRIKE, number=2)], 0, (5, None), id="same-side-twice"),
        pytest.param([STRIKE, replace(ANSWER, rung=4)], 0, (5, None), id="answer-is-not-a-direct-strike"),
        pytest.param([STRIKE, replace(ANSWER, grade=Grade.PARTY_CLAIM)], 0, (5, 6), id="answer-unconfirmed"),
        pytest.param([STRIKE, replace(ANSWER, bounds=within(0, 9))], 1, (5, 6), id="answer-perhaps-in-time"),
        pytest.param([STRIKE, replace(ANSWER, bounds=within(1, 3))], 3, (6, None), id="answer-surely-in-time"),
        pytest.param([replace(STRIKE, killed=Toll(100, 100, 100))], 0, (6, None), id="a-hundred-killed"),
        pytest.param([replace(STRIKE, killed=Toll(99, 99, 150))], 0, (5, None), id="perhaps-a-hundred-is-not-stated"),
        pytest.param([replace(STRIKE, killed=Toll(80, 120, 150))], 0, (5, 6), id="most-likely-a-hundred"),
        pytest.param(
            [replace(STRIKE, killed=Toll(60, 60, 60)), replace(STRIKE, number=2, killed=Toll(40, 40, None))],
            0,
            (6, None),
            id="a-hundred-in-a-day-by-two-acts",
        ),
        pytest.param(
            [
                replace(STRIKE, killed=Toll(60, 60, 60)),
                replace(STRIKE, number=2, bounds=on(1), killed=Toll(60, 60, 60)),
            ],
            1,
            (5, None),
            id="two-days-are-not-added",
        ),
        pytest.param([replace(STRIKE, hits_core=True)], 0, (6, None), id="nuclear-site-or-capital"),
        pytest.param([replace(STRIKE, hits_core=True, rung=4)], 0, (4, None), id="shooting-in-a-capital"),
        pytest.param([replace(STRIKE, hits_core=True, grade=Grade.SINGLE_NAMED)], 0, (0, 6), id="core-unconfirmed"),
    ],
)
def test_rung_six_by_rule(acts, offset, expected):
    assert rung_on(offset, *acts) == expected


def test_rung_names_the_acts_that_give_it():
    (found,) = compute_rungs([STRIKE, ANSWER, replace(STRIKE, number=3, rung=2)], days=(DAY, DAY))

    assert (found.rung, found.acts) == (6, (1, 2))


@given(copies=st.integers(1, 60), rung=st.integers(1, 4), grade=st.sampled_from([g for g in Grade]))
@settings(max_examples=50, deadline=None)
def test_number_of_reports_never_raises_the_rung(copies, rung, grade):
    act = replace(STRIKE, rung=rung, grade=grade)

    many = [replace(act, number=n) for n in range(copies)]

    assert rung_on(0, *many) == rung_on(0, act)


@given(data=st.data())
@settings(max_examples=50, deadline=None)
def test_order_of_the_acts_changes_nothing(data):
    acts = [
        replace(STRIKE, number=n, rung=n % 6 + 1, bounds=within(n % 4, n % 7 + 4), initiators=(IRAN, ISRAEL)[n % 2])
        for n in range(10)
    ]
    days = (DAY, DAY + timedelta(days=14))

    assert compute_rungs(data.draw(st.permutations(acts)), days=days) == compute_rungs(acts, days=days)
