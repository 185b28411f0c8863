"""The lines: points, fading, waves, bands, gaps in knowledge; and nothing that depends on order or neighbours."""

import math
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.domain.daterange import Bounds
from events.domain.escalation import Act, LeftOut, Toll, compute_line, why_left_out
from events.domain.escalation.draws import draw_acts, size_of
from events.domain.escalation.method import CHANCE_OF_GRADE, DRAWS, HORIZON_DAYS
from events.domain.vocabulary import DatePrecision, Extent, Grade, Series, Status, Type

DAY = date(2025, 6, 16)
STRIKE = Act(
    number=1,
    type=Type.ASSAULT,
    series=Series.HOSTILE,
    severity=9.5,
    rung=5,
    status=Status.OCCURRED,
    grade=Grade.CONFIRMED,
    bounds=Bounds.on(DAY),
    initiators=frozenset({"IRN"}),
    targets=frozenset({"ISR"}),
)


def days_after(count):
    return DAY + timedelta(days=count)


def line(*acts, last=20, series=Series.HOSTILE):
    return compute_line(acts, series=series, region="israel-iran", days=(DAY, days_after(last)))


def mean_points(act):
    return draw_acts([act], region="israel-iran", origin=DAY).points.mean()


def test_worked_case_of_eight_killed_and_a_hundred_injured():
    attack = replace(STRIKE, grade=Grade.CORROBORATED, killed=Toll(8, 8, 8), injured=Toll(100, 100, 100))

    size = float(size_of(np.array([8.0]), np.array([100.0]))[0])
    median = line(attack).median

    assert size == pytest.approx(2.28, abs=0.005)
    assert 9.5 * size * CHANCE_OF_GRADE[Grade.CORROBORATED] == pytest.approx(19.5, abs=0.05)
    assert mean_points(attack) == pytest.approx(19.5, abs=1.4)  # 200 draws, two standard errors
    assert median[7] == pytest.approx(median[0] / 2, abs=0.01)


@pytest.mark.parametrize(
    ("killed", "injured", "size"),
    [
        pytest.param(0, 0, 1.0, id="nobody"),
        pytest.param(9, 0, 2.0, id="nine-killed"),
        pytest.param(0, 90, 2.0, id="ninety-injured"),
        pytest.param(10**6, 10**6, 4.0, id="never-above-four"),
    ],
)
def test_size_grows_with_the_logarithm_of_the_toll(killed, injured, size):
    assert float(size_of(np.array([float(killed)]), np.array([float(injured)]))[0]) == pytest.approx(size)


@pytest.mark.parametrize("grade", [grade for grade in Grade if grade != Grade.DISCOUNTED])
def test_act_is_kept_as_often_as_its_grade_says(grade):
    kept = [
        np.count_nonzero(draw_acts([replace(STRIKE, number=n, grade=grade)], region="r", origin=DAY).points)
        for n in range(20)
    ]

    assert sum(kept) / (20 * DRAWS) == pytest.approx(CHANCE_OF_GRADE[grade], abs=0.025)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        pytest.param({}, None, id="counted"),
        pytest.param({"bounds": None}, LeftOut.NO_DATE, id="no-date"),
        pytest.param(
            {"bounds": Bounds.within(date(1925, 1, 1), date(2025, 1, 1))}, LeftOut.WIDE_DATE, id="interval-of-a-century"
        ),
        pytest.param({"bounds": Bounds.within(date(2024, 1, 1), date(2024, 12, 31))}, None, id="a-year-is-usable"),
        pytest.param(
            {"bounds": Bounds(DAY, DAY, None, None, Extent.LASTED, DatePrecision.SPAN)}, LeftOut.OPEN_DATE, id="no-end"
        ),
        pytest.param({"status": Status.PLANNED}, LeftOut.NOT_HAPPENED, id="planned"),
        pytest.param({"status": Status.DENIED}, LeftOut.NOT_HAPPENED, id="denied"),
        pytest.param({"status": Status.ALLEGED}, None, id="alleged"),
        pytest.param({"grade": Grade.DISCOUNTED}, LeftOut.DISCOUNTED, id="discounted"),
        pytest.param({"series": Series.NONE}, LeftOut.NO_SERIES, id="protest"),
    ],
)
def test_what_is_left_out_says_why_and_adds_nothing(changes, reason):
    act = replace(STRIKE, **changes)

    assert why_left_out(act) == reason
    if reason:
        assert line(act) == line()
        assert set(line(act).high) == {0.0}


