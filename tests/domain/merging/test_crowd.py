"""Acts of one article: how many are alike."""

import pytest

from events.domain.merging import count_alike
from tests.domain.merging.reports import report

ACT = report("a", key="1", at=["Haifa"])


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param(report("a", key="2", at=["Haifa"]), 1, id="same-day-and-town"),
        pytest.param(report("a", key="2", at=["Haifa"], day=10, until=20), 1, id="days-that-overlap"),
        pytest.param(report("a", key="2", at=["Haifa"], day=20), 0, id="another-day"),
        pytest.param(report("a", key="2", at=["Haifa"], day=None), 0, id="day-unknown"),
        pytest.param(report("a", key="2", at=["Tel Aviv"]), 0, id="another-town"),
        pytest.param(report("a", "threat", key="2", at=["Haifa"]), 0, id="another-type"),
        pytest.param(report("b", key="2", at=["Haifa"]), 0, id="another-article"),
    ],
)
def test_acts_that_one_article_tells_alike_are_counted(other, expected):
    assert [counted.alike_told for counted in count_alike([ACT, other])] == [expected, expected]


def test_acts_without_a_town_are_not_counted():
    assert [act.alike_told for act in count_alike([report("a", key="1"), report("a", key="2")])] == [0, 0]
