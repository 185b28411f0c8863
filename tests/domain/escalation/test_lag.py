"""How alike two lines run: ranks, moved by days, silent where too little is known."""

from datetime import date, timedelta
from math import sin

import pytest

from events.domain.escalation.lag import FEWEST_DAYS, likeness, likeness_by_lag

FIRST = date(2025, 1, 1)


def line(values, *, start=0):
    return {FIRST + timedelta(days=start + n): float(value) for n, value in enumerate(values)}


WAVE = [10 * sin(n / 3) + n % 5 for n in range(120)]


def test_a_line_is_wholly_like_itself_and_wholly_unlike_its_reverse():
    against = line([-value for value in WAVE])

    assert likeness(line(WAVE), line(WAVE), lag=0).rank == pytest.approx(1)
    assert likeness(line(WAVE), against, lag=0).rank == pytest.approx(-1)


def test_the_lag_is_found_by_which_a_line_follows_another():
    found = likeness_by_lag(line(WAVE), line(WAVE, start=7))

    best = max(found, key=lambda one: one.rank or 0)
    assert [one.lag for one in found] == list(range(-30, 31))
    assert (best.lag, best.rank, best.days) == (7, pytest.approx(1), 120)


def test_only_the_order_of_days_counts_not_the_size_of_the_line():
    stretched = line([value**3 for value in WAVE])

    assert likeness(line(WAVE), stretched, lag=0).rank == pytest.approx(1)


def test_equal_values_share_their_rank():
    # by hand: ranks 0.5 0.5 2 3 against 0 1 2 3, repeated; 4.5 / sqrt(4.5 * 5)
    first, second = [1, 1, 2, 3] * 10, [1, 2, 3, 4] * 10

    assert likeness(line(first), line(second), lag=0).rank == pytest.approx(4.5 / (4.5 * 5) ** 0.5)


def test_days_without_data_are_left_out_of_both():
    holes = {day: value for n, (day, value) in enumerate(line(WAVE).items()) if n % 3}

    found = likeness(line(WAVE), holes, lag=0)

    assert (found.rank, found.days) == (pytest.approx(1), 80)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(WAVE[: FEWEST_DAYS - 1], WAVE[: FEWEST_DAYS - 1], id="too few days"),
        pytest.param(WAVE, [3.0] * 120, id="a line without change"),
        pytest.param([], WAVE, id="no days"),
    ],
)
def test_nothing_is_said_where_nothing_can_be_known(first, second):
    assert likeness(line(first), line(second), lag=0).rank is None
