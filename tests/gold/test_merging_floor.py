"""Floors of merging on faultless reports of the sample articles; they only rise."""

from tests.gold.joining import join_all
from tests.gold.sample_reports import gold_reports, true_events
from tests.gold.score_merge import figures


def test_gold_reports_merge_as_expected():
    true = true_events()
    events = join_all(gold_reports())
    merged = {tuple(r.key.split("/")): ("timeline", n) for n, event in enumerate(events) for r in event}

    found = figures(true, {item: merged[item] for item in true})

    assert found["b-cubed"]["F1"] >= 0.95
    assert found["pairs across articles"]["F1"] >= 0.90
    assert found["pairs across articles"]["P"] >= 0.95
