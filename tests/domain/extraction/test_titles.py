"""Knows neutral headlines."""

import pytest

from events.domain.extraction.titles import MAX_TITLE, _patterns
from events.domain.kinds import load_kinds
from tests.domain.extraction.reading import reports


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param(
            "Iran fired missiles at Tel Aviv, Haifa and Jerusalem, killing at least eight people.",
            "Iran fires missiles at Tel Aviv, Haifa and Jerusalem; at least eight killed",
            id="toll",
        ),
        pytest.param("Rebels captured Goma on Monday.", "Rebels capture Goma", id="plural"),
        pytest.param("Hamas accused Israel.", "Hamas accuses Israel", id="a-name-in-s-is-singular"),
        pytest.param("Pakistan and India held talks in Delhi.", "Pakistan and India hold talks", id="two"),
        pytest.param("A bomb exploded in Baghdad on Monday.", "Bomb attack in Baghdad", id="nobody-known"),
        pytest.param("The United Nations called for restraint.", "Appeal by United Nations", id="to-nobody"),
        pytest.param("Terrorists shelled Homs on Monday.", "Armed groups shell Homs", id="no-loaded-words"),
    ],
)
def test_title(text: str, title: str) -> None:
    assert reports(text)[0].title == title


def test_a_long_list_is_cut_to_fit() -> None:
    text = (
        "The United States, the United Kingdom, Saudi Arabia, the United Arab Emirates and Bosnia and Herzegovina "
        "condemned the Democratic Republic of the Congo."
    )

    assert all(len(report.title) <= MAX_TITLE for report in reports(text))


def test_every_kind_has_its_patterns() -> None:
    assert set(_patterns()) == set(load_kinds())
    assert all(set(rows) == {"one", "many", "none"} for rows in _patterns().values())
