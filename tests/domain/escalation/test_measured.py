"""What the method promises, held against 16,566 real events: UCDP GED, Syria 2016-2019."""

from dataclasses import replace

import pytest

from events.domain.vocabulary import Grade
from tests.benchmarks.escalation import (
    act_of,
    by_month,
    copied,
    killed_by_month,
    line_of,
    load_events,
    rank_correlation,
    relative_width,
)


@pytest.fixture(scope="module")
def events():
    return load_events()


@pytest.fixture(scope="module")
def acts(events):
    return [act_of(number, event) for number, event in enumerate(events)]


@pytest.fixture(scope="module")
def line(acts):
    return line_of(acts)


@pytest.fixture(scope="module")
def index(line):
    return by_month(line.days, line.median)


def months_of(index, acts):
    seen = {(act.days[0].year, act.days[0].month) for act in acts}
    return [month for month in index if month in seen]


def test_file_is_read_whole(acts):
    assert len(acts) == 16_566
    assert sum(act.days[0] != act.days[1] for act in acts) == 1_086


def test_index_follows_deaths_by_month(events, acts, index):
    months = months_of(index, acts)
    deaths = killed_by_month(events)

    assert rank_correlation([index[m] for m in months], [deaths[m] for m in months]) >= 0.75


@pytest.mark.parametrize(
    "month", [pytest.param((2016, 1), id="nothing-before-it"), pytest.param((2018, 2), id="later")]
)
def test_month_copied_five_times_is_less_than_doubled(acts, index, month):
    many = line_of(copied(acts, month, 5))

    assert 1 < by_month(many.days, many.median)[month] / index[month] < 2


def test_third_of_the_events_entered_three_times_keeps_the_order_of_months(acts, index):
    copies = [replace(act, number=len(acts) * n + act.number) for n in (1, 2) for act in acts[::3]]
    tripled = by_month(*_days_and_median(line_of(acts + copies)))
    months = months_of(index, acts)

    growth = sum(tripled[m] / index[m] for m in months) / len(months) - 1

    assert growth < 0.4  # plain sums would grow by two thirds
    assert rank_correlation([index[m] for m in months], [tripled[m] for m in months]) >= 0.99


def test_judged_chances_hardly_move_the_order_of_months(acts, index):
    sure = by_month(*_days_and_median(line_of([replace(act, grade=Grade.CONFIRMED) for act in acts])))
    months = months_of(index, acts)

    assert rank_correlation([index[m] for m in months], [sure[m] for m in months]) >= 0.98


def test_band_is_narrow_where_much_is_known_and_wide_where_little_is(acts, line):
    few = line_of(acts[:: len(acts) // 162])

    assert relative_width(line) < 0.2
    assert relative_width(few) > 0.5


def test_shuffled_rows_give_the_same_line(acts, line):
    assert line_of(acts[::-1]) == line


def _days_and_median(line):
    return line.days, line.median
