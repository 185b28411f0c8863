"""Knows what the reader makes of the two founding articles and of bad input."""

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from events.domain.reader import MAX_CHARACTERS, MAX_SENTENCES
from events.domain.types import ArticleReading, ReportDraft
from events.domain.vocabulary import Factuality, Measure
from tests.domain.extraction.reading import countries, read

ARTICLES = Path(__file__).parents[1] / "gold" / "events" / "articles.jsonl"


@cache
def founding(name: str) -> tuple[str, ArticleReading]:
    rows = (json.loads(line) for line in ARTICLES.read_text("utf-8").splitlines())
    row = next(row for row in rows if row["id"] == name)
    return row["text"], read(row["text"], on=date.fromisoformat(row["published"]))


def only(name: str, kind: str) -> ReportDraft:
    (report,) = [report for report in founding(name)[1].reports if report.kind == kind]
    return report


def days(report: ReportDraft) -> tuple[str, str]:
    assert report.date is not None
    assert report.date.bounds is not None
    return str(report.date.bounds.earliest), str(report.date.bounds.latest)


def test_gaza_the_three_capitals_ask_washington_about_israel() -> None:
    report = next(r for r in founding("seed-gaza")[1].reports if r.kind == "appeal")

    assert countries(report, "initiator") == ["EGY", "QAT", "TUR"]
    assert countries(report, "addressee") == ["USA"]
    assert "ISR" in countries(report, "target", depth=1)
    assert days(report) == ("2025-12-16", "2025-12-23")
    assert report.factuality is Factuality.ALLEGED


def test_gaza_the_weekend_meeting_has_its_four_participants() -> None:
    report = only("seed-gaza", "meeting")

    names = " ".join(part.actor.name for part in report.participants)
    assert all(name in names for name in ("Witkoff", "Abdelatty", "Fidan", "Al Thani"))
    assert countries(report, "participant") == ["EGY", "QAT", "TUR", "USA"]
    assert days(report) == ("2025-12-20", "2025-12-21")


def test_gaza_the_october_summit() -> None:
    report = only("seed-gaza", "summit")

    assert countries(report, "participant") == ["EGY", "QAT", "TUR", "USA"]
    assert report.places[0].name == "Sharm el-Sheikh"
    assert days(report) == ("2025-10-01", "2025-10-31")


def test_gaza_no_strike_that_is_only_feared() -> None:
    assert [r.kind for r in founding("seed-gaza")[1].reports if r.type in {"ASSAULT", "THREATEN", "RETREAT"}] == []


def test_iran_the_chain_through_the_gulf() -> None:
    report = next(r for r in founding("seed-iran")[1].reports if r.kind == "appeal")

    assert countries(report, "initiator") == ["IRN"]
    assert countries(report, "conduit") == ["ARE", "OMN", "QAT"]
    assert countries(report, "addressee") == ["USA"]
    assert "ISR" in [part.actor.country for part in report.participants if part.depth]
    assert report.factuality is Factuality.ALLEGED


def test_iran_the_toll_belongs_to_the_missile_attack() -> None:
    report = only("seed-iran", "missile-strike")

    assert countries(report, "initiator") == ["IRN"]
    assert "ISR" in countries(report, "target", "victim")
    assert {place.name for place in report.places} >= {"Tel Aviv", "Haifa", "Jerusalem"}
    assert [(f.measure, f.low, f.high) for f in report.figures] == [
        (Measure.KILLED, 8, None),
        (Measure.INJURED, 100, None),
    ]


def test_iran_the_air_strikes_answer_the_missiles() -> None:
    reading = founding("seed-iran")[1]
    strikes = next(r for r in reading.reports if r.kind == "airstrike")
    missiles = only("seed-iran", "missile-strike")

    assert countries(strikes, "initiator") == ["ISR"]
    assert missiles.ordinal in [link.earlier for link in strikes.links]


@pytest.mark.parametrize(
    ("kind", "initiators"),
    [
        pytest.param("endorsement", ["USA"], id="support-restated"),
        pytest.param("demand", ["ISR"], id="netanyahu-demands"),
        pytest.param("mediation-offer", ["European Union"], id="eu-offers"),
        pytest.param("threat", ["CHN", "RUS"], id="china-and-russia-warn"),
        pytest.param("protest", [], id="protests"),
    ],
)
def test_iran_acts_with_words(kind: str, initiators: list[str]) -> None:
    assert countries(only("seed-iran", kind), "initiator") == initiators


def test_iran_nothing_that_is_only_a_condition_or_a_demand() -> None:
    kinds = {report.kind for report in founding("seed-iran")[1].reports}

    assert kinds & {"withdrawal", "hold-fire", "ceasefire", "sanction", "exercise"} == set()


@pytest.mark.parametrize("name", ["seed-gaza", "seed-iran"])
def test_every_trigger_lies_in_its_first_sentence(name: str) -> None:
    for report in founding(name)[1].reports:
        assert report.sentences[0].start <= report.trigger.start < report.trigger.end <= report.sentences[0].end


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("   \n\n ", id="blank"),
        pytest.param("Israel bombed", id="truncated"),
        pytest.param("Israels army bombed Gazas port and killed 3 the ministry said", id="no-apostrophes-no-commas"),
        pytest.param("@user: Israel bombed Gaza!!! pic.twitter.com/abc #Gaza", id="tweet"),
        pytest.param("\u202e\u0000\ufffd Israel \U0001f4a5 bombed Gaza.", id="odd-signs"),
        pytest.param("Israel bombed Gaza. " * 30, id="repeated"),
        pytest.param("(" * 5_000 + "Israel bombed Gaza.", id="brackets"),
    ],
)
def test_bad_input_is_read_to_its_end(text: str) -> None:
    assert read(text).analysed_to == len(text)


def test_capitals_are_read() -> None:
    kinds = [report.kind for report in read("ISRAEL BOMBED GAZA CITY ON MONDAY, KILLING EIGHT PEOPLE.").reports]

    assert kinds == ["airstrike"]


def test_a_sentence_without_a_date_is_read() -> None:
    (report,) = read("Israel shelled Lebanon", on=None).reports

    assert (report.kind, countries(report, "initiator"), countries(report, "target")) == ("shelling", ["ISR"], ["LBN"])


def test_another_language_is_kept_with_its_dates_and_a_note() -> None:
    reading = read("Am 3. Juni 2025 bombardierte Israel Gaza (3 June 2025).", language="de")

    assert reading.reports == ()
    assert "language_not_supported" in [note.code for note in reading.notes]
    assert reading.phrases


def test_text_beyond_the_limit_is_marked() -> None:
    text = "It rained in the hills. " * (MAX_SENTENCES + 500)
    reading = read(text)

    assert reading.analysed_to < len(text)
    (note,) = [note for note in reading.notes if note.code == "text_cut"]
    assert (note.start, note.end) == (reading.analysed_to, len(text))


def test_a_huge_text_is_cut_by_its_size() -> None:
    assert read("word " * (MAX_CHARACTERS // 2)).analysed_to <= MAX_CHARACTERS
