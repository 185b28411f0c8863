"""The look of a disputed border: two areas in any order, one of three looks, and nothing else."""

import pytest

from events.domain.errors import InvalidInput
from events.domain.places.borders import Border, BorderLook, read_borders


def test_borders_are_read_line_by_line_in_any_order_of_areas():
    found = read_borders("XKX SRB dashed\n\n  IND PAK none \n")

    assert found == (Border(("SRB", "XKX"), BorderLook.DASHED), Border(("IND", "PAK"), BorderLook.NONE))


def test_nothing_said_is_no_border():
    assert read_borders(" \n") == ()


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("SRB XKX", id="look missing"),
        pytest.param("SRB XKX dotted", id="unknown look"),
        pytest.param("srb xkx dashed", id="small letters"),
        pytest.param("Serbia Kosovo dashed", id="names"),
        pytest.param("SRB SRB dashed", id="same area"),
        pytest.param("SRB XKX dashed none", id="too much"),
    ],
)
def test_a_line_that_says_something_else_is_refused(line):
    with pytest.raises(InvalidInput):
        read_borders(line)
