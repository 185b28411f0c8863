"""Logging in: guessing is locked out, and a public site asks staff for a second factor."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model

ROOT = Path(__file__).parents[2]
LOGIN = "/admin/login/?next=/admin/"
ASK = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.contrib.auth import get_user_model
from django.test import Client
from django_otp.plugins.otp_static.models import StaticDevice
user = get_user_model().objects.create_superuser("nour", password="correct horse battery")
device = StaticDevice.objects.create(user=user, name="backup")
device.token_set.create(token="abc123")
def log_in(**more):
    client = Client(HTTP_HOST="news.example")
    typed = {"username": "nour", "password": "correct horse battery", "otp_device": device.persistent_id, **more}
    client.post("/admin/login/?next=/admin/", typed, secure=True)
    return client.get("/admin/", secure=True).status_code
print(log_in(), log_in(otp_token="abc123"), log_in(otp_token="wrong"))
"""


@pytest.fixture
def nour(db):
    return get_user_model().objects.create_superuser("nour", password="correct horse battery")


@pytest.mark.usefixtures("nour")
def test_five_wrong_passwords_lock_the_name_out_even_with_the_right_one(client, settings):
    settings.AXES_ENABLED = True
    for _ in range(5):
        client.post(LOGIN, {"username": "nour", "password": "guess"})

    answer = client.post(LOGIN, {"username": "nour", "password": "correct horse battery"})

    assert answer.status_code == 429
    assert client.get("/admin/").status_code == 302


@pytest.mark.usefixtures("nour")
def test_others_log_in_while_one_name_is_locked_out(client, settings):
    settings.AXES_ENABLED = True
    get_user_model().objects.create_superuser("amal", password="another long phrase")
    for _ in range(6):
        client.post(LOGIN, {"username": "nour", "password": "guess"})

    client.post(LOGIN, {"username": "amal", "password": "another long phrase"})

    assert client.get("/admin/").status_code == 200


@pytest.mark.usefixtures("nour")
def test_four_wrong_passwords_are_forgiven(client, settings):
    settings.AXES_ENABLED = True
    for _ in range(4):
        client.post(LOGIN, {"username": "nour", "password": "guess"})

    client.post(LOGIN, {"username": "nour", "password": "correct horse battery"})

    assert client.get("/admin/").status_code == 200


def test_account_of_the_demonstration_cannot_log_in(client, db):
    user = get_user_model().objects.create(username="demonstration", is_active=False)
    user.set_unusable_password()
    user.save()

    client.post(LOGIN, {"username": "demonstration", "password": ""})

    assert client.get("/admin/").status_code == 302


def test_public_site_asks_staff_for_a_second_factor(tmp_path):
    environment = {
        "PATH": os.environ["PATH"],
        "DATA_DIR": str(tmp_path),
        "EVENTS_HOSTS": "news.example",
        "DJANGO_SETTINGS_MODULE": "timeline.settings",
        "EVENTS_LOG_LEVEL": "ERROR",
    }
    static = [sys.executable, "manage.py", "collectstatic", "--no-input", "-v", "0"]
    subprocess.run(static, cwd=ROOT, env=environment, check=True, timeout=120, capture_output=True)

    done = subprocess.run(
        [sys.executable, "-c", ASK], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False
    )

    assert done.stdout.split()[-3:] == ["302", "200", "302"], done.stderr[-2000:]
