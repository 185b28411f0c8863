"""Knows how writers that look before they write take turns."""

from django.db import connection

_LINKING = 7_316_301  # any number, the same in every process


def hold_linking() -> None:
    """Wait for the turn to merge, until the end of the transaction.

    Two workers that read about one event at once would otherwise both find nothing and both make it.
    SQLite's immediate transactions already take turns.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LINKING])
