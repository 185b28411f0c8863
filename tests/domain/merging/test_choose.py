"""Several likely events: one is joined only when it is clear which."""

import pytest

from events.domain.merging import Comparison, Match, Verdict, choose_homes, drop_doubles, rank


def match(target: str, score: float, verdict: Verdict = Verdict.MERGE) -> Match[str]:
    return Match(target, Comparison(score, verdict, ()))


@pytest.mark.parametrize(
    ("matches", "expected"),
    [
        pytest.param([match("a", 0.9)], "a", id="one"),
        pytest.param([match("a", 0.7), match("b", 0.9)], "b", id="likelier"),
        pytest.param([match("a", 0.9), match("b", 0.88)], None, id="two-alike"),
        pytest.param([match("a", 0.7), match("b", 0.8, Verdict.ASK)], None, id="a-doubtful-one-is-likelier"),
        pytest.param([match("a", 0.7), match("b", 0.9, Verdict.APART)], "a", id="apart-is-no-rival"),
        pytest.param([match("a", 0.5, Verdict.ASK)], None, id="only-a-question"),
        pytest.param([], None, id="nothing"),
    ],
)
def test_home_is_chosen_only_when_clear(matches, expected):
    [home] = choose_homes([matches], identity=str)

    assert (home.target if home else None) == expected


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        pytest.param([[match("a", 0.7)], [match("a", 0.9)]], [None, "a"], id="surest-pair-first"),
        pytest.param([[match("a", 0.8), match("b", 0.7)], [match("a", 0.9)]], ["b", "a"], id="next-best-is-left"),
        pytest.param([[match("a", 0.8), match("b", 0.79)], [match("a", 0.9)]], ["b", "a"], id="taken-is-no-rival"),
        pytest.param([[match("a", 0.8)], [match("b", 0.7)]], ["a", "b"], id="no-common-event"),
    ],
)
def test_reports_of_one_article_never_share_an_event(reports, expected):
    homes = choose_homes(reports, identity=str)

    assert [home.target if home else None for home in homes] == expected


def test_rank_leaves_out_what_is_apart_and_puts_the_likeliest_first():
    ranked = rank([match("a", 0.5, Verdict.ASK), match("b", 0.0, Verdict.APART), match("c", 0.9)])

    assert [found.target for found in ranked] == ["c", "a"]


@pytest.mark.parametrize(
    ("suspected", "expected"),
    [
        pytest.param([], ["a", "b", "c"], id="all-rivals"),
        pytest.param([("a", "b")], ["b", "c"], id="likelier-of-two"),
        pytest.param([("a", "b"), ("b", "c")], ["b"], id="chain-of-questions"),
        pytest.param([("a", "elsewhere")], ["a", "b", "c"], id="question-about-another-event"),
    ],
)
def test_events_that_may_be_one_count_once(suspected, expected):
    matches = [match("a", 0.8), match("b", 0.9), match("c", 0.7)]

    kept = drop_doubles(matches, suspected, identity=str, prefers=lambda _: False)

    assert [found.target for found in kept] == expected


def test_preferred_event_speaks_before_a_likelier_one():
    kept = drop_doubles(
        [match("draft", 0.7), match("public", 0.9)],
        [("draft", "public")],
        identity=str,
        prefers=lambda target: target == "draft",
    )

    assert [found.target for found in kept] == ["draft"]
