"""The gate: everything runs, nothing required is left out unseen, and what hangs is ended."""

import sys
import time

import pytest

from timeline import gate
from timeline.gate import Found, Step

FOUND = Found("found")
ABSENT = Found("", "it does not answer")


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def run(*steps, required=frozenset()):
    said: list[str] = []
    return gate.run(steps, required=required, say=said.append), said


def test_failure_does_not_keep_later_steps_from_running():
    outcome, said = run(Step("first", python("raise SystemExit(2)")), Step("second", python("print('it ran')")))

    assert outcome.failed == ["first"]
    assert "it ran" in said


def test_missing_server_is_skipped_with_its_reason():
    outcome, _ = run(Step("tests on PostgreSQL", missing="it does not answer", needs="postgres"))

    assert outcome.skipped == ["tests on PostgreSQL: it does not answer"]
    assert outcome.failed == []


def test_missing_server_that_is_required_fails():
    step = Step("tests on PostgreSQL", missing="it does not answer", needs="postgres")

    outcome, _ = run(step, required=frozenset({"postgres"}))

    assert outcome.failed == ["tests on PostgreSQL (required, but it does not answer)"]


@pytest.mark.parametrize(
    ("last_line", "counts"),
    [
        pytest.param("12 passed, 1 skipped in 3.1s", {"passed": 12, "failed": 0, "skipped": 1}, id="green"),
        pytest.param("2 failed, 5 passed, 1 error in 3s", {"passed": 5, "failed": 3, "skipped": 0}, id="red"),
    ],
)
def test_results_of_tests_are_added_up(last_line, counts):
    tests = Step("tests", python(f"print('1 passed in an earlier line'); print({last_line!r})"), counts_tests=True)

    outcome, _ = run(tests)

    assert outcome.counts == counts


def test_step_that_hangs_is_ended_with_what_it_started():
    hangs = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])"
    started = time.monotonic()

    outcome, _ = run(Step("hangs", python(hangs), limit_seconds=1))

    assert outcome.failed == ["hangs"]
    assert time.monotonic() - started < 30


def test_marks_leave_out_what_is_missing_and_say_so():
    steps = gate.test_steps({"postgres": ABSENT, "redis": FOUND, "browser": ABSENT})

    runs = [step for step in steps if step.counts_tests and not step.missing]
    assert all("not postgres and not browser" in step.command[-1] for step in runs)
    assert not any("not redis" in step.command[-1] for step in runs)
    told = {step.name: step.missing for step in steps if step.missing and step.needs}
    assert set(told) == {"tests that need postgres", "tests that need browser", "tests on PostgreSQL"}


def test_nothing_is_left_out_where_all_is_there():
    steps = gate.test_steps(dict.fromkeys(("postgres", "redis", "browser"), FOUND))

    selected = [step.command[-1] for step in steps if step.counts_tests]

    assert selected == ["not worker", "db_profile and not worker", "worker"]
    assert not any(step.missing for step in steps if step.needs)


@pytest.mark.parametrize(
    ("found", "names"),
    [
        pytest.param("", set(), id="nothing"),
        pytest.param("postgres, redis,browser", {"postgres", "redis", "browser"}, id="all"),
    ],
)
def test_required_names_come_from_the_environment(monkeypatch, found, names):
    monkeypatch.setenv("REQUIRE", found)

    assert gate.required() == names


@pytest.mark.parametrize(
    ("variable", "address", "find"),
    [
        pytest.param("TEST_DATABASE_URL", "postgres://nobody@127.0.0.1:1/test", gate.find_postgres, id="postgres"),
        pytest.param("TEST_REDIS_URL", "redis://127.0.0.1:1/0", gate.find_redis, id="redis"),
        pytest.param("CHROMIUM", "no-such-browser", gate.find_browser, id="browser"),
    ],
)
def test_what_does_not_answer_is_missing(monkeypatch, variable, address, find):
    monkeypatch.setenv(variable, address)

    assert variable in find().missing
