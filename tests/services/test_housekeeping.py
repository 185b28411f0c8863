"""Housekeeping: messages that were read do not pile up."""

import os
from datetime import UTC, datetime, timedelta

from events.adapters.broker_folder import remove_broken_messages
from events.services.housekeeping import tidy

NOW = datetime(2025, 6, 16, 12, tzinfo=UTC)


def write(folder, name, *, age):
    path = folder / name
    path.write_text("{}")
    moment = (NOW - age).timestamp()
    os.utime(path, (moment, moment))
    return path


def test_read_messages_are_removed_and_fresh_ones_kept(settings, tmp_path):
    settings.BROKER_DIR = tmp_path
    folder = tmp_path / "processed"
    folder.mkdir()
    old = write(folder, "1.celery.msg", age=timedelta(minutes=5))
    fresh = write(folder, "2.celery.msg", age=timedelta(seconds=5))
    other = write(folder, "note.txt", age=timedelta(days=5))

    assert tidy(at=NOW) == 1
    assert (old.exists(), fresh.exists(), other.exists()) == (False, True, True)


def test_redis_has_nothing_to_tidy(settings):
    settings.USES_REDIS = True

    assert tidy(at=NOW) == 0


def test_messages_that_were_cut_short_are_removed_and_whole_ones_kept(tmp_path):
    for name, content in (("1.celery.msg", ""), ("2.celery.msg", '{"body": "W1'), ("3.celery.msg", '{"body": ""}')):
        (tmp_path / name).write_text(content)

    assert remove_broken_messages(tmp_path) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["3.celery.msg"]
