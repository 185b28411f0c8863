"""Knows how one decision is taken for many events: for each wholly or not at all, as far as a request can wait."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from events.domain.errors import DomainError
from events.models import Event
from events.services.review import confirm_seen


@dataclass(frozen=True, slots=True)
class Seen:
    """Hold an event as an editor saw it, by the moment of its last change."""

    event_id: int
    updated_at: datetime

    def __str__(self) -> str:
        return f"{self.event_id}={self.updated_at.isoformat()}"

    @classmethod
    def read(cls, text: str) -> "Seen":
        """Return what the text of one says. Raises: ValueError."""
        event_id, moment = text.split("=", 1)
        return cls(int(event_id), datetime.fromisoformat(moment))


@dataclass(frozen=True, slots=True)
class Outcome:
    """Hold what became of an event: its state after the decision, or why there was none."""

    event_id: int
    state: str
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """Hold what is decided, by whom and when; `decide` takes event_id, editor and at."""

    decide: Callable[..., Any]
    editor: User
    at: datetime


def decide_many(chosen: Sequence[Seen], decision: Decision, *, seconds: float) -> list[Outcome]:
    """Decide about one event after the other until the time is over, at least about one.

    The answer is as long as it came: the events after it were not touched, and may be handed in again.
    """
    ends = time.monotonic() + seconds
    outcomes: list[Outcome] = []
    for seen in chosen:
        outcomes.append(_decide(seen, decision))
        if time.monotonic() >= ends:
            break
    return outcomes


def try_out(chosen: Sequence[Seen], decision: Decision) -> list[Outcome]:
    """Return what the decision would do to each event; nothing of it is kept."""
    with transaction.atomic():
        outcomes = [_decide(seen, decision) for seen in chosen]
        transaction.set_rollback(True)
    return outcomes


def _decide(seen: Seen, decision: Decision) -> Outcome:
    try:
        with transaction.atomic():
            confirm_seen(event_id=seen.event_id, seen_at=seen.updated_at)
            decision.decide(event_id=seen.event_id, editor=decision.editor, at=decision.at)
            state = Event.objects.values_list("state", flat=True).get(pk=seen.event_id)
    except DomainError as error:
        return Outcome(seen.event_id, "", str(error))
    return Outcome(seen.event_id, state)
