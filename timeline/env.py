"""Knows how to read a setting from the environment and how to say what is wrong with it."""

import os
import re
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

T = TypeVar("T")

_TRUE = frozenset({"1", "true", "yes", "on"})
_FALSE = frozenset({"0", "false", "no", "off"})
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def _read(name: str, default: T, expected: str, convert: Callable[[str], T]) -> T:
    found = os.environ.get(name, "").strip()
    if not found:
        return default
    try:
        return convert(found)
    except ValueError as error:
        message = f"{name}: got {without_password(found)!r}, expected {expected} (see docs/settings.md)"
        raise ImproperlyConfigured(message) from error


def without_password(address: str) -> str:
    """Return an address as it may be shown and logged."""
    return re.sub(r"//[^/@]*@", "//...@", address)


def read_str(name: str, default: str = "") -> str:
    """Return the variable's text, or the default when it is unset or empty."""
    return _read(name, default, "text", str)


def read_int(name: str, default: int) -> int:
    """Return the variable as a whole number."""
    return _read(name, default, "a whole number", int)


def read_bool(name: str, *, default: bool) -> bool:
    """Return the variable as true or false (1/0, yes/no, on/off)."""
    return _read(name, default, "one of 1, 0, true, false, yes, no, on, off", _to_bool)


def read_list(name: str, default: list[str]) -> list[str]:
    """Return the variable as a list of texts separated by commas."""
    return _read(name, default, "texts separated by commas", _to_list)


def read_seconds(name: str, default: int) -> int:
    """Return a duration in seconds; the variable is a number with an optional unit s, m, h or d."""
    return _read(name, default, "a duration such as 30, 30s, 5m, 2h or 1d", _to_seconds)


def read_path(name: str, default: Path) -> Path:
    """Return the variable as an absolute path."""
    return _read(name, default, "a path", lambda found: Path(found).expanduser().resolve())


def read_database_url(name: str) -> dict[str, Any] | None:
    """Return Django's settings of a PostgreSQL database, or None when the variable is unset."""
    return _read(name, None, "postgres://user:password@host:port/name", _to_database)


def read_or_make_secret(name: str, path: Path) -> str:
    """Return the secret from the variable, else from the file, which is made (mode 0600) when missing."""
    if found := read_str(name):
        return found
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_once(path, secrets.token_urlsafe(50))
    return path.read_text(encoding="ascii")


def _write_once(path: Path, text: str) -> None:
    """Write a private file under a name of its own first, so that two starts never see half a key."""
    draft = path.with_suffix(f".{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(text, encoding="ascii")
    try:
        os.link(draft, path)
    except FileExistsError:
        pass  # another process made it first; its key counts
    finally:
        draft.unlink()


def _to_bool(found: str) -> bool:
    if found.lower() in _TRUE:
        return True
    if found.lower() in _FALSE:
        return False
    raise ValueError(found)


def _to_list(found: str) -> list[str]:
    return [part.strip() for part in found.split(",") if part.strip()]


def _to_seconds(found: str) -> int:
    unit = _UNITS.get(found[-1].lower())
    seconds = int(found[:-1]) * unit if unit else int(found)
    if seconds < 0:
        raise ValueError(seconds)
    return seconds


def _to_database(found: str) -> dict[str, Any]:
    parts = urlsplit(found)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise ValueError(parts.scheme)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
    }
