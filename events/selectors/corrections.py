"""Answers what was changed in public, over all events."""

from django.db.models import QuerySet

from events.domain.vocabulary import PUBLIC_STATES, ReviewState
from events.models import Correction

SHOWN = (*PUBLIC_STATES, ReviewState.RETRACTED)


def public_corrections() -> QuerySet[Correction]:
    """Return every public note, latest first; the event of a retraction shows no more than its stub."""
    shown = Correction.objects.filter(event__state__in=[state.value for state in SHOWN])
    return shown.select_related("event").order_by("-made_at", "-pk")
