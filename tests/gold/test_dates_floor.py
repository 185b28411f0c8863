"""Floors of the dates on the gold paragraphs and histories; they only rise."""

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from events.domain.dates.lines import read_line
from tests.gold.score_dates import score

_GOLD = Path(__file__).parent / "dates"


@cache
def _scored(name: str) -> tuple[dict[str, dict[str, float]], Counter[str]]:
    lines = (_GOLD / name).read_text("utf-8").splitlines()
    gold = {row["id"]: row for row in map(json.loads, lines)}
    found: dict[str, Any] = {row["id"]: row for row in map(read_line, lines)}
    result, _, _ = score(gold, found)
    return result, Counter(result["counts"])


@pytest.mark.parametrize(
    ("measure", "floor"),
    [
        pytest.param("relaxed", 0.99, id="found"),
        pytest.param("strict", 0.98, id="exact-span"),
        pytest.param("timex", 0.98, id="value"),
        pytest.param("interval exact", 0.985, id="days"),
    ],
)
def test_paragraphs_reach(measure: str, floor: float) -> None:
    result, _ = _scored("dev.jsonl")

    assert result[measure]["F1"] >= floor


def test_paragraphs_have_hardly_anything_spurious() -> None:
    _, counts = _scored("dev.jsonl")

    assert counts["spurious"] <= 1
    assert counts["spurious_decoys"] == 0


@pytest.mark.parametrize(
    ("measure", "floor"),
    [
        pytest.param("relaxed", 0.93, id="found"),
        pytest.param("strict", 0.85, id="exact-span"),
        pytest.param("timex", 0.86, id="value"),
        pytest.param("interval exact", 0.90, id="days"),
    ],
)
def test_histories_reach(measure: str, floor: float) -> None:
    result, _ = _scored("wikiwars_dev.jsonl")

    assert result[measure]["F1"] >= floor


def test_histories_have_little_spurious() -> None:
    _, counts = _scored("wikiwars_dev.jsonl")

    assert counts["spurious"] <= 20
