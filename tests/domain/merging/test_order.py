"""Linked events: how long between them, and what cannot be."""

from datetime import date

import pytest

from events.domain.daterange import Bounds
from events.domain.merging import LinkFault, find_faults, interval_between


def on(day: int) -> Bounds:
    return Bounds.on(date(2025, 6, day))


def within(first: int, last: int) -> Bounds:
    return Bounds.within(date(2025, 6, first), date(2025, 6, last))


@pytest.mark.parametrize(
    ("earlier", "later", "words"),
    [
        pytest.param(on(13), on(17), "4 days later", id="days"),
        pytest.param(on(13), on(14), "1 day later", id="next-day"),
        pytest.param(on(13), on(13), "the same day", id="same-day"),
        pytest.param(within(10, 12), on(14), "2 to 4 days later", id="interval"),
        pytest.param(within(10, 14), on(14), "within 4 days", id="overlap"),
        pytest.param(on(13), Bounds.lasted(date(2025, 6, 15), None), "at least 2 days later", id="open-end"),
        pytest.param(Bounds.lasted(None, date(2025, 6, 13)), on(13), "later", id="open-start"),
        pytest.param(on(13), None, "None", id="unknown"),
        pytest.param(on(17), on(13), "None", id="impossible"),
    ],
)
def test_interval_is_told_as_far_as_it_is_known(earlier, later, words):
    assert str(interval_between(earlier, later)) == words


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        pytest.param([(2, 1), (3, 2)], {}, id="chain"),
        pytest.param([(1, 3)], {(1, 3): LinkFault.ANSWER_BEFORE_CAUSE}, id="answer-before-cause"),
        pytest.param([(4, 5), (5, 4)], dict.fromkeys([(4, 5), (5, 4)], LinkFault.CIRCLE), id="circle-of-undated"),
        pytest.param(
            [(4, 5), (5, 6), (6, 4), (4, 1), (7, 6)],
            dict.fromkeys([(4, 5), (5, 6), (6, 4)], LinkFault.CIRCLE),
            id="ways-in-and-out-are-no-circle",
        ),
        pytest.param([], {}, id="nothing"),
    ],
)
def test_faults_are_found(links, expected):
    dates = {1: on(13), 2: within(13, 20), 3: on(20), 4: None, 5: None, 6: None, 7: None}

    assert find_faults(dates, links) == expected
