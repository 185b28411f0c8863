"""Knows how groups without a name get their owner: 'Syrian rebels', 'Hamas fighters', later 'the rebels'."""

from __future__ import annotations

from dataclasses import replace

from events.domain.extraction.gazetteer import GENERIC, NAME, ActorEntry, Gazetteer
from events.domain.extraction.gazetteer_mentions import Mention, Scan
from events.domain.extraction.gazetteer_offices import Actor, Held, Joined, owner_after, owner_before
from events.domain.extraction.gazetteer_words import WORDS
from events.domain.vocabulary import ActorKind

GROUP, SAME_GROUP = "actor-group", "actor-same-group"
_LOCAL = frozenset({ActorKind.ARMED_GROUP, ActorKind.POPULATION})
_OWNERS = frozenset({ActorKind.ARMED_GROUP, ActorKind.IGO, ActorKind.GOVERNMENT_BODY})


def join_groups(scan: Scan, gazetteer: Gazetteer, joined: Joined) -> None:
    """Add the groups without a name to `joined`, each with the key and country of its owner."""
    for place, mention in enumerate(scan.mentions):
        if place in joined.used or not mention.is_generic:
            continue
        owner = owner_before(scan, place)
        if owner is None:
            owner = owner_after(scan, place)
        joined.used.add(place)
        if owner is None or owner in joined.used:
            joined.actors.append(_at_home(scan, place, gazetteer) or _ownerless(mention))
        else:
            joined.used.add(owner)
            joined.actors.append(_owned(scan, (mention, scan.mentions[owner]), gazetteer, joined))


def _at_home(scan: Scan, place: int, gazetteer: Gazetteer) -> Actor | None:
    """Return the group as that of the state it acts in: 'rebels in northern Nepal'; soldiers may be abroad."""
    mention = scan.mentions[place]
    home = scan.mentions[place + 1] if place + 1 < len(scan.mentions) else None
    if mention.entry is None or home is None or home.entry is None or home.entry.kind is not ActorKind.STATE:
        return None
    is_local = mention.entry.kind in _LOCAL or mention.entry.key in {f"{GENERIC}police", f"{GENERIC}par"}
    between = [scan.words[word].fold for word in range(mention.stop, home.first)]
    if not is_local or home.rule != NAME or between[:1] != ["in"] or set(between[1:]) - WORDS["directions"]:
        return None
    key = gazetteer.body_of(home.entry, mention.entry.key)
    return Actor(mention.first, mention.stop, GROUP, key, gazetteer.entries[key].kind, home.entry.country)


def _ownerless(mention: Mention) -> Actor:
    entry = mention.entry
    key, kind = (entry.key, entry.kind) if entry else ("", ActorKind.UNKNOWN)
    return Actor(mention.first, mention.stop, GROUP, key, kind, "")


def _owned(scan: Scan, pair: tuple[Mention, Mention], gazetteer: Gazetteer, joined: Joined) -> Actor:
    mention, owner_mention = pair
    generic, owner = mention.entry, owner_mention.entry
    if generic is None or owner is None:
        return _ownerless(mention)
    first, stop = min(mention.first, owner_mention.first), max(mention.stop, owner_mention.stop)
    if owner.kind is ActorKind.PERSON and scan.words[mention.first].fold == "administration":
        joined.held.append(Held(owner.key, "President", owner.country, first, stop, is_past=False))
    entry = gazetteer.entries[_key_of_group(owner, generic.key, gazetteer)]
    kind = generic.kind if owner.kind is ActorKind.POPULATION else entry.kind
    return Actor(first, stop, GROUP, entry.key, kind, entry.country or owner.country)


def _key_of_group(owner: ActorEntry, generic: str, gazetteer: Gazetteer) -> str:
    return owner.key if owner.kind in _OWNERS else gazetteer.body_of(owner, generic)


def join_same_groups(actors: list[Actor]) -> list[Actor]:
    """Return the actors with bare groups ('the rebels') given the only owner that the text names for them.

    Populations are not given one: civilians are killed on both sides, whoever's citizens the text speaks of elsewhere.
    """
    owned: dict[str, set[tuple[str, str]]] = {}
    for actor in actors:
        if actor.rule == GROUP and actor.country and actor.key:
            sort = actor.key if actor.key.startswith(GENERIC) else GENERIC + actor.key.partition("-")[2]
            owned.setdefault(sort, set()).add((actor.key, actor.country))
    result = []
    for actor in actors:
        owners = owned.get(actor.key or "", set())
        is_bare = actor.rule == GROUP and not actor.country and actor.kind is not ActorKind.POPULATION
        if is_bare and len(owners) == 1:
            key, country = next(iter(owners))
            result.append(replace(actor, rule=SAME_GROUP, key=key, country=country))
        else:
            result.append(actor)
    return result
