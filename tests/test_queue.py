"""The queue: a wake-up follows the commit, and a broker that is away stops nobody."""

import json
from datetime import UTC, datetime

import pytest
from django.db import transaction
from kombu.exceptions import OperationalError

from events import queue, tasks

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sent(monkeypatch):
    """Note what is sent instead of sending it."""
    messages = []
    monkeypatch.setattr(tasks.extract, "apply_async", lambda **options: messages.append(options))
    return messages


def test_steps_follow_one_another():
    assert [queue.next_step(step) for step in queue.ARTICLE_STEPS] == ["extract", "date", "link", None]
    assert queue.next_step(queue.POLL) is None


@pytest.mark.parametrize("step", [*queue.ARTICLE_STEPS, queue.POLL, queue.COUNT])
def test_every_step_has_its_task(step):
    names = {task.name for task in vars(tasks).values() if hasattr(task, "apply_async")}

    assert queue.task_name(step) in names


def test_wake_up_is_sent_after_the_commit(sent):
    with transaction.atomic():
        queue.wake(7, queue.EXTRACT)
        assert sent == []

    assert sent == [{"kwargs": {"job_id": 7}}]


def test_no_wake_up_is_sent_for_what_was_rolled_back(sent):
    with pytest.raises(ZeroDivisionError), transaction.atomic():  # noqa: PT012 - the error must come last
        queue.wake(7, queue.EXTRACT)
        raise ZeroDivisionError

    assert sent == []


@pytest.mark.parametrize("error", [OSError("no space left"), OperationalError("refused"), RuntimeError("unforeseen")])
def test_broker_that_is_away_stops_nobody(monkeypatch, error):
    def refuse(**_options):
        raise error

    monkeypatch.setattr(tasks.extract, "apply_async", refuse)

    with transaction.atomic():
        queue.wake(7, queue.EXTRACT)

    assert not transaction.get_connection().in_atomic_block


def test_message_carries_json_that_an_older_worker_understands(settings):
    tasks.tidy.apply_async(kwargs={"job_id": 7, "added_later": True})

    # other tests leave messages too
    messages = [json.loads(path.read_text()) for path in (settings.BROKER_DIR / "messages").glob("*.celery.msg")]
    tidy = [message for message in messages if message["headers"]["task"] == queue.TIDY_TASK]
    assert tidy
    assert all(message["content-type"] == "application/json" for message in tidy)
    assert tasks.tidy(job_id=7, added_later=True, at=datetime(2025, 1, 1, tzinfo=UTC)) is None
