"""Knows who is named in a text: states, bodies, groups and persons, each with its country and office."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from events.domain.extraction.gazetteer import (
    NAME,
    OF_MANY_BODIES,
    TITLE,
    ActorEntry,
    Gazetteer,
    OfficeTerm,
    load_entries,
    load_gazetteer,
    load_terms,
)
from events.domain.extraction.gazetteer_groups import GROUP, SAME_GROUP, join_groups, join_same_groups
from events.domain.extraction.gazetteer_mentions import Scan, scan_mentions
from events.domain.extraction.gazetteer_offices import Actor, Held, Joined, join_offices
from events.domain.extraction.gazetteer_persons import fill_holders, find_surnames
from events.domain.types import ActorMatch, Note, Span
from events.domain.vocabulary import ActorKind

__all__ = [
    "ActorEntry",
    "Gazetteer",
    "OfficeTerm",
    "find_actors",
    "holder_conflicts",
    "load_entries",
    "load_gazetteer",
    "load_terms",
]


def find_actors(text: str, gazetteer: Gazetteer, *, on: date | None) -> tuple[ActorMatch, ...]:
    """Return all mentions of actors in text order, offices as of the day `on`.

    Spans cover the name, or the whole phrase for bodies and groups ('Israeli forces'). `country` is ISO
    alpha-3; a group without a name has one only when the text gives it.
    """
    scan, joined = _read(text, gazetteer, on)
    actors = joined.actors + find_surnames(scan, joined.actors)
    actors.sort(key=lambda actor: actor.first)
    actors = join_same_groups(fill_holders(actors, gazetteer, on))
    names = _fullest_names(scan, actors, gazetteer)
    return tuple(_match(scan, actor, names, (gazetteer, on)) for actor in actors)


def holder_conflicts(text: str, gazetteer: Gazetteer, *, on: date | None) -> tuple[Note, ...]:
    """Return a note for each office that the text gives to somebody who held it at another time.

    Only offices whose terms are known are judged, and no loose words such as 'leader'; 'former' and 'then'
    raise no note. Nothing is corrected.
    """
    if on is None:
        return ()
    scan, joined = _read(text, gazetteer, on)
    notes: dict[tuple[str, str], Note] = {}
    for held in joined.held:
        message = _conflict(held, gazetteer, on)
        if message:
            start, end = scan.words[held.first].start, scan.words[held.stop - 1].end
            notes.setdefault((held.key, held.office), Note("office_anachronism", message, start, end))
    return tuple(notes.values())


def _read(text: str, gazetteer: Gazetteer, on: date | None) -> tuple[Scan, Joined]:
    scan = scan_mentions(text, gazetteer, on=on)
    joined = join_offices(scan, gazetteer)
    join_groups(scan, gazetteer, joined)
    for place, mention in enumerate(scan.mentions):
        if place not in joined.used and mention.entry is not None:
            entry, office = mention.entry, joined.offices.get(place, "")
            span = mention.first, mention.stop
            joined.actors.append(Actor(*span, mention.rule, entry.key, entry.kind, entry.country, office))
    return scan, joined


def _conflict(held: Held, gazetteer: Gazetteer, on: date) -> str:
    terms = [
        term
        for term in gazetteer.terms.get(held.key, ())
        if term.office == held.office and held.country in {"", term.country}
    ]
    if held.is_past or held.office in OF_MANY_BODIES or not terms or any(term.covers(on) for term in terms):
        return ""
    name = gazetteer.entries[held.key].name
    spans = ", ".join(f"{term.start or 'unknown'} to {term.end or 'today'}" for term in terms)
    return f"{name} is named as {held.office} on {on}; known terms in that office: {spans}"


def _surface(scan: Scan, actor: Actor) -> str:
    return scan.text[scan.words[actor.first].start : scan.words[actor.stop - 1].end]


def _fullest_names(scan: Scan, actors: Iterable[Actor], gazetteer: Gazetteer) -> dict[str, str]:
    """Return the longest name that the text itself uses for each key; adjectives are no names."""
    names: dict[str, str] = {}
    for actor in actors:
        if actor.key and actor.rule == NAME:
            surface = _without_mark(_surface(scan, actor), gazetteer.entries[actor.key])
            if len(surface) > len(names.get(actor.key, "")):
                names[actor.key] = surface
    return names


def _without_mark(surface: str, entry: ActorEntry) -> str:
    """Return the name without the 's' of a possessive that lost its apostrophe ('Israels')."""
    if (
        surface.endswith("s")
        and surface not in {entry.name, *entry.names}
        and surface[:-1] in {entry.name, *entry.names}
    ):
        return surface[:-1]
    return surface


def _match(scan: Scan, actor: Actor, names: dict[str, str], seen: tuple[Gazetteer, date | None]) -> ActorMatch:
    gazetteer, on = seen
    span = Span(scan.words[actor.first].start, scan.words[actor.stop - 1].end, actor.rule)
    name = actor.name or _surface(scan, actor)
    if actor.key and actor.rule not in {GROUP, SAME_GROUP, TITLE}:
        name = names.get(actor.key) or gazetteer.entries[actor.key].name
    office, country = actor.office, actor.country
    if actor.key and actor.kind is ActorKind.PERSON and on is not None:
        for term in gazetteer.terms_on(actor.key, on)[:1]:
            body = gazetteer.entries.get(term.body)
            office = term.office
            # who heads an international body acts for no country
            country = "" if body is not None and body.kind is ActorKind.IGO else country
    return ActorMatch(span, name, actor.key, actor.kind, country or None, office)
