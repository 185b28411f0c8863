"""Knows how the end of a page travels in an address: opaque to clients, a key and an id to us."""

import base64
import binascii
from collections.abc import Callable
from datetime import date
from typing import TypeVar
from urllib.parse import urlencode

from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from events.selectors.paging import Position

MAX_ID = 2**63 - 1
Key = TypeVar("Key")


def make_cursor(key: str, pk: int) -> str:
    """Return the cursor of a row; `key` is what the list is ordered by before the id."""
    return base64.urlsafe_b64encode(f"{key}|{pk}".encode()).decode().rstrip("=")


def read_cursor(text: str) -> tuple[str, int]:
    """Return the key and the id of a cursor.

    Raises: ValidationError for what no page gave out.
    """
    try:
        plain = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
        key, _, pk = plain.rpartition("|")
        number = int(pk)
    except (ValueError, binascii.Error) as error:
        raise ValidationError("no cursor of this list, expected the one in `next`") from error
    if not 0 < number <= MAX_ID or "\0" in key:
        raise ValidationError("no cursor of this list, expected the one in `next`")
    return key, number


def read_key(cursor: tuple[str, int] | None, read: Callable[[str], Key]) -> tuple[Key, int] | None:
    """Return the cursor with its key as a list reads it.

    Raises: ValidationError for the cursor of another list.
    """
    if cursor is None:
        return None
    try:
        return read(cursor[0]), cursor[1]
    except ValueError as error:
        raise ValidationError({"cursor": ["the cursor of another list, expected the one in `next`"]}) from error


def read_position(cursor: tuple[str, int] | None) -> Position | None:
    """Return the place in the list of events that a cursor means. Raises: ValidationError."""
    found = read_key(cursor, lambda key: date.fromisoformat(key) if key else None)
    return Position(*found) if found else None


def position_cursor(position: Position) -> str:
    """Return the cursor of a place in the list of events."""
    return make_cursor(position.day.isoformat() if position.day else "", position.pk)


def next_link(request: Request, cursor: str | None) -> str | None:
    """Return the address of the following page: the same question with a new cursor."""
    if cursor is None:
        return None
    asked = [(name, value) for name, values in request.query_params.lists() for value in values if name != "cursor"]
    return request.build_absolute_uri(f"{request.path}?{urlencode([*asked, ('cursor', cursor)])}")
