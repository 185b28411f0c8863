"""Knows the neutral headline of an event, built from its fields alone (data/titles.toml)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources

from events.domain.extraction.acts import Act
from events.domain.extraction.gazetteer import GENERIC
from events.domain.extraction.placing import finest
from events.domain.types import ActorMatch, toll_limits
from events.domain.vocabulary import Measure, PlacePrecision, Role, Type

MAX_TITLE = 90
_DOERS = frozenset({Role.INITIATOR, Role.PARTICIPANT, Role.MEDIATOR})
_DONE_TO = frozenset({Role.TARGET, Role.ADDRESSEE, Role.VICTIM, Role.BENEFICIARY, Role.HOST})
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_PLURAL = re.compile(r"[^s]s$|police$|people$", re.IGNORECASE)
_FORCE = frozenset({Type.ASSAULT, Type.COERCE, Type.RETREAT, Type.PROTEST, Type.MOBILIZE, Type.AID})
_NEUTRAL = {
    "regime": "government",
    "terrorist": "armed group",
    "terrorists": "armed groups",
    "jihadist": "Islamist",
    "jihadists": "Islamists",
    "extremists": "militants",
    "thugs": "armed men",
}
_LOADED = re.compile(rf"\b(?:{'|'.join(_NEUTRAL)})\b", re.IGNORECASE)
_EXACT = frozenset({PlacePrecision.POINT, PlacePrecision.TOWN, PlacePrecision.DISTRICT})
# A hanging preposition with nothing behind it, or with what stands for nobody.
_HANGING = re.compile(
    r"(?:\s+(?:on|at|against|in|with|from|to|of|for|between|concerning|towards|people of"
    r"|talks, aid or cooperation with))?"
    r"\s*\{to\}.*$"
)


@cache
def _patterns() -> dict[str, dict[str, str]]:
    source = resources.files("events.domain.data").joinpath("titles.toml")
    patterns: dict[str, dict[str, str]] = tomllib.loads(source.read_text("utf-8"))
    return patterns


def write_title(act: Act) -> str:
    """Return a headline of at most 90 characters: who does what to whom or where, and the toll."""
    acting = [part.actor for part in act.participants if part.role in _DOERS and part.depth == 0]
    doers, are_many = _names(acting), len(acting) == 1 and _is_many(acting[0])
    objects = _objects(act, doers)
    for shown in range(3, 0, -1):
        head = _head(act, doers[:shown], objects[:shown], are_many=are_many)
        for tail in (_toll(act), ""):
            title = f"{head}; {tail}" if tail else head
            if len(title) <= MAX_TITLE:
                return _capital(title)
    return _capital(_cut(head))


def _head(act: Act, doers: Sequence[str], objects: Sequence[str], *, are_many: bool) -> str:
    patterns = _patterns()[act.kind]
    if not doers:
        pattern = patterns["none"]
    else:
        pattern = patterns["many" if are_many or len(doers) > 1 else "one"]
        if "{to}" in pattern and not objects:
            return f"{_HANGING.sub('', patterns['none'])} by {_listed(doers)}"
        pattern = f"{_listed(doers)} {pattern}"
    if objects:
        return pattern.replace("{to}", _listed(objects))
    return _HANGING.sub("", pattern)


def _is_many(actor: ActorMatch) -> bool:
    """Return whether the name takes a plural verb: 'rebels', 'Houthis'; 'Hamas' and 'United States' do not."""
    last = actor.name.split()[-1]
    return _PLURAL.search(last) is not None and (last.islower() or (actor.key or "").startswith(GENERIC))


def _names(actors: Iterable[ActorMatch]) -> list[str]:
    """Return the names, each once; a name that is part of another is left out."""
    names = list(dict.fromkeys(_neutral(" ".join(actor.name.split())) for actor in actors))
    folded = [name.casefold() for name in names]
    return [
        name
        for number, name in enumerate(names)
        if not any(folded[number] in other for place, other in enumerate(folded) if place != number)
    ]


def _neutral(name: str) -> str:
    """Return the name without words that take a side: 'regime forces' are government forces."""
    return _LOADED.sub(lambda match: _NEUTRAL[match[0].lower()], name)


def _objects(act: Act, doers: Sequence[str]) -> list[str]:
    """Return whom or what it is done to; exact places tell more than the country they lie in."""
    pattern = _patterns()[act.kind]["one" if doers else "none"]
    places = list(dict.fromkeys(place.name for place in act.places if place.precision in _EXACT))
    if not places and (best := finest(act.places)) is not None:
        places = [best.name]
    targets = _names(part.actor for part in act.participants if part.role in _DONE_TO and part.depth == 0)
    wants_place = " in {to}" in pattern or act.kind in _AT_PLACES
    fallback = places if act.type in _FORCE else []
    chosen = (places or targets) if wants_place else (targets or fallback)
    return [name for name in chosen if name not in doers]


_AT_PLACES = frozenset(
    {"airstrike", "missile-strike", "shelling", "bombing", "capture", "siege", "withdrawal", "visit"}
)


def _toll(act: Act) -> str:
    for measure, word in ((Measure.KILLED, "killed"), (Measure.INJURED, "injured")):
        figures = toll_limits(act.figures, measure)
        if figures is None:
            continue
        low, high = figures
        if high is None:
            return f"at least {_number(low)} {word}"
        return f"{_number(low)} {word}" if low == high else f"{low} to {high} {word}"
    return ""


def _number(value: int) -> str:
    return _WORDS[value] if value < len(_WORDS) else f"{value:,}"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _cut(text: str) -> str:
    return text if len(text) <= MAX_TITLE else text[: text.rfind(" ", 0, MAX_TITLE)].rstrip(",;")
