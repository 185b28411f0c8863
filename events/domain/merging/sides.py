"""Knows the two sides of an act and how far two reports agree on them."""

from collections.abc import Iterable, Sequence

from events.domain.merging.facts import ActorFact, ReportFacts
from events.domain.vocabulary import Role, Type

DOERS = frozenset({Role.INITIATOR, Role.PARTICIPANT})
DONE_TO = frozenset({Role.TARGET, Role.ADDRESSEE, Role.VICTIM, Role.BENEFICIARY})

# keys of the table that stand for anybody's: 'generic-mediators'
_ANYBODYS = "generic-"

# acts that all parties do together: who is named first says nothing
MUTUAL = frozenset({Type.CONSULT, Type.AGREE, Type.COOPERATE})


def doers(report: ReportFacts) -> list[ActorFact]:
    """Return who acts; in a mutual act every party does."""
    return [actor for actor in report.actors if actor.role in DOERS or (_is_mutual(report) and actor.role in DONE_TO)]


def done_to(report: ReportFacts) -> list[ActorFact]:
    """Return whom the act is done to or asked of; nobody in a mutual act."""
    return [actor for actor in report.actors if actor.role in DONE_TO and not _is_mutual(report)]


def _is_mutual(report: ReportFacts) -> bool:
    return report.type in MUTUAL


def is_domestic(report: ReportFacts) -> bool:
    """Say whether an act stays inside one country, where the country alone tells nobody apart."""
    if _is_mutual(report):
        return False
    acting = {actor.country for actor in doers(report)} - {None}
    others = done_to(report)
    met = {actor.country for actor in others} if others else {place.country for place in report.places}
    return bool(acting & met)


def same_actor(a: ActorFact, b: ActorFact, *, by_country: bool = True) -> bool:
    """Say whether two mentions are one actor, or bodies and persons that act for one country."""
    if a.key is not None and a.key == b.key:
        return True
    if a.name.casefold() == b.name.casefold():
        return True
    return by_country and a.country is not None and a.country == b.country


def shared(first: Iterable[ActorFact], second: Sequence[ActorFact], *, by_country: bool = True) -> int:
    """Return how many actors of the first list also stand in the second."""
    return sum(any(same_actor(a, b, by_country=by_country) for b in second) for a in first)


def overlap(first: Sequence[ActorFact], second: Sequence[ActorFact], *, by_country: bool = True) -> float | None:
    """Return the share of the shorter list that the other has too (0-1), None where there is nothing to compare.

    A name that no table knows and that no country claims, or that the table has for anybody's ('mediators',
    'leaders'), can agree, but where it does not, it tells nothing.
    """
    mine = _telling(first, second, by_country=by_country)
    theirs = _telling(second, first, by_country=by_country)
    if not mine or not theirs:
        return None
    shorter, longer = sorted((mine, theirs), key=len)
    return shared(shorter, longer, by_country=by_country) / len(shorter)


def _telling(actors: Sequence[ActorFact], others: Sequence[ActorFact], *, by_country: bool) -> list[ActorFact]:
    return [a for a in actors if _is_known(a) or shared([a], others, by_country=by_country)]


def _is_known(actor: ActorFact) -> bool:
    return bool(actor.country or (actor.key and not actor.key.startswith(_ANYBODYS)))


def are_swapped(a: ReportFacts, b: ReportFacts) -> bool:
    """Say whether who acts in one report is acted on in the other: attack and counter-attack."""
    by_country = not (is_domestic(a) or is_domestic(b))
    crossed = shared(doers(a), done_to(b), by_country=by_country) and shared(
        doers(b), done_to(a), by_country=by_country
    )
    straight = shared(doers(a), doers(b), by_country=by_country) and shared(
        done_to(a), done_to(b), by_country=by_country
    )
    return bool(crossed) and not straight
