"""Readers of the environment: what was found, what was expected, where it is described."""

import stat

import pytest
from django.core.exceptions import ImproperlyConfigured

from timeline import env


@pytest.mark.parametrize(
    ("read", "found", "value"),
    [
        pytest.param(lambda: env.read_str("X", "y"), " text ", "text", id="text-is-trimmed"),
        pytest.param(lambda: env.read_int("X", 1), "42", 42, id="number"),
        pytest.param(lambda: env.read_bool("X", default=False), "Yes", True, id="yes"),
        pytest.param(lambda: env.read_bool("X", default=True), "0", False, id="no"),
        pytest.param(lambda: env.read_list("X", []), "a, b,,c ", ["a", "b", "c"], id="list"),
        pytest.param(lambda: env.read_seconds("X", 1), "90", 90, id="seconds"),
        pytest.param(lambda: env.read_seconds("X", 1), "5m", 300, id="minutes"),
        pytest.param(lambda: env.read_seconds("X", 1), "2h", 7200, id="hours"),
        pytest.param(lambda: env.read_seconds("X", 1), "1d", 86400, id="days"),
        pytest.param(lambda: env.read_int("X", 7), "", 7, id="empty-is-the-default"),
    ],
)
def test_reader_understands(monkeypatch, read, found, value):
    monkeypatch.setenv("X", found)

    assert read() == value


@pytest.mark.parametrize(
    ("read", "found", "expected"),
    [
        pytest.param(lambda: env.read_int("X", 1), "ten", "a whole number", id="number"),
        pytest.param(lambda: env.read_bool("X", default=False), "maybe", "one of 1, 0", id="yes-or-no"),
        pytest.param(lambda: env.read_seconds("X", 1), "5 weeks", "a duration", id="duration"),
        pytest.param(lambda: env.read_seconds("X", 1), "-5", "a duration", id="negative-duration"),
        pytest.param(lambda: env.read_database_url("X"), "mysql://host/db", "postgres://", id="other-database"),
        pytest.param(lambda: env.read_database_url("X"), "postgres://host", "postgres://", id="database-without-name"),
        pytest.param(lambda: env.read_database_url("X"), "postgres://host:x/db", "postgres://", id="port-is-no-number"),
    ],
)
def test_reader_says_what_is_wrong(monkeypatch, read, found, expected):
    monkeypatch.setenv("X", found)

    with pytest.raises(ImproperlyConfigured) as caught:
        read()

    assert str(caught.value).startswith(f"X: got {found!r}, expected {expected}")
    assert "docs/settings.md" in str(caught.value)


def test_database_address_is_taken_apart(monkeypatch):
    monkeypatch.setenv("X", "postgres://news:p%40ss@db.example:5433/timeline")

    found = env.read_database_url("X")

    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert (found["USER"], found["PASSWORD"]) == ("news", "p@ss")
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.example", "5433", "timeline")


def test_wrong_database_address_does_not_show_the_password(monkeypatch):
    monkeypatch.setenv("X", "mysql://news:hunter2@db.example/timeline")

    with pytest.raises(ImproperlyConfigured) as caught:
        env.read_database_url("X")

    assert "hunter2" not in str(caught.value)


def test_key_is_made_once_and_private(tmp_path, monkeypatch):
    monkeypatch.delenv("X", raising=False)
    path = tmp_path / "data" / "secret_key"

    first, second = (env.read_or_make_secret("X", path) for _ in range(2))

    assert first == second
    assert len(first) >= 50
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["secret_key"]


def test_key_of_the_environment_wins(tmp_path, monkeypatch):
    monkeypatch.setenv("X", "given")

    assert env.read_or_make_secret("X", tmp_path / "secret_key") == "given"
    assert not (tmp_path / "secret_key").exists()
