"""Knows the queue of drafts as the editor filtered it: how many wait, which comes next, which came before."""

from copy import copy
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import ModelAdmin
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import Q, QuerySet
from django.http import HttpRequest, QueryDict
from django.urls import reverse

from events.admin.filters import WAITING
from events.models import Event

FILTERS = "_changelist_filters"


@dataclass(frozen=True, slots=True)
class Place:
    """Hold where an event stands in the queue; addresses are empty at the ends."""

    number: int
    waiting: int
    before: str
    after: str


def queue(desk: ModelAdmin, request: HttpRequest) -> QuerySet[Event]:
    """Return the drafts that the list behind this page shows, the latest changed first."""
    asked = copy(request)
    asked.GET = QueryDict(request.GET.get(FILTERS, ""))  # type: ignore[assignment]
    try:
        found = desk.get_changelist_instance(asked).get_queryset(asked)
    except IncorrectLookupParameters:
        found = Event.objects.all()
    ids = found.filter(state__in=WAITING, merged_into__isnull=True).order_by().values("pk")
    return Event.objects.filter(pk__in=ids).order_by("-updated_at", "-pk")


def place_of(desk: ModelAdmin, request: HttpRequest, event: Event) -> Place:
    """Return where the event stands."""
    waiting = queue(desk, request)
    earlier = waiting.filter(_later_than(event))
    before = earlier.order_by("updated_at", "pk").first()
    after = _after(waiting, event)
    return Place(
        number=earlier.count() + 1,
        waiting=waiting.count(),
        before=address(request, before) if before else "",
        after=address(request, after) if after else "",
    )


def following(desk: ModelAdmin, request: HttpRequest, event: Event) -> str | None:
    """Return the address of the draft after this one; nothing when it was the last."""
    found = _after(queue(desk, request), event)
    return address(request, found) if found else None


def first(desk: ModelAdmin, request: HttpRequest) -> str | None:
    """Return the address of the first draft that waits, after the end was reached; nothing when all is done."""
    found = queue(desk, request).first()
    return address(request, found) if found else None


def address(request: HttpRequest, event: Any) -> str:
    """Return the page of an event, with the filters of the list that leads to it."""
    kept = QueryDict(mutable=True)
    if request.GET.get(FILTERS):
        kept[FILTERS] = request.GET[FILTERS]
    return reverse("admin:events_event_change", args=[event.pk]) + (f"?{kept.urlencode()}" if kept else "")


def _after(waiting: QuerySet[Event], event: Event) -> Event | None:
    return waiting.exclude(_later_than(event)).exclude(pk=event.pk).first()


def _later_than(event: Event) -> Q:
    return Q(updated_at__gt=event.updated_at) | Q(updated_at=event.updated_at, pk__gt=event.pk)
