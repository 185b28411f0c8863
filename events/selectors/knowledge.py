"""Answers with the timeline as readers saw it at a past moment: the same filters, lists and details as today's.

A day is looked at from its end: what was corrected on the day itself counts as known.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import F, Q

from events.domain.errors import NotFound
from events.domain.kinds import load_kinds
from events.domain.vocabulary import ReviewState
from events.models import EventVersion
from events.models.version import EventVersionQuerySet
from events.selectors.event_rows import Row, date_row
from events.selectors.event_values import EventDetail, RetractedEvent
from events.selectors.paging import Position
from events.selectors.snapshots import thaw_detail, thaw_retracted
from events.selectors.timeline import TimelineFilter, in_time, known_as, of_kind


def find_versions(wanted: TimelineFilter, *, moment: datetime) -> EventVersionQuerySet:
    """Return the versions that readers would have found at a moment, latest first, those without a start last."""
    shown = EventVersion.objects.as_of(moment).filter(is_public=True)
    found = shown.filter(in_time(wanted) & of_kind(wanted) & known_as(wanted) & _of_terms(wanted))
    return found.order_by(F("start_earliest").desc(nulls_last=True), "-event_id")


def count_versions(wanted: TimelineFilter, *, moment: datetime) -> int:
    """Return how many events `find_versions` finds."""
    return find_versions(wanted, moment=moment).order_by().count()


def details_as_of(wanted: TimelineFilter, *, moment: datetime) -> list[EventDetail]:
    """Return the events as they stood at a moment, in the order of the list."""
    return [thaw_detail(frozen) for frozen in find_versions(wanted, moment=moment).values_list("detail", flat=True)]


def page_as_of(
    wanted: TimelineFilter, *, moment: datetime, after: Position | None, size: int
) -> tuple[list[Row], Position | None]:
    """Return the rows of a page as they stood, and its last position where more follow; see `event_page`."""
    versions = _after(find_versions(wanted, moment=moment), after)
    found = list(versions.values_list("event_id", "start_earliest", "detail")[: size + 1])
    rows = [row_of(thaw_detail(detail)) for _, _, detail in found[:size]]
    last = found[size - 1] if len(found) > size else None
    return rows, Position(last[1], last[0]) if last else None


def detail_as_of(event_id: int, *, moment: datetime) -> EventDetail | RetractedEvent:
    """Return what readers knew of an event at a moment, of the one it was merged into, or why it was withdrawn.

    Raises: NotFound for what was not public then.
    """
    seen: set[int] = set()
    current: int | None = event_id
    while current is not None and current not in seen:
        seen.add(current)
        version = EventVersion.objects.as_of(moment).filter(event=current).first()
        if version is None:
            break
        if version.is_public:
            return thaw_detail(version.detail)
        if version.state == ReviewState.RETRACTED and version.merged_into_id is None:
            return thaw_retracted(version.detail)
        current = version.merged_into_id
    raise NotFound(f"no event {event_id} was public at {moment:%Y-%m-%d %H:%M} UTC")


def row_of(detail: EventDetail) -> Row:
    """Return an event as the row that lists show; the same as `event_rows` gives for today's events."""
    kind = load_kinds()[detail.kind]
    return {
        "id": detail.id,
        "title": detail.title,
        "summary": detail.summary,
        "type": detail.type,
        "kind": detail.kind,
        "kind_label": kind.label,
        "quad": kind.quad,
        "series": kind.series,
        "severity": kind.severity,
        "rung": kind.rung,
        "status": detail.status,
        "grade": detail.grade,
        "source_count": detail.source_count,
        "state": detail.state,
        "date": date_row(detail.date.bounds, edtf=detail.date.edtf, wording=detail.date.wording),
        "actors": [_named(actor, ("key", "name", "role", "country", "office", "depth")) for actor in detail.actors],
        "places": [
            _named(place, ("key", "name", "precision", "country"))
            | {
                "latitude": place.point[0] if place.point else None,
                "longitude": place.point[1] if place.point else None,
            }
            for place in detail.places
        ],
        "regions": [_named(share, ("slug", "name", "share")) for share in detail.regions],
        "answers": [link.event_id for link in detail.links if link.is_answer],
        "first_published_at": detail.first_published_at,
        "updated_at": detail.updated_at,
    }


def _named(value: Any, names: Sequence[str]) -> Row:
    return {name: getattr(value, name) for name in names}


def _after(versions: EventVersionQuerySet, after: Position | None) -> EventVersionQuerySet:
    if after is None:
        return versions
    if after.day is None:
        return versions.filter(start_earliest__isnull=True, event__lt=after.pk)
    same_day = Q(start_earliest=after.day, event__lt=after.pk)
    return versions.filter(same_day | Q(start_earliest__lt=after.day) | Q(start_earliest__isnull=True))


def _of_terms(wanted: TimelineFilter) -> Q:
    """Keep versions by the keys and names that they held when they were kept."""
    found = Q()
    if wanted.region:
        found &= Q(terms__contains=f"|region:{wanted.region}|")
    if wanted.actor or wanted.role:
        found &= Q(terms__contains=f"|{_part_term(wanted)}|")
    if wanted.place:
        found &= Q(terms__contains=f"|place:{wanted.place}|")
    for word in wanted.q.split():
        found &= Q(title__icontains=word) | Q(summary__icontains=word) | Q(names__icontains=word)
    return found


def _part_term(wanted: TimelineFilter) -> str:
    """Return the term of whoever takes part: an actor, an actor in a role, or anyone in a role."""
    if not wanted.actor:
        return f"role:{wanted.role}"
    return f"actor:{wanted.actor}/{wanted.role}" if wanted.role else f"actor:{wanted.actor}"
