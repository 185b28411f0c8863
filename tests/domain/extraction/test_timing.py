"""Knows which time a sentence gives to which of its acts; published Tuesday 17 June 2025."""

import pytest

from tests.domain.extraction.reading import reports

NEWS = ("2025-06-16", "2025-06-17")


def _days(text: str, kind: str) -> tuple[str, str] | None:
    found = [report.date.bounds for report in reports(text) if report.kind == kind and report.date]
    return (str(found[-1].earliest), str(found[-1].latest)) if found and found[-1] else None


@pytest.mark.parametrize(
    ("text", "kind", "days"),
    [
        pytest.param("Israel bombed Aleppo on Friday.", "airstrike", ("2025-06-13", "2025-06-13"), id="governs"),
        pytest.param(
            "The war in Sudan began in April 2023.", "war", ("2023-04-01", "2025-06-17"), id="a-war-that-began-goes-on"
        ),
        pytest.param(
            "The border was quiet until 2014, when the Libyan conflict broke out.",
            "war",
            ("2014-01-01", "2025-06-17"),
            id="a-conflict-that-broke-out-goes-on",
        ),
        pytest.param(
            "At least 170,000 people have died in the conflict that began in 2011 in Syria.",
            "war",
            ("2011-01-01", "2025-06-17"),
            id="a-conflict-that-began-goes-on",
        ),
        pytest.param(
            "The war, which began in March 2011, ended in May 2015.",
            "war",
            ("2011-03-01", "2011-03-31"),
            id="a-war-that-ended-does-not",
        ),
        pytest.param(
            "Russia attacked first, on 3 June. The war has cost both dear.",
            "attack",
            ("2025-06-03", "2025-06-03"),
            id="the-first-blow-does-not-go-on",
        ),
        pytest.param(
            "The army shelled districts that were before the 2011 civil war the hub of the north of Syria.",
            "shelling",
            NEWS,
            id="a-year-that-names-something-else",
        ),
        pytest.param(
            "Macron met Putin in Geneva, the third time this year.", "meeting", NEWS, id="what-the-third-is-counted-in"
        ),
        pytest.param(
            "Hundreds have died since the ceasefire took effect on 5 May.",
            "ceasefire",
            ("2025-05-05", "2025-05-05"),
            id="noun-and-verb-of-one-act",
        ),
        pytest.param(
            "Trump announced the agreement on Thursday.", "deal", ("2025-06-12", "2025-06-12"), id="announcing-makes-it"
        ),
        pytest.param(
            "Israel killed 20 people in a conflict which will enter its third year next month.",
            "killing",
            NEWS,
            id="what-is-ahead-dates-nothing-told",
        ),
        pytest.param("Turkey recently bombed Aleppo.", "airstrike", ("2025-05-18", "2025-06-17"), id="recently"),
        pytest.param(
            "Israel recently resumed talks with Syria after Turkey bombed Aleppo.",
            "airstrike",
            NEWS,
            id="recently-belongs-to-its-verb",
        ),
    ],
)
def test_an_act_gets_its_own_time(text: str, kind: str, days: tuple[str, str]) -> None:
    assert _days(text, kind) == days


@pytest.mark.parametrize(
    ("text", "kind", "days"),
    [
        pytest.param(
            "Jordan closed the border on 3 June after militants shelled Irbid.",
            "shelling",
            ("2025-06-03", "2025-06-03"),
            id="after-what-came-before",
        ),
        pytest.param(
            "Israel bombed Aleppo on 3 June in retaliation for mortar fire on the Golan Heights.",
            "shelling",
            ("2025-06-03", "2025-06-03"),
            id="what-was-answered",
        ),
        pytest.param(
            "Israel bombed Aleppo on 3 June while Iran shelled Erbil.",
            "shelling",
            ("2025-06-03", "2025-06-03"),
            id="while",
        ),
        pytest.param(
            "Turkey shelled Kobani before Israel bombed Aleppo on 3 June.",
            "shelling",
            ("2025-06-03", "2025-06-03"),
            id="before",
        ),
        pytest.param(
            "Iran condemned the United States after Israel bombed Aleppo on 3 June.",
            "condemnation",
            NEWS,
            id="what-came-after-may-be-the-news",
        ),
        pytest.param(
            "On 3 June the Israeli army said it bombed Aleppo.", "airstrike", ("2025-06-03", "2025-06-03"), id="told-on"
        ),
        pytest.param(
            "On Monday the Israeli army said it bombed Aleppo.", "airstrike", NEWS, id="told-yesterday-is-news"
        ),
        pytest.param(
            "Egyptian and Qatari ministers met in Cairo on 3 June. While they talked, Israel shelled Rafah.",
            "shelling",
            ("2025-06-03", "2025-06-03"),
            id="while-they-talked",
        ),
        pytest.param(
            "The Security Council adopted a resolution on Gaza on 3 June. Hamas rejected it at once.",
            "refusal",
            ("2025-06-03", "2025-06-03"),
            id="at-once",
        ),
        pytest.param(
            "Israel bombed Aleppo on 3 June. The army said it acted after Syria shelled the Golan Heights.",
            "shelling",
            ("2025-06-03", "2025-06-03"),
            id="it-acted-after",
        ),
        pytest.param("Israel bombed Aleppo on 3 June. Iran shelled Erbil.", "shelling", NEWS, id="no-tie-no-loan"),
    ],
)
def test_an_act_borrows_an_earlier_time(text: str, kind: str, days: tuple[str, str]) -> None:
    assert _days(text, kind) == days
