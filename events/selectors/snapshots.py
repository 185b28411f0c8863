"""Knows how what readers saw of an event is kept as JSON and read back, also when later versions know more fields."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

import orjson

from events.selectors.event_values import EventDetail, RetractedEvent

_EMPTY: dict[Any, Any] = {str: "", int: 0, float: 0.0, bool: False}


def freeze(seen: EventDetail | RetractedEvent) -> dict[str, Any]:
    """Return a value as plain JSON; days and moments become ISO texts."""
    frozen: dict[str, Any] = orjson.loads(orjson.dumps(seen))
    return frozen


def thaw_detail(frozen: Mapping[str, Any]) -> EventDetail:
    """Return an event from its JSON; a field that was not kept at the time is empty."""
    detail: EventDetail = _thaw(EventDetail, frozen)
    return detail


def thaw_retracted(frozen: Mapping[str, Any]) -> RetractedEvent:
    """Return the stub of a withdrawn event from its JSON."""
    stub: RetractedEvent = _thaw(RetractedEvent, frozen)
    return stub


def _thaw(kind: Any, value: Any) -> Any:
    """Return a JSON value as the type that the dataclass names."""
    if get_origin(kind) in {Union, types.UnionType}:
        inner = next(part for part in get_args(kind) if part is not type(None))
        return None if value is None else _thaw(inner, value)
    if get_origin(kind) is tuple:
        return _thaw_tuple(get_args(kind), value)
    if is_dataclass(kind):
        return _thaw_fields(kind, value)
    if kind in {date, datetime}:
        return kind.fromisoformat(value)
    return kind(value) if isinstance(kind, type) and issubclass(kind, StrEnum) else value


def _thaw_tuple(parts: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
    if parts[-1] is Ellipsis:
        return tuple(_thaw(parts[0], item) for item in value or ())
    return tuple(_thaw(part, item) for part, item in zip(parts, value, strict=True))


def _thaw_fields(kind: Any, value: Mapping[str, Any]) -> Any:
    hints = get_type_hints(kind)
    return kind(
        **{
            field.name: _thaw(hints[field.name], value[field.name])
            if field.name in value
            else _empty(hints[field.name])
            for field in fields(kind)
        }
    )


def _empty(kind: Any) -> Any:
    if get_origin(kind) is tuple:
        return ()
    return _EMPTY.get(kind)
