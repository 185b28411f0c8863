"""The words of a title in an address: plain letters, never endless, never empty."""

import pytest

from events.domain.exports.address import MAX_SLUG_CHARS, title_slug


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        pytest.param("Israel strikes Natanz", "israel-strikes-natanz", id="words"),
        pytest.param("Iran's army: 'no'", "iran-s-army-no", id="signs"),
        pytest.param("Türkiye and Łódź", "turkiye-and-lodz", id="marks"),
        pytest.param("<script>", "script", id="markup"),
        pytest.param("قصف على المدينة", "event", id="other script"),
        pytest.param("", "event", id="nothing"),
        pytest.param("word " * 40, "-".join(["word"] * 16), id="cut between words"),
        pytest.param("a" * 200, "a" * MAX_SLUG_CHARS, id="one endless word"),
    ],
)
def test_title_becomes_the_words_of_an_address(title, slug):
    assert title_slug(title) == slug
    assert len(title_slug(title)) <= MAX_SLUG_CHARS
