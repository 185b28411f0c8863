"""Files of articles: every good line counts, every bad one is named, none holds up the rest."""

import io
import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from events.adapters.lines import MAX_LINE_BYTES, LineError, parse_published, read_article_lines
from events.domain.errors import InvalidInput


def read(*lines: bytes):
    return list(read_article_lines(io.BytesIO(b"\n".join(lines))))


def test_line_becomes_an_article():
    row = {"id": 7, "title": "Talks", "text": "They met.", "outlet": "Wire", "published": "2025-06-16", "other": 1}

    (line,) = read(json.dumps(row).encode())

    assert (line.number, line.id, line.title, line.text, line.outlet) == (1, "7", "Talks", "They met.", "Wire")
    assert line.published.day == date(2025, 6, 16)


def test_paragraphs_are_joined():
    (line,) = read(b'{"paragraphs": ["They met.", "They parted."]}')

    assert line.text == "They met.\nThey parted."


def test_blank_lines_count_but_say_nothing():
    lines = read(b"", b'{"text": "a"}', b"  ", b'{"text": "b"}')

    assert [(line.number, line.text) for line in lines] == [(2, "a"), (4, "b")]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param(b'{"text": ', "no JSON", id="cut-off"),
        pytest.param(b"not json", "no JSON", id="words"),
        pytest.param(b'["text"]', "a JSON list", id="list"),
        pytest.param(b"null", "a JSON NoneType", id="null"),
        pytest.param(b"\xff\xfe{}", "no JSON", id="not-utf-8"),
        pytest.param(b'{"title": "x"}', "neither text nor url", id="nothing-to-read"),
        pytest.param(b'{"text": 5}', "text: got a JSON int", id="text-is-a-number"),
        pytest.param(b'{"paragraphs": [1]}', "paragraphs: got list", id="paragraphs-are-numbers"),
        pytest.param(b'{"text": "a", "published": "99999-01-01"}', "published: got '99999-01-01'", id="year-99999"),
        pytest.param(b'{"text": "a", "published": "yesterday"}', "published: got 'yesterday'", id="no-date"),
        pytest.param(b"[" * 100_000, "no JSON", id="nested-too-deep"),
        pytest.param(b'{"text": ' + b"1" * 5000 + b"}", "no JSON", id="number-without-end"),
        pytest.param(b'{"text": "' + b"x" * MAX_LINE_BYTES + b'"}', f"at most {MAX_LINE_BYTES} a line", id="too-long"),
    ],
)
def test_bad_line_is_named_and_the_others_are_read(line, reason):
    before, bad, after = read(b'{"text": "a"}', line, b'{"text": "b"}')

    assert (before.text, after.text) == ("a", "b")
    assert isinstance(bad, LineError)
    assert bad.number == 2
    assert reason in bad.reason


def test_line_without_end_is_never_held_as_a_whole():
    class Endless(io.RawIOBase):
        """Give the same byte without a line break, and note the largest piece that was asked for."""

        left, largest = 40 * MAX_LINE_BYTES, 0

        def readline(self, size=-1):
            Endless.largest = max(Endless.largest, size)
            given = min(size, self.left)
            self.left -= given
            return b"x" * given

    (error,) = read_article_lines(Endless())

    assert error.reason.startswith(f"{40 * MAX_LINE_BYTES} bytes")
    assert 0 < Endless.largest <= MAX_LINE_BYTES + 1


@pytest.mark.parametrize(
    ("text", "day", "moment"),
    [
        pytest.param("2025-06-16", date(2025, 6, 16), None, id="day"),
        pytest.param("2024-02-29", date(2024, 2, 29), None, id="leap-day"),
        pytest.param("2025-06-16T10:00Z", date(2025, 6, 16), datetime(2025, 6, 16, 10, tzinfo=UTC), id="utc"),
        pytest.param(
            "2025-06-16T00:30+03:00",
            date(2025, 6, 16),
            datetime(2025, 6, 16, 0, 30, tzinfo=timezone(timedelta(hours=3))),
            id="day-of-its-own-offset",
        ),
        pytest.param("2025-06-16T10:00", date(2025, 6, 16), None, id="clock-without-offset-leaves-the-day"),
    ],
)
def test_publication_is_a_day_or_a_moment(text, day, moment):
    published = parse_published(text)

    assert (published.day, published.moment) == (day, moment)


@pytest.mark.parametrize("text", [None, "", "  "])
def test_no_publication_is_none(text):
    assert parse_published(text) is None


@pytest.mark.parametrize("text", ["2025-02-30", "0001-01-01", "9999-12-31", "12025-01-01", "16/06/2025", "\x00", "١٢"])
def test_other_publication_is_refused(text):
    with pytest.raises(InvalidInput) as caught:
        parse_published(text)

    assert caught.value.field == "published"
