"""Answers whether anything that readers see has changed since they last asked."""

from django.db import connection
from django.db.models import Max

from events.models import Actor, DaySheet, Event, IndexVintage, Place, Purpose, Region, StaleSpan, TurningPoint

# an undone merge or a repeated import can carry an older moment: the history grows with it all the same
_LATEST = (
    f"SELECT (SELECT MAX(updated_at) FROM {Event._meta.db_table}),"  # noqa: S608 - no value comes from outside
    f" (SELECT MAX(history_id) FROM {Event.history.model._meta.db_table})"
)


def events_version() -> str:
    """Return a text that changes with every change to an event, seen or unseen; two look-ups in indexes."""
    with connection.cursor() as cursor:
        cursor.execute(_LATEST)
        moved, written = cursor.fetchone()
    return f"{moved}-{written}"


def tables_version() -> str:
    """Return a text that changes with every change to actors, places and regions; the tables are small."""
    actors = Actor.objects.order_by().aggregate(moved=Max("updated_at"))["moved"]
    places = Place.objects.order_by().aggregate(moved=Max("updated_at"))["moved"]
    regions = Region.objects.count()
    return f"{actors}-{places}-{regions}"


def counts_version() -> str:
    """Return a text that changes with the events, and once more when the sheets have followed them."""
    counted = DaySheet.objects.order_by().aggregate(last=Max("pk"))["last"]
    waiting = StaleSpan.objects.filter(purpose=Purpose.COUNTS).order_by().aggregate(last=Max("pk"))["last"]
    return f"{counted}-{waiting}-{events_version()}"


def index_version() -> str:
    """Return a text that changes with every new value of the index, with its marks, and with the events it names."""
    newest = IndexVintage.objects.order_by().aggregate(newest=Max("pk"))["newest"]
    marked = TurningPoint.history.order_by().aggregate(newest=Max("history_id"))["newest"]
    return f"{newest or 0}-{marked or 0}-{events_version()}"
