"""Knows how writers that look before they write take turns."""

from django.db import connection

_LINKING = 7_316_301  # any numbers, the same in every process
_COUNTING = 7_316_302
_SCORING = 7_316_303


def hold_linking() -> None:
    """Wait for the turn to merge, until the end of the transaction.

    Two workers that read about one event at once would otherwise both find nothing and both make it.
    SQLite's immediate transactions already take turns.
    """
    _hold(_LINKING)


def hold_counting() -> None:
    """Wait for the turn to write counts, until the end of the transaction.

    A slow counter would otherwise overwrite the newer figures of a fast one.
    """
    _hold(_COUNTING)


def hold_scoring() -> None:
    """Wait for the turn to write vintages of the index, until the end of the transaction."""
    _hold(_SCORING)


def _hold(number: int) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
