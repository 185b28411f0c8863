"""Answers how often readers saw an event change, and which ones they must forget, for those who keep copies."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from django.db.models import Count

from events.domain.vocabulary import ReviewState
from events.models import Event, EventVersion
from events.selectors.event_rows import Row

CHUNK = 500
MAX_WITHDRAWN = 1000


def with_revisions(rows: Iterable[Row], *, moment: datetime | None = None) -> Iterator[Row]:
    """Yield each row with `revision`: 0 as first seen, one more with every change, counted up to a moment."""
    left = iter(rows)
    while chunk := list(islice(left, CHUNK)):
        counts = _counts([row["id"] for row in chunk], moment)
        yield from (row | {"revision": counts.get(row["id"], 0)} for row in chunk)


def withdrawn_rows(region: str) -> list[dict[str, Any]]:
    """Return what was withdrawn in a region, or anywhere: id, updated_at and revision, the latest first."""
    gone = Event.objects.filter(state=ReviewState.RETRACTED, first_published_at__isnull=False, merged_into__isnull=True)
    found = gone.filter(regions__slug=region) if region else gone
    rows = list(found.order_by("-updated_at", "-pk").values("pk", "updated_at")[:MAX_WITHDRAWN])
    counts = _counts([row["pk"] for row in rows], None)
    return [{"id": row["pk"], "updated_at": row["updated_at"], "revision": counts.get(row["pk"]) or 1} for row in rows]


def _counts(ids: list[int], moment: datetime | None) -> dict[int, int]:
    versions = EventVersion.objects.filter(event__in=ids)
    known = versions.filter(known_from__lte=moment) if moment else versions
    found = known.order_by().values_list("event").annotate(count=Count("pk"))
    return {event: count - 1 for event, count in found}
