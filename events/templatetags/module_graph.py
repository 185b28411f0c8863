"""Knows which ES modules a module needs before it can run, so that a page can ask for all of them at once."""

import re
from functools import cache
from pathlib import Path, PurePosixPath

from django.contrib.staticfiles import finders

# imports at the start of a line; what is imported on demand stands inside a call
_IMPORT = re.compile(r"""^(?:import|export)\b[^'";(]*['"](\.[^'"]+)['"]""", re.MULTILINE)


@cache
def modules_of(entry: str) -> tuple[str, ...]:
    """Return a module and all that it imports, each once, by its path below the static files."""
    found: dict[str, None] = {}
    waiting = [entry]
    while waiting:
        name = waiting.pop(0)
        if name in found:
            continue
        found[name] = None
        waiting += _imports_of(name)
    return tuple(found)


def _imports_of(name: str) -> list[str]:
    path = finders.find(name)
    if not path:
        raise LookupError(f"{name}: no such static file, expected a module that another one imports")
    text = Path(path).read_text(encoding="utf-8")
    return [_beside(name, address) for address in _IMPORT.findall(text)]


def _beside(name: str, address: str) -> str:
    """Return the path of an import as seen from the module that has it."""
    parts: list[str] = list(PurePosixPath(name).parent.parts)
    for part in PurePosixPath(address).parts:
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)
