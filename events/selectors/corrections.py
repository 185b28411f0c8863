"""Answers what was changed in public, over all events."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from events.domain.vocabulary import PUBLIC_STATES, ReviewState
from events.models import Correction

SHOWN = (*PUBLIC_STATES, ReviewState.RETRACTED)


def public_corrections() -> QuerySet[Correction]:
    """Return every public note, latest first; the event of a retraction shows no more than its stub."""
    shown = Correction.objects.filter(event__state__in=[state.value for state in SHOWN])
    return shown.select_related("event").order_by("-made_at", "-pk")


def correction_page(
    *, after: tuple[datetime, int] | None, size: int
) -> tuple[list[dict[str, Any]], tuple[datetime, int] | None]:
    """Return a page of the notes as rows, and the last one's place where more follow."""
    found = public_corrections()
    if after:
        made_at, pk = after
        found = found.filter(Q(made_at__lt=made_at) | Q(made_at=made_at, pk__lt=pk))
    columns = ("pk", "event_id", "kind", "note", "made_at")
    rows = [
        {"id": pk, "event": event, "kind": kind, "note": note, "made_at": made_at}
        for pk, event, kind, note, made_at in found.values_list(*columns)[: size + 1]
    ]
    last = rows[size - 1] if len(rows) > size else None
    return rows[:size], (last["made_at"], last["id"]) if last else None
