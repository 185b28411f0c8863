"""Acts that nothing tells apart add little to one of them; acts that something tells apart add in full."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from events.domain.daterange import Bounds
from events.domain.escalation.acts import Toll
from events.domain.escalation.lookalikes import damped_squares
from tests.domain.escalation.test_lines import DAY, STRIKE

TOWN = replace(STRIKE, places=frozenset({"haifa"}))


def weight_of(acts):
    """Return what acts of ten points each add to their wave together."""
    return float(np.sqrt(damped_squares(acts, np.full((len(acts), 1), 10.0)).sum()))


def test_five_copies_weigh_a_half_more_than_one():
    assert weight_of([TOWN]) == pytest.approx(10.0)
    assert weight_of([TOWN] * 5) == pytest.approx(10.0 * 5**0.25)


def test_copy_that_did_not_happen_in_a_draw_adds_nothing():
    squares = damped_squares([TOWN, TOWN], np.array([[10.0, 0.0], [0.0, 0.0]]))

    assert squares.sum(axis=0).tolist() == [100.0, 0.0]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(replace(TOWN, bounds=Bounds.on(date(2025, 6, 17))), id="another-day"),
        pytest.param(replace(TOWN, places=frozenset({"tel-aviv"})), id="another-town"),
        pytest.param(replace(TOWN, killed=Toll(3, 3, 3)), id="another-toll"),
        pytest.param(replace(TOWN, initiators=frozenset({"YEM"})), id="another-side"),
        pytest.param(replace(TOWN, severity=5.0), id="another-kind"),
    ],
)
def test_acts_that_something_tells_apart_add_as_squares(other):
    assert weight_of([TOWN, other]) == pytest.approx(10.0 * 2**0.5)


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(STRIKE, id="no-place"),
        pytest.param(replace(TOWN, bounds=Bounds.within(DAY, date(2025, 6, 18))), id="day-not-known"),
    ],
)
def test_acts_of_which_too_little_is_known_stand_alone(act):
    assert weight_of([act, act]) == pytest.approx(10.0 * 2**0.5)
