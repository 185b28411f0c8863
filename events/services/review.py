"""Knows what editors do with events: publish, reject, correct, withdraw; each once, with its history."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from events.domain.errors import Conflict, InvalidInput, NotFound
from events.domain.review import (
    Gravity,
    check_grade,
    check_has_source,
    check_step,
    is_public,
    needs_second_person,
)
from events.domain.vocabulary import (
    AttributionKind,
    CorrectionKind,
    Grade,
    Measure,
    ReviewState,
    Type,
)
from events.models import Correction, Event, Figure, Report
from events.services.history import save_event
from events.services.locks import hold_linking
from events.services.versions import record_versions

EDITABLE = frozenset(
    {"title", "summary", "type", "kind", "status", "grade", "grade_confirmed"}
    | {"start_earliest", "start_latest", "end_earliest", "end_latest", "extent", "precision", "edtf", "wording"}
)
DATE_COLUMNS = frozenset(
    {"start_earliest", "start_latest", "end_earliest", "end_latest", "extent", "precision", "edtf"}
)


def publish_event(*, event_id: int, editor: User, at: datetime) -> Event:
    """Show an event to readers under the editor's name.

    Where the newsroom asks for two persons (EVENTS_SECOND_EDITOR), the first approval of a grave event only
    moves it to review. Raises: NotFound, NotAllowed.
    """
    with transaction.atomic():
        event = _hold(event_id)
        reports = list(event.reports.exclude(state=ReviewState.REJECTED))
        check_has_source(len(reports))
        _check_grade(event, reports)
        if _waits_for_second(event, reports, editor):
            _step(event, ReviewState.REVIEW, at=at)
            event.reviewed_by = editor
        else:
            _step(event, ReviewState.PUBLISHED, at=at)
            event.published_by = editor
            event.first_published_at = event.first_published_at or at
        save_event(event, editor, "published" if event.state == ReviewState.PUBLISHED else "first approval")
        Report.objects.filter(pk__in=[report.pk for report in reports]).update(
            is_touched=True, state=ReviewState.PUBLISHED if is_public(ReviewState(event.state)) else ReviewState.REVIEW
        )
        record_versions([event.pk], at=at)
    return event


def reject_event(*, event_id: int, editor: User, at: datetime, reason: str = "") -> Event:
    """Put a draft aside for good; its reports stay rejected when their articles are read again."""
    with transaction.atomic():
        event = _hold(event_id)
        _step(event, ReviewState.REJECTED, at=at)
        event.is_touched = True
        save_event(event, editor, reason or "rejected")
        event.reports.update(is_touched=True, state=ReviewState.REJECTED)
    return event


def reopen_event(*, event_id: int, editor: User, at: datetime) -> Event:
    """Make a rejected event a draft again."""
    with transaction.atomic():
        event = _hold(event_id)
        _step(event, ReviewState.DRAFT, at=at)
        save_event(event, editor, "reopened")
        event.reports.update(state=ReviewState.DRAFT)
    return event


def edit_event(
    *, event_id: int, editor: User, at: datetime, changes: Mapping[str, Any], seen_at: datetime | None = None
) -> Event:
    """Change a draft; `seen_at` is the `updated_at` that the editor saw, and another one is a Conflict."""
    with transaction.atomic():
        event = _hold(event_id)
        _refuse_stale(event, seen_at)
        if is_public(ReviewState(event.state)):
            raise Conflict("a published event is changed by a correction with a public note")
        _apply(event, changes)
        event.updated_at = at
        save_event(event, editor, "edited")
    return event


def confirm_seen(*, event_id: int, seen_at: datetime | None) -> None:
    """Raise Conflict where an event changed since the editor saw it, so that nobody decides on what was never shown."""
    with transaction.atomic():
        _refuse_stale(_hold(event_id), seen_at)


def correct_event(  # noqa: PLR0913 - each is one answer of the form
    *,
    event_id: int,
    editor: User,
    at: datetime,
    changes: Mapping[str, Any],
    kind: CorrectionKind,
    note: str,
    seen_at: datetime | None = None,
) -> Correction:
    """Change a published event and say so in public."""
    if not note.strip():
        raise InvalidInput("note", "nothing", "a public note that says what changed and why")
    with transaction.atomic():
        event = _hold(event_id)
        _refuse_stale(event, seen_at)
        _apply(event, changes)
        _step(event, ReviewState.CORRECTED, at=at)
        _check_grade(event, list(event.reports.exclude(state=ReviewState.REJECTED)))
        save_event(event, editor, note)
        correction = Correction.objects.create(event=event, kind=kind, note=note.strip(), editor=editor, made_at=at)
        record_versions([event.pk], at=at)
    return correction


def withdraw_event(*, event_id: int, editor: User, at: datetime, note: str) -> Correction:
    """Retract a published event; a stub with the note stays at its address."""
    if not note.strip():
        raise InvalidInput("note", "nothing", "a public note that says why the event is withdrawn")
    with transaction.atomic():
        event = _hold(event_id)
        _step(event, ReviewState.RETRACTED, at=at)
        event.is_touched = True
        save_event(event, editor, note)
        correction = Correction.objects.create(
            event=event, kind=CorrectionKind.RETRACTION, note=note.strip(), editor=editor, made_at=at
        )
        record_versions([event.pk], at=at)
    return correction


def _hold(event_id: int) -> Event:
    hold_linking()
    event = Event.objects.select_for_update().filter(pk=event_id).first()
    if event is None:
        raise NotFound(f"event {event_id} does not exist")
    if event.merged_into_id:
        raise Conflict(f"event {event_id} was merged into {event.merged_into_id}; change that one")
    return event


def _refuse_stale(event: Event, seen_at: datetime | None) -> None:
    if seen_at is not None and event.updated_at != seen_at:
        raise Conflict(
            f"event {event.pk} was changed at {event.updated_at:%H:%M:%S} UTC; load it again and repeat the change"
        )


def _step(event: Event, following: ReviewState, *, at: datetime) -> None:
    check_step(ReviewState(event.state), following)
    event.state, event.updated_at = following, at


def _apply(event: Event, changes: Mapping[str, Any]) -> None:
    unknown = set(changes) - EDITABLE
    if unknown:
        raise InvalidInput("changes", ", ".join(sorted(unknown)), f"fields from {', '.join(sorted(EDITABLE))}")
    for name, value in changes.items():
        setattr(event, name, value)
    event.is_touched = True
    if DATE_COLUMNS & set(changes):
        event.date_by_editor = True
    _check_bounds(event)


def _check_bounds(event: Event) -> None:
    """Say in words what the database would refuse."""
    try:
        event.bounds  # noqa: B018 - building the value checks the order
    except ValueError as error:
        raise InvalidInput("date", str(error), "four bounds in order") from error


def _check_grade(event: Event, reports: list[Report]) -> None:
    named = any(report.attribution in {AttributionKind.NAMED, AttributionKind.OFFICE} for report in reports)
    check_grade(Grade(event.grade), independent_sources=event.source_count, has_named_source=named)


def _waits_for_second(event: Event, reports: list[Report], editor: User) -> bool:
    if not settings.SECOND_EDITOR:
        return False
    deaths = Figure.objects.filter(report__in=reports, measure=Measure.KILLED).exclude(high=0).exists()
    gravity = Gravity(Type(event.type), event.kind, Grade(event.grade), deaths)
    return needs_second_person(gravity) and event.reviewed_by_id in {None, editor.pk}
