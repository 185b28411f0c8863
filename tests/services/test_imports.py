"""Files: of a thousand lines with a bad one, 999 are taken in and the bad one is named."""

import io
import json
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command

from events.models import Article
from events.services.imports import import_lines

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]
NOW = datetime(2025, 6, 16, 12, tzinfo=UTC)


def lines(count: int) -> list[bytes]:
    return [json.dumps({"id": n, "text": f"Envoys met for round {n}."}).encode() for n in range(1, count + 1)]


def test_invalid_line_seven_of_a_thousand_is_named_and_the_others_are_taken():
    rows = lines(1000)
    rows[6] = b'{"text": "cut off'

    report = import_lines(io.BytesIO(b"\n".join(rows)), at=NOW)

    assert (report.taken, report.known, report.lines) == (999, 0, 1000)
    ((number, reason),) = report.errors
    assert number == 7
    assert "no JSON" in reason
    assert Article.objects.count() == 999


def test_same_file_twice_changes_nothing():
    content = b"\n".join(lines(20))
    import_lines(io.BytesIO(content), at=NOW)

    report = import_lines(io.BytesIO(content), at=NOW)

    assert (report.taken, report.known, report.errors) == (0, 20, [])
    assert Article.objects.count() == 20


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param(b'{"text": "a\\u0000b"}', "a NUL byte", id="nul"),
        pytest.param(b'{"text": "a\\ud800b"}', "half a character", id="half-a-character"),
        pytest.param(json.dumps({"text": "They met. " * 60_000}).encode(), "at most 500000", id="too-large"),
        pytest.param(json.dumps({"text": "x" * 10_000_000}).encode(), "at most 2000000 a line", id="ten-megabytes"),
        pytest.param(b'{"text": "a", "published": "99999-01-01"}', "published", id="year-99999"),
        pytest.param(b'{"text": "a", "country": "Israel"}', "ISO 3166", id="country-by-name"),
        pytest.param(b'{"url": "file:///etc/passwd"}', "http or https", id="file"),
    ],
)
def test_poisoned_line_is_named_and_the_next_one_is_taken(line, reason):
    report = import_lines(io.BytesIO(line + b"\n" + lines(1)[0]), at=NOW)

    assert report.taken == 1
    assert report.errors[0][0] == 1
    assert reason in report.errors[0][1]


def test_progress_is_told_line_by_line():
    seen = []

    import_lines(io.BytesIO(b"\n".join(lines(3))), at=NOW, progress=lambda report: seen.append(report.lines))

    assert seen == [1, 2, 3]


def test_command_names_file_line_and_reason_and_fails(tmp_path, capsys):
    path = tmp_path / "articles.jsonl"
    path.write_bytes(b"\n".join([*lines(2), b"nonsense"]))

    with pytest.raises(CommandError, match="1 refused; the others are taken in"):
        call_command("ingest", str(path))

    told = capsys.readouterr()
    assert f"{path}, line 3: line: got no JSON" in told.err
    assert f"{path}: 2 taken in, 0 already there, 1 refused" in told.out


def test_command_reads_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\n".join(lines(2)))))

    call_command("ingest", "-")

    assert Article.objects.count() == 2


def test_command_names_a_file_that_is_not_there(capsys):
    with pytest.raises(CommandError):
        call_command("ingest", "no-such-file.jsonl", url=["https://news.example/1"])

    assert "no-such-file.jsonl: No such file or directory" in capsys.readouterr().err
    assert Article.objects.count() == 1


def test_command_without_anything_to_take_in_says_what_to_give():
    with pytest.raises(CommandError, match="nothing to take in"):
        call_command("ingest")
