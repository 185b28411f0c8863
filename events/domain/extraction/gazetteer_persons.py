"""Knows which surnames and nameless offices mean a person whom the text names in full."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from events.domain.extraction.gazetteer import TITLE, Gazetteer
from events.domain.extraction.gazetteer_mentions import Scan
from events.domain.extraction.gazetteer_offices import Actor
from events.domain.names import Word
from events.domain.vocabulary import ActorKind

SURNAME = "actor-surname"
_FAMILY_NAME_FIRST = frozenset({"CHN", "PRK", "KOR", "TWN"})


def find_surnames(scan: Scan, actors: list[Actor]) -> list[Actor]:
    """Return the later mentions of persons by surname alone."""
    known = _surname_table(scan, actors)
    if not known:
        return []
    covered = {word for actor in actors for word in range(actor.first, actor.stop)}
    covered |= {word for mention in scan.mentions for word in range(mention.first, mention.stop)}
    found = []
    for place, word in enumerate(scan.words):
        person = known.get(word.fold) or known.get(word.fold.removesuffix("s"))
        if person and place >= person.stop and place not in covered and _stands_alone(scan, place, covered):
            found.append(replace(person, first=place, stop=place + 1, rule=SURNAME))
    return found


def _surname_table(scan: Scan, actors: list[Actor]) -> dict[str, Actor]:
    table: dict[str, Actor] = {}
    for actor in sorted(actors, key=lambda actor: actor.first):
        if actor.kind is not ActorKind.PERSON or actor.stop - actor.first < 2:
            continue
        words = scan.words[actor.first : actor.stop]
        surname = words[0] if _is_family_first(scan, actor, words) else words[-1]
        table.setdefault(surname.fold, actor)
    return table


def _is_family_first(scan: Scan, actor: Actor, words: list[Word]) -> bool:
    """Return whether the family name stands first: by country, or by hyphen (Ban Ki-moon)."""
    if actor.country in _FAMILY_NAME_FIRST:
        return True
    return len(words) == 3 and scan.gap(actor.stop - 1) == "-" and words[-1].head.islower()


def _stands_alone(scan: Scan, place: int, covered: set[int]) -> bool:
    """Return whether no other capitalised word makes this a different person's name."""
    word = scan.words[place]
    if not word.is_capital or len(word.fold) < 2:
        return False
    before = scan.words[place - 1] if place else None
    if before is None or place - 1 in covered or scan.gap(place) != " " or before.head[0].islower():
        return True
    return before.start == 0 or scan.text[before.start - 2 : before.start].strip() in {".", '"', "“"}


def fill_holders(actors: list[Actor], gazetteer: Gazetteer, on: date | None) -> list[Actor]:
    """Return the actors with nameless offices given to their holder, when the text names him elsewhere."""
    if on is None:
        return actors
    holders = {
        (term.office, term.country): actor.key
        for actor in actors
        if actor.kind is ActorKind.PERSON and actor.key
        for term in gazetteer.terms_on(actor.key, on)
    }
    result = []
    for actor in actors:
        key = holders.get((actor.office, actor.country)) if actor.rule == TITLE and actor.key else None
        result.append(replace(actor, key=key, kind=ActorKind.PERSON) if key else actor)
    return result
