"""Knows the neutral headline of an event, built from its fields alone (data/titles.toml)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from events.domain.extraction.acts import Act
from events.domain.extraction.gazetteer import GENERIC
from events.domain.extraction.placing import finest
from events.domain.extraction.slots import objects
from events.domain.types import ActorMatch, toll_limits
from events.domain.vocabulary import ActorKind, Factuality, Measure, PlacePrecision, Role, Type

MAX_TITLE = 90
_SHOWN = 3
_DOERS = frozenset({Role.INITIATOR, Role.PARTICIPANT})
_BETWEEN_DOERS = frozenset({Role.INITIATOR, Role.MEDIATOR})
_DONE_TO = frozenset({Role.TARGET, Role.ADDRESSEE, Role.VICTIM, Role.BENEFICIARY, Role.HOST})
_HARMED = frozenset({Role.TARGET, Role.VICTIM})
_THROUGH = frozenset({Role.CONDUIT, Role.MEDIATOR})
_WORDS = ("nobody", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
# 'rebels', 'police', 'aircraft'; not 'press' or 'Hamas'.
_PLURAL = re.compile(r"[^s]s$|men$|police$|people$|children$|aircraft$|personnel$", re.IGNORECASE)
_SINGULAR = frozenset({"hamas"})
_MANY_KINDS = frozenset({ActorKind.ARMED_GROUP, ActorKind.POPULATION, ActorKind.UNKNOWN})
_FORCE = frozenset({Type.ASSAULT, Type.COERCE, Type.RETREAT, Type.PROTEST, Type.MOBILIZE, Type.AID})
_NEUTRAL = {
    "regime": "government",
    "terrorist group": "armed group",
    "terrorist groups": "armed groups",
    "terrorist": "armed group",
    "terrorists": "armed groups",
    "jihadist": "Islamist",
    "jihadists": "Islamists",
    "extremists": "militants",
    "thugs": "armed men",
}
_LOADED = re.compile(rf"\b(?:{'|'.join(sorted(_NEUTRAL, key=len, reverse=True))})\b", re.IGNORECASE)
_EXACT = frozenset({PlacePrecision.POINT, PlacePrecision.TOWN, PlacePrecision.DISTRICT})
_AT_PLACES = frozenset(
    {"airstrike", "missile-strike", "shelling", "bombing", "capture", "siege", "withdrawal", "visit"}
)
# The noun that only says what sort of place follows: 'the town of Bunia'.
_SETTLEMENTS = frozenset(
    {"town", "city", "village", "district", "province", "region", "area", "capital", "territory", "island", "control"}
)
# A hanging preposition with nothing behind it.
_HANGING = re.compile(r"(?:\s+(?:on|at|against|in|with|from|to|of|for|between|concerning|towards))?\s*\{to\}.*$")


@dataclass(frozen=True, slots=True)
class _Parts:
    """Hold the names in a headline, the most important ones first; `is_many` asks for a plural verb."""

    doers: list[str]
    objects: list[str]
    through: list[str]
    is_many: bool

    def first(self, shown: int) -> _Parts:
        """Return at most so many names of each sort."""
        return replace(self, doers=self.doers[:shown], objects=self.objects[:shown], through=self.through[:shown])


@cache
def _tables() -> tuple[dict[str, dict[str, str]], dict[str, list[str]]]:
    """Return the patterns of each kind, and the lists of kinds that are done in a special way."""
    source = resources.files("events.domain.data").joinpath("titles.toml")
    tables = tomllib.loads(source.read_text("utf-8"))
    patterns = {name: table for name, table in tables.items() if isinstance(table, dict)}
    return patterns, {name: kinds for name, kinds in tables.items() if isinstance(kinds, list)}


def write_title(act: Act) -> str:
    """Return a headline of at most 90 characters: who does what to whom or where, through whom, and the toll."""
    parts, toll = _parts(act), _toll(act)
    for shown in range(_SHOWN, 0, -1):
        head = _head(act, parts.first(shown))
        for tail in (toll, ""):
            title = f"{head}; {tail}" if tail else head
            if len(title) <= MAX_TITLE:
                return _capital(title)
    return _capital(_cut(head))


def _parts(act: Act) -> _Parts:
    _, kinds = _tables()
    is_between = act.kind in kinds["between"]
    acting = _actors(act, _BETWEEN_DOERS if is_between else _DOERS)
    doers = _names(acting)
    done_to = _names(_actors(act, _DONE_TO | {Role.PARTICIPANT})) if is_between else _objects(act, doers)
    if act.kind in kinds["mutual"] and len(doers) == 1:
        doers = _names([*acting, *_actors(act, _DONE_TO)])
    through = [] if is_between else _names(_actors(act, _THROUGH))
    is_many = len(doers) > 1 or any(_is_many(actor) for actor in acting if _names([actor]) == doers)
    return _Parts(
        doers, [name for name in done_to if name not in doers], [name for name in through if name not in doers], is_many
    )


def _actors(act: Act, roles: frozenset[Role]) -> list[ActorMatch]:
    return [part.actor for part in act.participants if part.role in roles and part.depth == 0]


def _head(act: Act, parts: _Parts) -> str:
    patterns, _ = _tables()
    pattern = patterns[act.kind][_row(act, parts)]
    if parts.doers:
        to = "to " if act.factuality is Factuality.PLANNED else ""
        pattern = f"{_listed(parts.doers)} {to}{pattern}"
    pattern = pattern.replace("{who}", _killed(act))
    pattern = pattern.replace("{to}", _listed(parts.objects)) if parts.objects else _HANGING.sub("", pattern)
    return f"{pattern} through {_listed(parts.through)}" if parts.through else pattern


def _row(act: Act, parts: _Parts) -> str:
    """Return which pattern of its kind fits the act."""
    if not parts.doers:
        return "none"
    row = "many" if parts.is_many or act.factuality is Factuality.PLANNED else "one"
    return row if parts.objects else f"{row}-alone"


def _is_many(actor: ActorMatch) -> bool:
    """Return whether the name takes a plural verb: 'rebels', 'Houthis'; 'Hamas' and 'United States' do not."""
    last = actor.name.split(" of ")[0].split()[-1]
    if _PLURAL.search(last) is None or last.casefold() in _SINGULAR:
        return False
    is_office = " of " in actor.name and actor.kind is not ActorKind.STATE
    return last.islower() or is_office or actor.kind in _MANY_KINDS or (actor.key or "").startswith(GENERIC)


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
    places = list(dict.fromkeys(place.name for place in act.places if place.precision in _EXACT))
    if not places and (best := finest(act.places)) is not None:
        places = [best.name]
    patterns, kinds = _tables()
    is_somewhere = act.kind in kinds["places"] or (not doers and " in {to}" in patterns[act.kind]["none"])
    if is_somewhere:
        return places
    # who gets back those that are let go is not let go
    targets = _names(_actors(act, frozenset({Role.BENEFICIARY}) if act.kind == "release" else _DONE_TO))
    if act.kind == "capture" and places and (thing := _thing_taken(act)):
        return [f"{thing} {places[0]}"]
    if act.kind in _AT_PLACES:
        return places or targets
    return targets or (places if act.type in _FORCE else [])


def _thing_taken(act: Act) -> str:
    """Return what is taken where it is less than the place: who takes 'an airport in' Goma has not taken Goma."""
    tree = act.tree
    for head in objects(tree, act.word) if tree.is_verb(act.word) else ():
        if head in tree.places or tree.lemma(head) in _SETTLEMENTS or not tree.is_noun(head):
            return ""
        words = [word for word in tree.children(head, "compound") if word not in tree.places]
        if any(tree.lemma(head) in place.name.lower() for place in act.places):
            return ""
        around = [*tree.prepositions(head), *tree.prepositions(act.word)]
        where = next((name for name, noun in around if noun in tree.places), "in")
        return " ".join([*(tree.tokens[word].text for word in (*words, head)), where])
    return ""


def _named(act: Act) -> list[ActorMatch]:
    return [actor for actor in _actors(act, _HARMED) if actor.kind is ActorKind.PERSON]


def _killed(act: Act) -> str:
    """Return who is killed: people with a name of their own, otherwise how many."""
    named = _named(act)
    if named:
        return _listed(_names(named)[:2])
    count = _count(act, Measure.KILLED)
    return f"{count} {'person' if count == 'one' else 'people'}" if count else "people"


def _toll(act: Act) -> str:
    for measure, word in ((Measure.KILLED, "killed"), (Measure.INJURED, "injured")):
        count = _count(act, measure)
        if count and not (act.kind == "killing" and measure is Measure.KILLED and _is_told(act, count)):
            return f"{count} {word}"
    return ""


def _is_told(act: Act, count: str) -> bool:
    """Return whether the words for who is killed tell the count as well."""
    named = _named(act)
    return not named or count == _number(len(_names(named)))


def _count(act: Act, measure: Measure) -> str:
    """Return the figures in words, or nothing where none are known."""
    figures = toll_limits(act.figures, measure)
    if figures is None:
        return ""
    low, high = figures
    if high is None:
        return f"at least {_number(low)}"
    return _number(low) if low == high else f"{low} to {high}"


def _number(value: int) -> str:
    return _WORDS[value] if value < len(_WORDS) else f"{value:,}"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _cut(text: str) -> str:
    return text if len(text) <= MAX_TITLE else text[: text.rfind(" ", 0, MAX_TITLE)].rstrip(",;")
