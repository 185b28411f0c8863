"""Makes a database of synthetic events many times larger inside the database, in seconds instead of minutes."""

from typing import Any

from django.db import connection

from events.models import Event, EventRegion, Location, Participation
from events.services.counting import recount_everything

OWNED = (EventRegion, Participation, Location)


def grow(size: int) -> None:
    """Copy the events with their regions, parties and places until there are about as many; then count them afresh."""
    first = Event.objects.count()
    copies = size // first
    if copies < 2:
        return
    with connection.cursor() as cursor:
        step = _last(cursor, Event)
        _copy(cursor, Event, copies, {"id": step})
        for model in OWNED:
            _copy(cursor, model, copies, {"id": _last(cursor, model), "event_id": step})
        cursor.execute("ANALYZE")
    recount_everything()


def _last(cursor: Any, model: Any) -> int:
    cursor.execute(f"SELECT MAX(id) FROM {model._meta.db_table}")  # noqa: S608
    return int(cursor.fetchone()[0])


def _copy(cursor: Any, model: Any, copies: int, shifts: dict[str, int]) -> None:
    """Insert every row so many times less one, with its keys moved on by their steps."""
    table, last = model._meta.db_table, _last(cursor, model)
    names = [field.column for field in model._meta.concrete_fields if not field.generated]
    for copy in range(1, copies):
        values = ", ".join(f'"{name}" + {shifts[name] * copy}' if name in shifts else f'"{name}"' for name in names)
        columns = ", ".join(f'"{name}"' for name in names)
        own = "" if model is Event else " AND event_id IS NOT NULL"
        cursor.execute(f"INSERT INTO {table} ({columns}) SELECT {values} FROM {table} WHERE id <= {last}{own}")  # noqa: S608
