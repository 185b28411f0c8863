"""Starts the site inside a benchmark: a database filled with synthetic events, and requests without a network."""

import io
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib import import_module

import django
from django.apps import apps
from django.core.management import call_command

LAST_DAY = date(2025, 12, 31)


@contextmanager
def filled_site(events: int) -> Iterator[None]:
    """Set Django up on DATA_DIR or DATABASE_URL, else on a throw-away folder, and fill the database."""
    with tempfile.TemporaryDirectory(prefix="timeline-benchmark-") as folder:
        os.environ.setdefault("DATA_DIR", folder)
        os.environ.setdefault("SECRET_KEY", "only-for-benchmarks-" + "x" * 50)
        os.environ.setdefault("EVENTS_LOG_LEVEL", "ERROR")
        os.environ.setdefault("EVENTS_READ_RATE", "100000/min")
        os.environ["DJANGO_SETTINGS_MODULE"] = "timeline.settings"
        _fill(events)
        yield


def _fill(events: int) -> None:
    django.setup()
    call_command("migrate", verbosity=0)
    missing = events - apps.get_model("events", "Event").objects.count()
    if missing > 0:
        call_command("load_synthetic", events=missing, seed=1, until=LAST_DAY)
    if apps.get_model("events", "StaleSpan").objects.filter(purpose="counts").exists():
        import_module("events.services.counting").recount_everything()
        apps.get_model("events", "StaleSpan").objects.filter(purpose="counts").delete()


def environ(path: str, query: str = "", *, address: str = "192.0.2.1", **headers: str) -> dict[str, object]:
    """Return a WSGI request as gunicorn would hand it over."""
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "REMOTE_ADDR": address,
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.version": (1, 0),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        **headers,
    }