def test_two_acts_of_one_wave_combine_as_root_of_squares_and_others_add_up():
    first = replace(STRIKE, grade=Grade.CONFIRMED)
    same_wave = replace(first, number=2)
    answer = replace(first, number=3, initiators=frozenset({"ISR"}), targets=frozenset({"IRN"}))

    one, wave, both_sides = (line(*acts).median[0] for acts in ((first,), (first, same_wave), (first, answer)))

    assert wave == pytest.approx(one * math.sqrt(2), abs=0.01)
    assert both_sides == pytest.approx(one * 2, abs=0.01)


def test_share_of_a_region_scales_the_points():
    assert line(replace(STRIKE, share=0.25)).median[0] == pytest.approx(line(STRIKE).median[0] / 4, abs=0.01)


def test_uncertain_day_spreads_over_its_bounds_and_widens_the_band():
    vague = replace(STRIKE, bounds=Bounds.within(DAY, days_after(9)))

    drawn = draw_acts([vague], region="israel-iran", origin=DAY)
    spread = line(vague)

    assert set(drawn.offset.ravel()) == set(range(10))
    assert spread.low[2] == 0.0 < spread.high[2]
    assert spread.low[9] > 0.0


def test_unclear_toll_widens_the_band():
    clear = line(replace(STRIKE, killed=Toll(8, 8, 8)))
    open_ended = line(replace(STRIKE, killed=Toll(8, 8, None)))

    assert clear.low[0] == clear.median[0] == clear.high[0]
    assert open_ended.low[0] < open_ended.median[0] < open_ended.high[0]


def test_talks_never_lower_the_hostility_line():
    talks = replace(STRIKE, number=2, type=Type.CONSULT, series=Series.DEESCALATION, severity=4.0, rung=0)

    assert line(STRIKE, talks).median == line(STRIKE).median
    assert line(STRIKE, talks, series=Series.DEESCALATION).median == line(talks, series=Series.DEESCALATION).median


def test_contributions_name_the_acts_that_make_a_day():
    small = replace(STRIKE, number=2, severity=1.0, type=Type.REQUEST)

    shares = line(STRIKE, small).shares[0]

    assert [share.number for share in shares] == [1, 2]
    assert sum(share.part for share in shares) == pytest.approx(1, abs=0.002)
    assert shares[0].part == pytest.approx(9.5 / 10.5, abs=0.05)


def test_value_is_the_same_whichever_day_the_computation_begins_with():
    acts = [replace(STRIKE, number=n, bounds=Bounds.on(days_after(-n * 20))) for n in range(1, 20)]
    early = compute_line(acts, series=Series.HOSTILE, region="r", days=(days_after(-400), days_after(5)))

    late = compute_line(acts, series=Series.HOSTILE, region="r", days=(DAY, days_after(5)))

    assert late.median == early.median[-6:]
    assert late.high == early.high[-6:]


def test_act_beyond_the_horizon_is_forgotten():
    old = replace(STRIKE, bounds=Bounds.on(days_after(-HORIZON_DAYS)))

    assert line(old, last=0) == line(last=0)


ACTS = st.lists(
    st.builds(
        lambda days, width, grade, killed, pair: replace(
            STRIKE,
            bounds=Bounds.within(days_after(days), days_after(days + width)) if width else Bounds.on(days_after(days)),
            grade=grade,
            killed=Toll(killed, killed, None),
            targets=frozenset({pair}),
        ),
        st.integers(-30, 15),
        st.integers(0, 30),
        st.sampled_from(Grade),
        st.integers(0, 50),
        st.sampled_from("AB"),
    ),
    min_size=1,
    max_size=8,
).map(lambda acts: [replace(act, number=n) for n, act in enumerate(acts)])


@given(acts=ACTS, data=st.data())
@settings(max_examples=60, deadline=None)
def test_order_of_the_acts_changes_nothing(acts, data):
    assert line(*data.draw(st.permutations(acts))) == line(*acts)


@given(acts=ACTS)
@settings(max_examples=60, deadline=None)
def test_act_that_is_added_leaves_the_draws_of_the_others_alone(acts):
    others = draw_acts(acts[1:], region="r", origin=DAY)
    together = draw_acts(acts, region="r", origin=DAY)

    assert np.array_equal(together.points[1:], others.points)


@given(acts=ACTS)
@settings(max_examples=60, deadline=None)
def test_band_holds_the_median_and_nothing_is_negative(acts):
    result = line(*acts)

    assert all(0 <= low <= mid <= high for low, mid, high in zip(result.low, result.median, result.high, strict=True))


@given(acts=ACTS)
@settings(max_examples=40, deadline=None)
def test_more_sources_never_make_an_act_graver(acts):
    """Sources move the chance that it happened, never the severity: with every act sure, no draw is above its own."""
    drawn = draw_acts(acts, region="r", origin=DAY).points
    sure = draw_acts([replace(act, grade=Grade.CONFIRMED) for act in acts], region="r", origin=DAY).points

    assert (drawn <= sure).all()
