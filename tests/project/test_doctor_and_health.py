"""What the site says of itself: to people by `doctor`, to programs by /healthz."""

import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone

from events.domain.errors import ParserMissing
from events.models import Job, JobState
from tests.factories import ArticleFactory
from timeline import health
from timeline.management.commands import doctor

pytestmark = pytest.mark.django_db


def job(**columns) -> Job:
    defaults = {"step": "extract", "key": f"k{Job.objects.count()}", "created_at": timezone.now()}
    return Job.objects.create(article=ArticleFactory(), **{**defaults, **columns})


def found(name: str) -> doctor.Finding:
    return next(finding for finding in doctor.examine() if finding.name == name)


@pytest.fixture(autouse=True)
def parser(monkeypatch):
    """Spare the seconds that loading the parser takes; the worker tests load it."""
    monkeypatch.setattr(doctor, "load_parser", object)


def test_sound_site_is_well(capsys):
    call_command("doctor")

    told = capsys.readouterr().out
    assert "WRONG" not in told
    assert "SQLite, file broker" in told or "PostgreSQL" in told


def test_report_for_programs_is_json(capsys):
    call_command("doctor", json=True)

    names = {finding["name"] for finding in json.loads(capsys.readouterr().out)}
    assert {"profile", "versions", "parser", "migrations", "queue", "failed jobs", "broker", "disk"} == names


def test_anything_wrong_is_an_exit_code_with_what_helps(capsys):
    job(state=JobState.FAILED)

    with pytest.raises(SystemExit):
        call_command("doctor")

    assert "failed jobs: 1 -> see Jobs in the admin" in capsys.readouterr().out


def test_queue_that_does_not_move_is_noticed():
    job(created_at=timezone.now() - timedelta(hours=1))

    assert "is a worker running?" in found("queue").advice


def test_missing_parser_is_noticed(monkeypatch):
    def missing():
        raise ParserMissing("the model is not installed: python3 manage.py up installs it")

    monkeypatch.setattr(doctor, "load_parser", missing)

    assert "python3 manage.py up" in found("parser").advice


def test_full_disk_is_noticed(monkeypatch):
    monkeypatch.setattr(doctor, "LOW_DISK_BYTES", 10**18)

    assert found("disk").advice == "free some space"


def test_broker_that_is_away_is_noticed(settings):
    settings.USES_REDIS, settings.BROKER_URL = True, "redis://127.0.0.1:1/0"

    assert "start Redis or correct BROKER_URL" in found("broker").advice


def test_health_tells_how_the_queue_stands(client):
    job(created_at=timezone.now() - timedelta(seconds=90))
    job(state=JobState.FAILED)

    answer = client.get("/healthz")

    told = answer.json()
    assert (answer.status_code, told["status"], told["waiting"], told["failed"]) == (200, "ok", 1, 1)
    assert told["oldest_waiting_seconds"] >= 90
    assert "no-store" in answer.headers["Cache-Control"]


def test_health_is_unavailable_with_a_reason_when_the_database_is_away(client, monkeypatch):
    def away():
        raise OperationalError("connection refused: password for user news")

    monkeypatch.setattr(health, "job_figures", away)

    answer = client.get("/healthz")

    assert answer.status_code == 503
    assert answer.json() == {"status": "unavailable", "reason": "OperationalError"}


def test_health_is_asked_inside_without_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True

    assert client.get("/healthz").status_code == 200
    assert client.get("/admin/").status_code == 301


def test_health_takes_nothing_but_questions(client):
    assert client.post("/healthz").status_code == 405
