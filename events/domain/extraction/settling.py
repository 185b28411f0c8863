"""Knows what the article as a whole settles: whose army, whose civilians, whose town; and the lasting of wars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from events.domain.extraction.acts import SIDES, Act
from events.domain.extraction.gazetteer import GENERIC, Gazetteer
from events.domain.extraction.opponents import is_at_war_with_itself, name_opponents
from events.domain.extraction.third_parties import name_third_parties
from events.domain.types import ActorMatch, Participant, PlaceMatch
from events.domain.vocabulary import ActorKind, Factuality, PlacePrecision, Role, Type

# Who is at home where the act happens, when the text does not say whose they are.
_AT_HOME = frozenset({ActorKind.GOVERNMENT_BODY, ActorKind.ARMED_GROUP, ActorKind.POPULATION})
_HOMELESS = frozenset(
    {
        "generic-terrorists",
        "generic-prisoners",
        "generic-mediators",
        "generic-aid-workers",
        "generic-journalists",
        "generic-activists",
    }
)
_ANYBODY = frozenset({"leaders", "world leaders", "officials", "ministers", "diplomats", "envoys"})
# Those who meet and agree do so as often abroad as at home.
_ABROAD = frozenset({Type.CONSULT, Type.AGREE})
_SOLDIERS = frozenset({"generic-mil", "generic-air", "generic-navy", "generic-artillery"})
# Ships and planes that are moved are mostly sent from far away.
_MOVED = frozenset({"generic-air", "generic-navy"})
# Lands without an army of their own: the soldiers there are those of the power that holds them.
_OCCUPIED = {"PSE": "ISR", "ESH": "MAR"}
_LASTING = frozenset({"war", "siege"})
_WARS = frozenset({"war", "conflict", "siege"})
_OVER = frozenset({"end", "finish", "conclude", "cease"})
_PARTIES = 2
_REMOTE = frozenset({"airstrike", "missile-strike", "drone-strike", "shelling", "attack", "killing"})
_EXACT = frozenset({PlacePrecision.POINT, PlacePrecision.TOWN, PlacePrecision.DISTRICT, PlacePrecision.PROVINCE})


@dataclass(frozen=True, slots=True)
class Theatre:
    """Hold the country most of the article's places lie in, and the gazetteer that names states."""

    country: str | None
    gazetteer: Gazetteer

    @classmethod
    def of(cls, places: Iterable[PlaceMatch], fallback: str | None, gazetteer: Gazetteer) -> Theatre:
        """Return the theatre of a text; towns tell more than names of countries."""
        weights: Counter[str] = Counter()
        for place in places:
            if place.country:
                weights[place.country] += 2 if place.precision in _EXACT else 1
        return cls(weights.most_common(1)[0][0] if weights else fallback, gazetteer)


def settle(events: Sequence[Act], theatre: Theatre) -> None:
    """Complete the events of an article with what their sentences leave to the rest of the text."""
    for event in events:
        _bring_home(event, theatre)
        _add_place_as_target(event, theatre)
        if event.kind in _LASTING and _is_named(event) and event.factuality is Factuality.OCCURRED:
            event.factuality, event.cue = Factuality.ONGOING, replace(event.trigger, rule="lasting-kind")
    for event in events:
        _add_known_attacker(event, events)
    _name_mediators(events)
    name_third_parties(events)
    name_opponents(events)
    for event in events:
        # now that its author is known, a strike from abroad has a target too
        _add_place_as_target(event, theatre)


def _is_named(event: Act) -> bool:
    """Return whether the sentence speaks of the war itself, as not over: 'the war began', not 'they struck first'."""
    tree, word = event.tree, event.word
    above = tree.head(word)
    subjects = tree.children(word, "nsubj", "nsubjpass")
    if tree.relation(word) == "relcl" and above is not None:
        subjects = [*subjects, above]
    if tree.is_noun(word):
        return above is None or tree.relation(word) != "nsubj" or tree.lemma(above) not in _OVER
    return any(tree.lemma(subject) in _WARS for subject in subjects)


def _bring_home(event: Act, theatre: Theatre) -> None:
    own = None if event.type in _ABROAD else next((place.country for place in event.places if place.country), None)
    country = own or theatre.country
    if country is None:
        return
    abroad = _MOVED if event.type is Type.MOBILIZE else frozenset()
    event.participants = [part if part.actor.key in abroad else _at_home(part, country) for part in event.participants]


def _at_home(part: Participant, country: str) -> Participant:
    actor = part.actor
    is_generic = (actor.key or "").startswith(GENERIC) and actor.key not in _HOMELESS
    if actor.country is not None or actor.kind not in _AT_HOME or not is_generic or _is_anybody(actor):
        return part
    if actor.key in _SOLDIERS:
        country = _OCCUPIED.get(country, country)
    return replace(part, actor=replace(actor, country=country), rule=f"{part.rule}-at-home")


def _is_anybody(actor: ActorMatch) -> bool:
    """Return whether the word may mean people of any country: 'leaders from more than 20 countries'."""
    return actor.name.lower() in _ANYBODY


def _add_place_as_target(event: Act, theatre: Theatre) -> None:
    """Add the state whose place was attacked from abroad."""
    if event.type is not Type.ASSAULT or event.countries("to") or not event.countries("by"):
        return
    if any(part.role is Role.PARTICIPANT for part in event.participants):
        return
    place = next((place for place in event.places if place.country), None)
    if place is None or place.country is None or place.country in event.countries("by"):
        return
    state = theatre.gazetteer.entries.get(place.country.lower())
    if state is not None:
        actor = ActorMatch(place.span, state.name, state.key, state.kind, state.country)
        event.add(Participant(actor, Role.TARGET, "target-of-place"))


def _add_known_attacker(event: Act, events: Sequence[Act]) -> None:
    """Add who attacks this country throughout the article, where the sentence leaves it open."""
    hit = event.countries("to") | {place.country for place in event.places[:1] if place.country}
    if event.type is not Type.ASSAULT or event.kind not in _REMOTE or event.side("by") or not hit:
        return
    if is_at_war_with_itself(events, hit):
        return
    known = [
        part
        for other in events
        if other is not event and other.type is Type.ASSAULT and other.countries("to") & hit
        for part in other.participants
        if part.depth == 0 and SIDES.get(part.role) == "by" and part.actor.country not in {None, *hit}
    ]
    if len({part.actor.country for part in known}) == 1:
        event.add(replace(known[0], role=Role.INITIATOR, rule="initiator-of-context"))


def _name_mediators(events: Sequence[Act]) -> None:
    """Give who announces a truce between others the role of a mediator."""
    for event in events:
        parties = {part.actor.country for part in event.participants if part.rule == "role-between"}
        if event.kind != "ceasefire" or len(parties) < _PARTIES:
            continue
        event.participants = [
            replace(part, role=Role.MEDIATOR)
            if part.role is Role.PARTICIPANT and part.actor.country not in parties
            else part
            for part in event.participants
        ]
