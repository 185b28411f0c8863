"""The profiles: nothing has to be set at home, and a public site does not start half protected."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from axes.helpers import get_client_ip_address

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
        pytest.param(
            {"SECRET_KEY": "hunter2", "EVENTS_HOSTS": "news.example"}, "SECRET_KEY: got 7 characters", id="short-key"
        ),
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


def test_data_folder_is_made_for_its_owner_alone(tmp_path):
    start(tmp_path, {"DATA_DIR": str(tmp_path / "data")}, "manage.py", "migrate", "auth", "--verbosity", "0")

    assert (tmp_path / "data" / "timeline.sqlite3").exists()
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("proxies", "sent", "expected"),
    [
        pytest.param(0, "203.0.113.9", "192.0.2.1", id="no-proxy-of-ours-so-nothing-is-believed"),
        pytest.param(1, "198.51.100.4, 203.0.113.9", "203.0.113.9", id="what-our-proxy-saw"),
        pytest.param(2, "198.51.100.4, 203.0.113.9, 10.0.0.1", "203.0.113.9", id="two-proxies"),
        pytest.param(2, "203.0.113.9", "203.0.113.9", id="fewer-hops-than-proxies"),
        pytest.param(1, "", "192.0.2.1", id="asked-from-inside"),
    ],
)
def test_who_guesses_passwords_is_known_by_the_address_that_our_proxy_saw(settings, rf, proxies, sent, expected):
    settings.NUM_PROXIES = proxies

    request = rf.get("/admin/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=sent)

    assert get_client_ip_address(request) == expected


def test_nothing_is_written_outside_the_data_folder(tmp_path):
    before = {path.name for path in ROOT.iterdir()}

    start(tmp_path, {}, "manage.py", "check")

    assert (tmp_path / "secret_key").exists()
    assert {path.name for path in ROOT.iterdir()} <= before | {".pytest_cache", ".ruff_cache", ".mypy_cache"}
