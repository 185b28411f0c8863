"""The profiles: nothing has to be set at home, and a public site does not start half protected."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PUBLIC = {"EVENTS_HOSTS": "news.example", "EVENTS_HSTS": "365d"}


def start(tmp_path, environment, *command):
    """Run a command on nothing but the given environment."""
    clean = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "timeline.settings"}
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={**clean, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def settings_of(tmp_path, environment, *names):
    code = (
        "import json; from django.conf import settings;"
        f"print(json.dumps({{name: getattr(settings, name) for name in {names!r}}}, default=str))"
    )
    done = start(tmp_path, environment, "-c", code)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def test_default_profile_needs_no_server_and_keeps_all_in_one_folder(tmp_path):
    found = settings_of(tmp_path, {}, "DATABASES", "BROKER_URL", "CACHES", "DEBUG", "BROKER_DIR", "STATIC_ROOT")

    assert found["DATABASES"]["default"]["ENGINE"].endswith("sqlite3")
    assert found["BROKER_URL"] == "filesystem://"
    assert found["DEBUG"] is False
    written = [found["DATABASES"]["default"]["NAME"], found["CACHES"]["default"]["LOCATION"]]
    assert all(path.startswith(str(tmp_path)) for path in [*written, found["BROKER_DIR"], found["STATIC_ROOT"]])


def test_production_profile_speaks_to_servers(tmp_path):
    servers = {
        "DATABASE_URL": "postgres://news@db.example/timeline",
        "BROKER_URL": "redis://broker.example/0",
        "EVENTS_CACHE_URL": "redis://broker.example/1",
    }

    found = settings_of(tmp_path, servers, "DATABASES", "USES_REDIS", "CACHES")

    assert found["DATABASES"]["default"]["HOST"] == "db.example"
    assert found["USES_REDIS"] is True
    assert found["CACHES"]["default"]["LOCATION"] == "redis://broker.example/1"


def test_public_site_is_protected_without_being_asked(tmp_path):
    names = ("STAFF_OTP", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "X_FRAME_OPTIONS")

    found = settings_of(tmp_path, PUBLIC, *names)

    assert found == {**dict.fromkeys(names, True), "X_FRAME_OPTIONS": "DENY"}


def test_public_site_passes_the_check_for_deployment(tmp_path):
    done = start(tmp_path, PUBLIC, "manage.py", "check", "--deploy", "--fail-level", "WARNING")

    assert done.returncode == 0, done.stderr[-3000:]


@pytest.mark.parametrize(
    ("environment", "reason"),
    [
        pytest.param({"DEBUG": "1", "EVENTS_HOSTS": "news.example"}, "DEBUG: got true", id="debug-in-public"),
        pytest.param({"DEBUG": "1", "EVENTS_HOSTS": "*"}, "DEBUG: got true", id="debug-for-any-host"),
        pytest.param({"BROKER_URL": "amqp://user:hunter2@host"}, "BROKER_URL: got", id="other-broker"),
        pytest.param({"DATABASE_URL": "mysql://u:hunter2@host/db"}, "DATABASE_URL: got", id="other-database"),
        pytest.param({"EVENTS_LEASE": "soon"}, "EVENTS_LEASE: got 'soon'", id="no-duration"),
    ],
)
def test_wrong_setting_stops_the_start_and_shows_no_password(tmp_path, environment, reason):
    done = start(tmp_path, environment, "manage.py", "check")

    assert done.returncode != 0
    assert reason in done.stderr
    assert "hunter2" not in done.stderr


def test_nothing_is_written_outside_the_data_folder(tmp_path):
    before = {path.name for path in ROOT.iterdir()}

    start(tmp_path, {}, "manage.py", "check")

    assert (tmp_path / "secret_key").exists()
    assert {path.name for path in ROOT.iterdir()} <= before | {".pytest_cache", ".ruff_cache", ".mypy_cache"}
