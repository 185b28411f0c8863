"""Answers which kinds, actors and places occur among events, so that a form offers nothing that finds nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from events.models import Location, Participation
from events.models.event import EventQuerySet

MAX_CHOICES = 200


@dataclass(frozen=True, slots=True)
class Choice:
    """Hold a value of a filter, its name, and how many events have it."""

    value: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class FilterChoices:
    """Hold what can be chosen: kinds by frequency, actors and places by name."""

    kinds: tuple[Choice, ...]
    actors: tuple[Choice, ...]
    places: tuple[Choice, ...]


def filter_choices(events: EventQuerySet) -> FilterChoices:
    """Return what occurs among the events; the most frequent names where there are too many."""
    events = events.order_by()
    kinds = events.values_list("kind").annotate(count=Count("pk")).order_by("-count", "kind")
    return FilterChoices(
        kinds=tuple(Choice(kind, kind, count) for kind, count in kinds),
        actors=_named(Participation.objects.filter(event__in=events, actor__isnull=False), "actor"),
        places=_named(Location.objects.filter(event__in=events, place__isnull=False), "place"),
    )


def _named(rows: object, owner: str) -> tuple[Choice, ...]:
    """Return key, name and number of events of the actors or places, by name."""
    counted: Sequence[tuple[str, str, int]] = (
        rows.order_by()  # type: ignore[attr-defined]
        .values_list(f"{owner}__key", f"{owner}__name")
        .annotate(count=Count("event", distinct=True))
        .order_by("-count")[:MAX_CHOICES]
    )
    return tuple(sorted((Choice(*row) for row in counted), key=lambda choice: choice.name))
