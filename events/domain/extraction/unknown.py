"""Knows which participants of reports have proper names that no table has."""

from __future__ import annotations

from collections.abc import Iterable

from events.domain.names import fold_name
from events.domain.types import ActorMatch, Note, ReportDraft

# An article with more unknown names than this is a list of names, and no help to an editor.
MAX_UNKNOWN = 20
MIN_LETTERS = 3


def unknown_actors(reports: Iterable[ReportDraft]) -> dict[str, ActorMatch]:
    """Return the first mention of each unknown name that takes part, by folded name, at most MAX_UNKNOWN."""
    found: dict[str, ActorMatch] = {}
    for report in reports:
        for part in report.participants:
            if part.actor.key is None and is_proper_name(part.actor.name) and len(found) < MAX_UNKNOWN:
                found.setdefault(fold_name(part.actor.name), part.actor)
    return found


def unknown_names(reports: Iterable[ReportDraft]) -> tuple[Note, ...]:
    """Return a note for each unknown name that takes part, with the words that name it."""
    return tuple(
        Note("unknown_name", f"no table knows {actor.name}", actor.span.start, actor.span.end)
        for actor in unknown_actors(reports).values()
    )


def is_proper_name(name: str) -> bool:
    """Return whether the words are a proper name: first and last begin with a capital, and not all is capitals."""
    words = [word for word in name.split() if len(word) >= MIN_LETTERS]
    return bool(words) and words[0][0].isupper() and words[-1][0].isupper() and not name.isupper()
