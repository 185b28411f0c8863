"""The lines of the command `dates`, and the command itself."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from events.domain.dates.lines import read_line
from events.domain.errors import InvalidInput

_ROOT = Path(__file__).resolve().parents[3]


def test_line_gives_its_expressions_in_order() -> None:
    line = json.dumps({"id": 7, "published": "2025-06-18", "text": "On Friday and on May 3.", "country": "ISR"})

    row = read_line(line)

    assert row["id"] == 7
    assert [one["earliest"] for one in row["expressions"]] == ["2025-06-13", "2025-05-03"]
    assert row["expressions"][0] == {
        "start": 3,
        "end": 9,
        "text": "Friday",
        "type": "DATE",
        "timex": "2025-06-13",
        "mod": None,
        "earliest": "2025-06-13",
        "latest": "2025-06-13",
        "edtf": "2025-06-13",
        "anchor": "publication",
        "rule": "weekday",
        "explanation": '"Friday", published Wednesday 18 June 2025: Friday 13 June 2025.',
        "reason": None,
    }


@pytest.mark.parametrize(
    ("line", "field"),
    [
        pytest.param("{", "line", id="no-json"),
        pytest.param("[1]", "line", id="no-object"),
        pytest.param('{"id": 1}', "text", id="no-text"),
        pytest.param('{"text": 5}', "text", id="text-is-a-number"),
        pytest.param('{"text": "x", "published": 2025}', "published", id="published-is-a-number"),
        pytest.param('{"text": "x", "published": "2025-13-01"}', "published", id="published-is-no-day"),
        pytest.param("[" * 100_000, "line", id="nested"),
    ],
)
def test_bad_line_names_its_field(line: str, field: str) -> None:
    with pytest.raises(InvalidInput) as error:
        read_line(line)

    assert error.value.field == field


def test_note_of_a_contradicting_dateline_is_written() -> None:
    row = read_line(json.dumps({"text": "Last updated at Jul 012016 It fell yesterday.", "published": "2016-07-19"}))

    assert [note["code"] for note in row["notes"]] == ["dateline_contradicts"]


def test_command_goes_on_after_a_bad_line_and_fails_at_the_end(tmp_path: Path) -> None:
    good = '{"id": "a", "published": null, "text": "on 3 May 2024"}'
    done = subprocess.run(
        [sys.executable, "manage.py", "dates"],
        input=f"{good}\nnonsense\n\n{good}\n",
        capture_output=True,
        text=True,
        cwd=_ROOT,
        env={"PATH": "/usr/bin:/bin", "DATA_DIR": str(tmp_path), "HOME": str(tmp_path)},
        timeout=120,
        check=False,
    )

    rows = [json.loads(line) for line in io.StringIO(done.stdout)]
    assert done.returncode == 1
    assert [row["expressions"][0]["timex"] for row in rows] == ["2024-05-03", "2024-05-03"]
    assert "line 2" in done.stderr
