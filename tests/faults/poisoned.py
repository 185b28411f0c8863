"""A Celery app like ours, but two words in a text end or stop the process that reads it."""

import os
import signal

import django
from django.conf import settings

from timeline.celery import app

django.setup()

from events.services import extracting  # noqa: E402 - Django must be set up first

_read_article = extracting.read_article


def _read_or_suffer(article, **tools):
    if "PROCESS-KILLER" in article.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "PROCESS-STOPPER" in article.text and _is_first():
        os.kill(os.getpid(), signal.SIGSTOP)  # until someone sends SIGCONT
    return _read_article(article, **tools)


def _is_first() -> bool:
    try:
        with (settings.DATA_DIR / "stopped").open("x", encoding="ascii") as mark:
            mark.write(str(os.getpid()))
    except FileExistsError:
        return False
    return True


extracting.read_article = _read_or_suffer

__all__ = ["app"]
