"""Checks who vouches for a sentence: persons, offices, anonymous sources with number, rank and side, media."""

from datetime import date

import pytest

from events.domain.extraction.actors import find_actors, load_gazetteer
from events.domain.extraction.attribution import find_attribution
from events.domain.types import Attribution


def read(text: str) -> Attribution:
    actors = find_actors(text, load_gazetteer(), on=date(2025, 6, 20))
    return find_attribution(text, 0, len(text), actors)


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        pytest.param("Rami Abdel Rahman said 12 were killed.", "named", "Rami Abdel Rahman", id="person"),
        pytest.param(
            "Rami Abdel Rahman, director of the group, said 12 were killed.",
            "named",
            "Rami Abdel Rahman",
            id="apposition behind the name",
        ),
        pytest.param(
            "The head of the UN nuclear agency, Rafael Grossi, said it was hit.",
            "named",
            "Rafael Grossi",
            id="apposition before the name",
        ),
        pytest.param("Foreign ministry spokesman Esmail Baghaei said no.", "named", "Esmail Baghaei", id="title"),
        pytest.param(
            '"Three children were killed" said the Syrian Observatory for Human Rights.',
            "named",
            "Syrian Observatory for Human Rights",
            id="inverted",
        ),
        pytest.param("Israel said it had struck a site.", "office", "Israel", id="state"),
        pytest.param("Iran's health ministry said 224 died.", "office", "Iran's health ministry", id="ministry"),
        pytest.param("A foreign ministry spokesman said no.", "office", "foreign ministry spokesman", id="spokesman"),
        pytest.param("A bomber killed 25 people a monitoring group said.", "office", "monitoring group", id="no comma"),
        pytest.param("Iranian state television said so.", "media", "Iranian state television", id="state television"),
        pytest.param("Twelve people were killed, SANA reported.", "media", "SANA", id="agency by name"),
        pytest.param("Iran fired missiles at Israel on Monday.", "none", "", id="nobody"),
    ],
)
def test_find_attribution_tells_persons_offices_and_media(text: str, kind: str, name: str) -> None:
    found = read(text)

    assert (found.kind.value, found.name) == (kind, name)


@pytest.mark.parametrize(
    ("text", "count", "rank", "side"),
    [
        pytest.param("They met, according to a source familiar with the talks.", 1, "source", "", id="familiar"),
        pytest.param(
            "Two Egyptian officials speaking on condition of anonymity said so.", 2, "officials", "Egyptian", id="two"
        ),
        pytest.param('"We are worried," a senior Gulf official said.', 1, "senior official", "Gulf", id="rank"),
        pytest.param("A US official, speaking anonymously, confirmed it.", 1, "official", "US", id="apposition"),
        pytest.param(
            "It came at his request, according to a White House official.",
            1,
            "official",
            "White House",
            id="office",
        ),
        pytest.param("A source in the YPG said 17 were killed.", 1, "source", "YPG", id="side behind"),
        pytest.param("Multiple regional sources said Iran asked Oman.", None, "regional sources", "", id="no number"),
        pytest.param("Aid was suspended, a security official said.", 1, "security official", "", id="no side"),
        pytest.param("They asked, said a diplomat on Monday.", 1, "diplomat", "", id="inverted"),
    ],
)
def test_find_attribution_describes_anonymous_sources(text: str, count: int | None, rank: str, side: str) -> None:
    found = read(text)

    assert (found.kind.value, found.count, found.rank, found.side) == ("anonymous", count, rank, side)


def test_find_attribution_gives_the_words_that_say_it() -> None:
    text = "Nothing here. Talks failed, two diplomats said. Nothing there."

    found = find_attribution(text, 14, 47, ())

    assert found.span is not None
    assert text[found.span.start : found.span.end] == "two diplomats"
