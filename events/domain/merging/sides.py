"""Knows the two sides of an act and how far two reports agree on them."""

from collections.abc import Iterable

from events.domain.merging.facts import ActorFact, ReportFacts
from events.domain.vocabulary import Role

DOERS = frozenset({Role.INITIATOR, Role.PARTICIPANT})
DONE_TO = frozenset({Role.TARGET, Role.ADDRESSEE, Role.VICTIM, Role.BENEFICIARY})
BETWEEN = frozenset({Role.CONDUIT, Role.MEDIATOR})


def doers(report: ReportFacts) -> list[ActorFact]:
    """Return who acts."""
    return [actor for actor in report.actors if actor.role in DOERS]


def done_to(report: ReportFacts) -> list[ActorFact]:
    """Return whom the act is done to or asked of."""
    return [actor for actor in report.actors if actor.role in DONE_TO]


def same_actor(a: ActorFact, b: ActorFact) -> bool:
    """Say whether two mentions are one actor, or bodies and persons of one country."""
    if a.key is not None and a.key == b.key:
        return True
    if a.country and b.country:
        return a.country == b.country
    return a.name.casefold() == b.name.casefold()


def shared(first: Iterable[ActorFact], second: Iterable[ActorFact]) -> int:
    """Return how many actors of the first list also stand in the second."""
    others = list(second)
    return sum(any(same_actor(a, b) for b in others) for a in first)


def overlap(first: list[ActorFact], second: list[ActorFact]) -> float | None:
    """Return the share of the shorter list that the other has too (0-1), None where either is empty."""
    if not first or not second:
        return None
    shorter, longer = sorted((first, second), key=len)
    return shared(shorter, longer) / len(shorter)


def are_swapped(a: ReportFacts, b: ReportFacts) -> bool:
    """Say whether who acts in one report is acted on in the other: attack and counter-attack."""
    crossed = shared(doers(a), done_to(b)) and shared(doers(b), done_to(a))
    straight = shared(doers(a), doers(b)) and shared(done_to(a), done_to(b))
    return bool(crossed) and not straight
