"""Knows where a text denies or does not confirm what it tells: that act is alleged, whoever reports it."""

from __future__ import annotations

from collections.abc import Sequence

from events.domain.extraction.acts import Act
from events.domain.extraction.naming import Resolver, named
from events.domain.extraction.slots import objects, subjects
from events.domain.extraction.tree import Tree
from events.domain.types import ActorMatch, Participant
from events.domain.vocabulary import AttributionKind, Factuality, Role, Type

_CONFIRMING = frozenset({"confirm", "verify", "corroborate", "substantiate"})
_REPORTS = frozenset({"report", "claim", "account", "toll", "figure", "information", "authenticity"})
_REQUESTS = frozenset({"request", "appeal", "contact", "plea", "outreach", "message", "approach", "demand"})
_TELLING = frozenset({Factuality.OCCURRED, Factuality.ONGOING})


def mark_denials(tree: Tree, acts: Sequence[Act], resolve: Resolver) -> None:
    """Mark the acts told before this sentence that it denies, or that it says could not be confirmed."""
    for token in tree.tokens:
        if not tree.is_verb(token.index):
            continue
        if token.lemma == "deny":
            _deny(tree, token.index, acts, resolve)
        elif token.lemma in _CONFIRMING and _is_negated(tree, token.index):
            _doubt(tree, token.index, acts, resolve)


def doubt_unnamed(acts: Sequence[Act]) -> None:
    """Mark requests that only unnamed sources tell of: nobody stands for them with a name."""
    for act in acts:
        source = act.attribution
        if act.type is Type.REQUEST and source.kind is AttributionKind.ANONYMOUS and act.factuality in _TELLING:
            act.factuality, act.cue = Factuality.ALLEGED, source.span


def _deny(tree: Tree, verb: int, acts: Sequence[Act], resolve: Resolver) -> None:
    deniers = [actor for head in subjects(tree, verb) for actor in named(tree, head, resolve)]
    countries = {actor.country for actor in deniers if actor.country}
    keys = {actor.key for actor in deniers if actor.key}
    for act in reversed(acts):
        if act.type in {Type.ASSAULT, Type.COERCE} and (act.countries("by") & countries or act.side("by") & keys):
            _mark(tree, verb, act, "denied")
            for actor in deniers:
                act.add(Participant(actor, Role.DENIER, "role-denier"))
            return


def _doubt(tree: Tree, verb: int, acts: Sequence[Act], resolve: Resolver) -> None:
    """Mark the act that the object names, else the latest one when a report as a whole could not be verified."""
    nouns = {tree.lemma(word) for head in objects(tree, verb) for word in tree.phrase(head)}
    silent = [actor for head in subjects(tree, verb) for actor in named(tree, head, resolve)]
    for act in reversed(acts):
        if _is_meant(act, nouns, silent):
            _mark(tree, verb, act, "not-confirmed")
            return


def _is_meant(act: Act, nouns: set[str], silent: list[ActorMatch]) -> bool:
    if nouns & _REPORTS:
        return act.type is not Type.CONSULT
    if nouns & _REQUESTS:
        return act.type is Type.REQUEST and _is_party(act, silent)
    return False


def _is_party(act: Act, silent: list[ActorMatch]) -> bool:
    countries = {part.actor.country for part in act.participants if part.actor.country}
    return any(actor.country in countries for actor in silent)


def _is_negated(tree: Tree, verb: int) -> bool:
    if tree.children(verb, "neg"):
        return True
    above = tree.head(verb)
    if above is None or tree.relation(verb) not in {"xcomp", "ccomp"}:
        return False
    return bool(tree.children(above, "neg")) or tree.lemma(above) in {"impossible", "unable", "fail"}


def _mark(tree: Tree, verb: int, act: Act, rule: str) -> None:
    if act.factuality in _TELLING:
        act.factuality, act.cue = Factuality.ALLEGED, tree.span(verb, verb, rule)
