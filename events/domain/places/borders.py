"""Knows how editors say the look of a disputed border: "SRB XKX dashed", one border a line."""

import re
from dataclasses import dataclass
from enum import StrEnum

from events.domain.errors import InvalidInput

_CODE = re.compile(r"[A-Z]{3}")


class BorderLook(StrEnum):
    """Name how a border between two areas is drawn."""

    SOLID = "solid"
    DASHED = "dashed"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Border:
    """Hold the two areas (ISO alpha-3) that a border parts, in the order of the alphabet, and its look."""

    areas: tuple[str, str]
    look: BorderLook


def read_borders(text: str) -> tuple[Border, ...]:
    """Return the borders that a text names, empty lines left out. Raises: InvalidInput."""
    return tuple(_read(line.split()) for line in text.splitlines() if line.strip())


def _read(words: list[str]) -> Border:
    looks = ", ".join(look.value for look in BorderLook)
    expected = f"two country codes and a look ({looks}), such as SRB XKX dashed"
    if len(words) != 3 or words[2] not in set(BorderLook) or not all(_CODE.fullmatch(code) for code in words[:2]):
        raise InvalidInput("borders", repr(" ".join(words)), expected)
    first, second = sorted(words[:2])
    if first == second:
        raise InvalidInput("borders", repr(" ".join(words)), "two different areas")
    return Border((first, second), BorderLook(words[2]))
