"""Knows who does what to whom: reads the slots of a trigger and gives each actor its role."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from events.domain.extraction.frames import Frame, load_lexicon
from events.domain.extraction.mediators import BETWEEN, BETWEEN_TWO, BROKERING, CONDUITS, brokers
from events.domain.extraction.naming import Resolver, named
from events.domain.extraction.slots import (
    agents,
    content_objects,
    content_subjects,
    contents,
    is_passive,
    measured,
    objects,
    occasion_subjects,
    owners,
    present,
    subjects,
    support_subjects,
)
from events.domain.extraction.slots import support_verb as find_support
from events.domain.extraction.tree import Tree
from events.domain.extraction.triggers import Trigger
from events.domain.extraction.wordlists import load_words
from events.domain.types import ActorMatch, Participant
from events.domain.vocabulary import ActorKind, Role, Type

_MUTUAL = frozenset({"ceasefire", "deal"})
_FORCE = frozenset({Type.ASSAULT, Type.COERCE, Type.MOBILIZE})
# Arms without an owner: 'sent more than 100 drones', 'artillery shelling'.
_ARMS = frozenset({"generic-air", "generic-artillery"})
# They do nothing that an editor would enter; in 'children killed in Gaza' they are no doers.
_CHILDREN = frozenset({"children", "child", "infants", "toddler", "schoolchildren", "schoolgirls", "patients"})
_GATHERING = load_words("syntax.toml")["gathering"]


def read_roles(tree: Tree, trigger: Trigger, resolve: Resolver) -> list[Participant]:
    """Return the actors of an act, each with its role and the slot that gives it."""
    between = list(dict.fromkeys(_go_betweens(tree, trigger)))
    found = [
        Participant(actor, Role.MEDIATOR, "role-brokered") for head in between for actor in named(tree, head, resolve)
    ]
    taken = set(between)
    for slot, head in _slots(tree, trigger):
        role = _by_noun(tree, slot, head, is_force=trigger.frame.type is Type.ASSAULT) or _role(trigger.frame, slot)
        if role is None or head in taken:
            continue
        actors = [actor for actor in named(tree, head, resolve) if _may_be(actor, role, trigger.frame.type, slot)]
        if actors:
            taken.add(head)
        found += [Participant(actor, role, f"role-{slot}") for actor in actors]
    return _once(_with_mediators(tree, trigger, found))


def _go_betweens(tree: Tree, trigger: Trigger) -> Iterable[int]:
    """Return the heads of those who brokered the act or what its verb brings about: 'reached a US-brokered truce'."""
    if trigger.frame.type not in BETWEEN_TWO or trigger.frame.kind == "mediation":
        return []
    word = trigger.word
    words = [word, measured(tree, word)]
    carrier = word if trigger.frame.word_class == "verb" else find_support(tree, word)
    if carrier is not None:
        words += [carrier, *objects(tree, carrier), *(noun for _, noun in tree.prepositions(carrier))]
    return [head for one in dict.fromkeys(words) for head in brokers(tree, one)]


def _with_mediators(tree: Tree, trigger: Trigger, parts: list[Participant]) -> list[Participant]:
    """Return the parts where who brokers or announces what others agree is a mediator, no party to it."""
    if trigger.frame.kind not in _MUTUAL:
        return parts
    verb = trigger.word if trigger.frame.word_class == "verb" else find_support(tree, trigger.word)
    brokered = verb is not None and tree.lemma(verb) in BROKERING
    if not brokered and all(part.rule != "role-between" for part in parts):
        return parts
    return [replace(part, role=Role.MEDIATOR) if part.rule in {"role-subject", "role-by"} else part for part in parts]


def _by_noun(tree: Tree, slot: str, head: int, *, is_force: bool) -> Role | None:
    """Return the role that the noun itself gives: 'Qatari mediators'; 'Iranian missiles' are fired by their owner."""
    if slot == "as":
        # 'with Oman as mediator': the noun says what Oman is and names nobody
        return None
    if slot == "object" and is_force and tree.lemma(head) in load_lexicon().classes["weapon"]:
        return Role.INITIATOR
    as_what = [noun for name, noun in tree.prepositions(head) if name == "as"]
    return Role.MEDIATOR if any(tree.lemma(word) in BETWEEN for word in (head, *as_what)) else None


def _may_be(actor: ActorMatch, role: Role, type_: Type, slot: str) -> bool:
    """Return whether such an actor can play the part: arms and agencies that report use no force themselves."""
    if actor.name.lower() in _CHILDREN and role in {Role.INITIATOR, Role.PARTICIPANT}:
        return False
    if role is not Role.INITIATOR or type_ not in _FORCE:
        return True
    is_arm = slot != "subject" and actor.country is None and actor.key in _ARMS
    return actor.kind is not ActorKind.MEDIA and not is_arm


def _role(frame: Frame, slot: str) -> Role | None:
    if slot in CONDUITS:
        return frame.roles.get(slot, Role.CONDUIT)
    return frame.roles.get(slot)


def _slots(tree: Tree, trigger: Trigger) -> list[tuple[str, int]]:
    """Return (slot, head word) for everything that may fill a role, the surest first."""
    word = trigger.word
    if trigger.frame.word_class != "verb":
        slots = _noun_slots(tree, word)
        if trigger.frame.word_class == "adjective" and (copula := tree.head(word)) is not None:
            slots += [("subject", head) for head in subjects(tree, copula) if tree.is_verb(copula)]
        if trigger.frame.type is Type.CONSULT:
            slots += [("subject", head) for head in (*occasion_subjects(tree, word), *present(tree, word))]
        return slots
    slots = _verb_slots(tree, word)
    if "subject" not in trigger.frame.roles:
        # 'Talks between A and B collapsed': the parties stand on the subject
        slots += [pair for head in subjects(tree, word) for pair in _noun_slots(tree, head)]
    return slots


def _verb_slots(tree: Tree, verb: int) -> list[tuple[str, int]]:
    passive = is_passive(tree, verb)
    slots = [("subject", head) for head in (agents(tree, verb) if passive else subjects(tree, verb))]
    done = objects(tree, verb)
    slots += [("object", head) for head in done]
    slots += _prepositional(tree, verb)
    for inner in contents(tree, verb):
        slots += [pair for pair in _prepositional(tree, inner) if pair[0] == "between"]
    slots += [("clause-subject", head) for head in content_subjects(tree, verb)]
    slots += [("clause-object", head) for head in content_objects(tree, verb)]
    for head in done:
        slots += [pair for pair in _prepositional(tree, head) if pair[0] not in {"of", "by", "from", "in"}]
    return slots


def _noun_slots(tree: Tree, noun: int) -> list[tuple[str, int]]:
    slots = [("owner", head) for head in owners(tree, noun)]
    outer = measured(tree, noun)
    for word in dict.fromkeys((noun, outer)):
        slots += _prepositional(tree, word)
    slots += _parts(tree, noun)
    for child in tree.children(noun, "acl", "relcl"):
        if tree.is_verb(child):
            slots += [("by", head) for head in agents(tree, child)]
            slots += [("object", head) for head in objects(tree, child) if head not in {noun, outer}]
            slots += _prepositional(tree, child)
    verb = find_support(tree, noun)
    if verb is not None:
        slots += [("subject", head) for head in support_subjects(tree, noun, verb)]
        slots += _prepositional(tree, verb)
    if tree.relation(outer) in {"nsubj", "nsubjpass"} and (above := tree.head(outer)) is not None:
        slots += [("object", head) for head in objects(tree, above) if head not in {noun, outer}]
        if tree.lemma(above) in _GATHERING:
            slots += [("object", word) for word in tree.subtree(above) if word > above and word in tree.actors]
    return slots


def _parts(tree: Tree, noun: int) -> list[tuple[str, int]]:
    """Return who stands behind the 'of' phrase: 'the reopening of the crossing by Egypt'."""
    inner = [head for name, head in tree.prepositions(noun) if name == "of"]
    return [pair for head in inner for pair in _prepositional(tree, head) if pair[0] in {"by", "between"}]


def _prepositional(tree: Tree, word: int) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    for name, noun in tree.prepositions(word):
        found.extend((name, head) for head in tree.coordinated(noun) + tree.children(noun, "appos"))
    return found


def _once(parts: Iterable[Participant]) -> list[Participant]:
    """Return each actor in its first role only: who acts is not also acted upon by the same slot."""
    kept: dict[str, Participant] = {}
    for part in parts:
        name = part.actor.key or part.actor.name.casefold()
        known = kept.setdefault(name, part)
        if known.actor.span.rule == "actor-office" and part.actor.span.rule != "actor-office":
            # 'Qatar's prime minister ... Al Thani': the name says more than the office
            kept[name] = replace(known, actor=part.actor)
    return list(kept.values())
