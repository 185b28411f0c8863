"""Knows what differs under test: a throw-away data folder, a fast hasher, no manifest of static files."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_DATA_DIR = Path(os.environ.get("DATA_DIR") or tempfile.mkdtemp(prefix="timeline-test-"))
if "DATA_DIR" not in os.environ:
    atexit.register(shutil.rmtree, _DATA_DIR, ignore_errors=True)
os.environ["DATA_DIR"] = str(_DATA_DIR)
os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 50)
if url := os.environ.get("TEST_PROFILE_DATABASE_URL"):
    os.environ["DATABASE_URL"] = url
if url := os.environ.get("TEST_PROFILE_BROKER_URL"):
    os.environ["BROKER_URL"] = url

from timeline.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
AXES_ENABLED = False
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    # a file, not memory: threads and worker processes of a test must see the same rows
    DATABASES["default"]["TEST"] = {"NAME": str(_DATA_DIR / "test.sqlite3")}  # noqa: F405
