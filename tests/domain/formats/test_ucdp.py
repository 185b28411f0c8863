"""UCDP rows: by name, with or without a time, and a bad one names its line and column."""

from datetime import date

import pytest

from events.domain.errors import InvalidInput
from events.domain.formats.ucdp import Violence, read_ucdp
from events.domain.vocabulary import Extent

HEADER = "id,type_of_violence,side_a,side_b,date_start,date_end,low,best,high,number_of_sources"
ROW = "X1,2,IS,SDF,2018-02-01,2018-02-03 00:00:00.000,3,4,9,2"


def test_interval_is_one_unknown_day():
    (event,) = read_ucdp([HEADER, ROW])

    assert (event.bounds.earliest, event.bounds.latest) == (date(2018, 2, 1), date(2018, 2, 3))
    assert event.bounds.extent == Extent.WITHIN
    assert (event.violence, event.killed_low, event.killed_best, event.killed_high) == (Violence.NON_STATE, 3, 4, 9)


def test_columns_are_found_by_name_in_any_order():
    names, values = HEADER.split(","), ROW.split(",")

    assert list(read_ucdp([",".join(names[::-1]), ",".join(values[::-1])])) == list(read_ucdp([HEADER, ROW]))


def test_unknown_number_of_sources_is_not_a_number():
    (event,) = read_ucdp([HEADER, ROW[:-1] + "-1"])

    assert event.source_count is None


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        pytest.param(ROW.replace("2018-02-01", "1 Feb"), "line 2, date_start", id="date"),
        pytest.param(ROW.replace("2018-02-01", "2018-02-04"), "line 2, date_end", id="backwards"),
        pytest.param(ROW.replace(",3,4", ",,4"), "line 2, low", id="empty-is-not-zero"),
        pytest.param(ROW.replace("X1,2", "X1,9"), "line 2, type_of_violence", id="violence"),
        pytest.param("X1,2", "line 2, date_start", id="ragged"),
    ],
)
def test_bad_row_names_its_line_and_column(wrong, named):
    with pytest.raises(InvalidInput, match=named):
        list(read_ucdp([HEADER, wrong]))


def test_missing_column_is_named():
    with pytest.raises(InvalidInput, match="high"):
        list(read_ucdp([HEADER.replace(",high", ""), ROW]))
