"""Answers which turning points editors mark on the timeline of a region, now or as they stood at a past moment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from events.models import Event, EventVersion, TurningPoint


@dataclass(frozen=True, slots=True)
class TurningPointSeen:
    """Hold a marked day, or days; `event` is the public event that it points to, with its title."""

    first: date
    last: date
    text: str
    text_ar: str
    event: int | None
    title: str


def turning_points(
    region_id: int, *, date_from: date | None = None, date_to: date | None = None, as_of: datetime | None = None
) -> tuple[TurningPointSeen, ...]:
    """Return the marks that touch the days, in the order of time; `as_of` returns those that stood at that moment."""
    marks = _past(region_id, as_of) if as_of else list(TurningPoint.objects.filter(region=region_id))
    marks.sort(key=lambda mark: (mark.first_day, mark.pk))
    titles = titles_of([mark.event_id for mark in marks if mark.event_id], as_of=as_of)
    seen = (_seen(mark, titles) for mark in marks)
    return tuple(
        one for one in seen if not (date_from and one.last < date_from) and not (date_to and one.first > date_to)
    )


def titles_of(event_ids: Iterable[int], *, as_of: datetime | None = None) -> dict[int, str]:
    """Return the titles that readers see, or saw then, by event; what is hidden has none."""
    if as_of is None:
        # whether they are shown is looked at afterwards: as a condition it would lead SQLite through all that are
        found = Event.objects.filter(pk__in=event_ids).order_by().values_list("pk", "title", "shown")
        return {pk: title for pk, title, is_shown in found if is_shown}
    shown = EventVersion.objects.as_of(as_of).filter(is_public=True, event__in=event_ids)
    return dict(shown.values_list("event", "title"))


def _past(region_id: int, moment: datetime) -> list[TurningPoint]:
    return [mark for mark in TurningPoint.history.as_of(moment) if mark.region_id == region_id]


def _seen(mark: TurningPoint, titles: dict[int, str]) -> TurningPointSeen:
    event_id = mark.event_id if mark.event_id in titles else None
    return TurningPointSeen(
        first=mark.first_day,
        last=mark.last_day or mark.first_day,
        text=mark.text,
        text_ar=mark.text_ar,
        event=event_id,
        title=titles.get(event_id, "") if event_id else "",
    )
