"""Knows how every change that readers could see is kept with its moment, and what must be counted again after it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from events.domain.review import is_public
from events.domain.vocabulary import ReviewState
from events.models import Event, EventLink, EventVersion, Participation, Region
from events.selectors.event_detail import event_detail
from events.selectors.snapshots import freeze
from events.services.locks import hold_linking
from events.services.staleness import Footprint, mark_stale

TICK = timedelta(microseconds=1)


def record_versions(event_ids: Iterable[int], *, at: datetime) -> int:
    """Keep what readers see of these events from now on, and of the events linked to them; return how many changed.

    Call it at the end of every transaction that changes an event, public or not: what readers never saw, and what
    looks to them as before, leaves no version. A clock that went back cannot make versions overlap: the new one then
    begins just after the one it replaces.
    """
    with transaction.atomic():
        hold_linking()
        named = set(event_ids)
        footprints: list[Footprint] = []
        changed = 0
        for event in Event.objects.filter(pk__in=named | _neighbours(named)).order_by("pk"):
            prints = _record(event, at=at)
            changed += bool(prints)
            footprints += prints
        mark_stale(footprints, at=at)
    return changed


def _neighbours(event_ids: set[int]) -> set[int]:
    """Return the events that links join, or joined when last kept, to these: their pages name each other."""
    back = EventLink.objects.filter(later__in=event_ids).values_list("earlier", flat=True)
    forward = EventLink.objects.filter(earlier__in=event_ids).values_list("later", flat=True)
    kept = EventVersion.objects.filter(event__in=event_ids, known_to__isnull=True).values_list("detail", flat=True)
    return {*back, *forward, *(link["event_id"] for detail in kept for link in detail.get("links", ()))}


def _record(event: Event, *, at: datetime) -> list[Footprint]:
    """Close the open version and open the next one; return where both leave a trace, nothing if they are alike."""
    before = EventVersion.objects.filter(event=event, known_to__isnull=True).first()
    after = _as_readers_see(event)
    if before is None and not after.is_public:
        return []
    if before is not None and _is_alike(before, after):
        return []
    after.known_from = max(at, before.known_from + TICK) if before else at
    if before is not None:
        before.known_to = after.known_from
        before.save(update_fields=["known_to"])
    after.save()
    return [_footprint(version) for version in (before, after) if version is not None and version.is_public]


def _is_alike(before: EventVersion, after: EventVersion) -> bool:
    """Say whether readers would see no difference; the moment of a change alone is none."""
    return _seen(before) == _seen(after)


def _seen(version: EventVersion) -> tuple[Any, ...]:
    detail = {name: value for name, value in version.detail.items() if name not in {"updated_at", "retracted_at"}}
    return version.is_public, version.state, version.merged_into_id, version.terms, version.names, detail


def _as_readers_see(event: Event) -> EventVersion:
    """Return the unsaved version of an event as it is now; of what is hidden only the fact is kept."""
    shown = is_public(ReviewState(event.state)) and event.merged_into_id is None
    has_stub = event.state == ReviewState.RETRACTED and event.first_published_at and event.merged_into_id is None
    parts = list(event.participations.select_related("actor__merged_into")) if shown else []
    return EventVersion(
        event=event,
        is_public=shown,
        state=event.state,
        merged_into_id=event.merged_into_id,
        type=event.type,
        kind=event.kind,
        status=event.status,
        title=event.title,
        summary=event.summary,
        grade=event.grade,
        source_count=event.source_count,
        start_earliest=event.start_earliest,
        end_latest=event.end_latest,
        updated_at=event.updated_at,
        terms=_terms(event, parts) if shown else "",
        names="\n".join(part.name for part in parts),
        detail=freeze(event_detail(event.pk)) if shown or has_stub else {},
    )


def _terms(event: Event, parts: Iterable[Participation]) -> str:
    """Return what filters look for, each between two bars."""
    terms = {f"region:{slug}" for slug in event.region_shares.values_list("region__slug", flat=True)}
    terms |= {
        f"place:{key}" for key in event.locations.filter(place__isnull=False).values_list("place__key", flat=True)
    }
    for part in parts:
        terms.add(f"role:{part.role}")
        for key in _keys(part):
            terms |= {f"actor:{key}", f"actor:{key}/{part.role}"}
    return f"|{'|'.join(sorted(terms))}|"


def _keys(part: Participation) -> Iterable[str]:
    """Return the keys under which a reader finds an actor: its own, and of the one it was merged into."""
    if part.actor is None:
        return ()
    merged = part.actor.merged_into
    return (part.actor.key, merged.key) if merged else (part.actor.key,)


def _footprint(version: EventVersion) -> Footprint:
    slugs = [share["slug"] for share in version.detail.get("regions", ())]
    regions = Region.objects.filter(slug__in=slugs).values_list("pk", flat=True)
    return Footprint(version.start_earliest, version.end_latest, frozenset(regions))
