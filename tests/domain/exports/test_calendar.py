"""Calendar entries: RFC 5545 to the letter, all-day, and no more exact or certain than the event."""

from datetime import UTC, date, datetime

import pytest

from events.domain.exports.calendar import MAX_LINE_BYTES, calendar_lines

AT = datetime(2025, 6, 16, 12, 30, tzinfo=UTC)


def row(first, last=None, *, start_latest=None, end_earliest=None, extent="within", words="some days", **changes):
    found = {
        "start_earliest": first,
        "start_latest": start_latest or last,
        "end_earliest": end_earliest or first,
        "end_latest": last,
        "extent": extent,
        "words": words,
    }
    plain = {"id": 7, "title": "Strike", "summary": "", "status": "occurred", "grade": "confirmed", "source_count": 2}
    more = {"kind_label": "Air strike", "places": [], "url": "https://t.example/events/7/", "updated_at": AT}
    return {**plain, **more, "revision": 0, "date": found, **changes}


def one_day(day=date(2025, 6, 16), **changes):
    return row(day, day, extent="lasted", words="16 June 2025", **changes)


def written(*rows, withdrawn=()) -> str:
    return "".join(calendar_lines("Strait", "t.example", rows, withdrawn))


def unfolded(text: str) -> dict[str, str]:
    lines = text.replace("\r\n ", "").split("\r\n")
    inside = lines[lines.index("BEGIN:VEVENT") + 1 : lines.index("END:VEVENT")]
    return dict(line.split(":", 1) for line in inside)


def test_entry_of_one_day_ends_on_the_next():
    entry = unfolded(written(one_day()))

    assert (entry["DTSTART;VALUE=DATE"], entry["DTEND;VALUE=DATE"]) == ("20250616", "20250617")
    assert entry["SUMMARY"] == "Strike"
    assert entry["UID"] == "event-7@t.example"
    assert entry["DTSTAMP"] == entry["LAST-MODIFIED"] == "20250616T123000Z"
    assert entry["TRANSP"] == "TRANSPARENT"


def test_month_end_and_leap_day_are_followed_by_the_first():
    assert unfolded(written(one_day(date(2024, 2, 29))))["DTEND;VALUE=DATE"] == "20240301"


def test_one_unknown_day_of_several_says_so_in_its_title():
    entry = unfolded(written(row(date(2025, 6, 10), date(2025, 6, 16), words="10–16 June 2025")))

    assert (entry["DTSTART;VALUE=DATE"], entry["DTEND;VALUE=DATE"]) == ("20250610", "20250617")
    assert entry["SUMMARY"] == "Strike (one day of: 10–16 June 2025)"


def test_what_lasted_known_days_needs_no_words():
    first, last = date(2025, 6, 10), date(2025, 6, 12)
    lasted = row(first, last, start_latest=first, end_earliest=last, extent="lasted")

    assert unfolded(written(lasted))["SUMMARY"] == "Strike"


def test_what_lasted_between_unsure_days_says_so():
    lasted = row(date(2025, 6, 10), date(2025, 6, 20), start_latest=date(2025, 6, 12), extent="lasted", words="from 10")

    assert unfolded(written(lasted))["SUMMARY"] == "Strike (from 10)"


def test_open_end_is_not_closed():
    entry = unfolded(written(row(date(2025, 6, 10), extent="lasted", words="since 10 June 2025")))

    assert "DTEND;VALUE=DATE" not in entry
    assert entry["SUMMARY"] == "Strike (since 10 June 2025)"


def test_event_without_a_first_day_is_left_out_and_the_calendar_says_so():
    text = written(row(None, date(2025, 6, 10)))

    assert "VEVENT" not in text
    assert "Events whose first day is unknown are not in this calendar." in text.replace("\r\n ", "")


@pytest.mark.parametrize(
    ("grade", "status", "expected"),
    [
        pytest.param("confirmed", "occurred", "CONFIRMED", id="confirmed"),
        pytest.param("corroborated", "ongoing", "CONFIRMED", id="corroborated"),
        pytest.param("single_named", "occurred", "TENTATIVE", id="one-source"),
        pytest.param("contested", "occurred", "TENTATIVE", id="contested"),
        pytest.param("confirmed", "planned", "TENTATIVE", id="planned"),
        pytest.param("confirmed", "denied", "TENTATIVE", id="denied"),
    ],
)
def test_status_is_that_of_the_evidence(grade, status, expected):
    assert unfolded(written(one_day(grade=grade, status=status)))["STATUS"] == expected


def test_withdrawn_event_is_cancelled_and_says_nothing_of_what_it_was():
    gone = {"id": 9, "url": "https://t.example/events/9/", "revision": 3, "updated_at": AT}

    entry = unfolded(written(withdrawn=[gone]))

    assert (entry["STATUS"], entry["SEQUENCE"], entry["UID"]) == ("CANCELLED", "3", "event-9@t.example")
    assert entry["SUMMARY"] == "Withdrawn: event 9"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("a, b; c\\d", "a\\, b\\; c\\\\d", id="signs-of-the-format"),
        pytest.param(
            "a\r\nEND:VEVENT\r\nBEGIN:VALARM", "a\\nEND:VEVENT\\nBEGIN:VALARM", id="lines-cannot-be-smuggled-in"
        ),
        pytest.param("a\u2028b\x0bc", "a\\nb\\nc", id="other-line-ends"),
    ],
)
def test_text_stays_text(title, expected):
    assert unfolded(written(one_day(title=title)))["SUMMARY"] == expected


@pytest.mark.parametrize("title", ["x" * 300, "غارة على المضيق " * 30, "🚀" * 90])
def test_long_lines_are_folded_between_characters(title):
    text = written(one_day(title=title))

    assert all(len(line.encode()) <= MAX_LINE_BYTES for line in text.split("\r\n"))
    assert unfolded(text)["SUMMARY"] == title.strip()
