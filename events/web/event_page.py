"""Knows the page of one event: what it became, who says so, and where a merged one lives on."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from events.domain.errors import NotFound
from events.domain.exports.address import title_slug
from events.domain.vocabulary import Role
from events.selectors.chains import Exchange, ExchangeEvent, ExchangeLink, public_exchange
from events.selectors.claims import public_claims
from events.selectors.event_detail import event_detail
from events.selectors.event_values import ActorSeen, EventDetail, RetractedEvent

# as a sentence goes: who, through whom, to whom, against whom
CHAIN_ORDER = (
    Role.INITIATOR,
    Role.PARTICIPANT,
    Role.CONDUIT,
    Role.MEDIATOR,
    Role.ADDRESSEE,
    Role.TARGET,
    Role.BENEFICIARY,
    Role.VICTIM,
    Role.HOST,
    Role.CLAIMANT,
    Role.DENIER,
)
MAX_ID = 2**63 - 1


@require_safe
def event(request: HttpRequest, event_id: int, slug: str = "") -> HttpResponse:
    """Show an event at its one address; every other address of it leads there."""
    detail = _find(event_id)
    if isinstance(detail, RetractedEvent):
        if detail.id != event_id or slug:
            return redirect("event-by-id", event_id=detail.id, permanent=detail.id != event_id)
        return render(request, "events/retracted.html", {"event": detail}, status=410)
    right = title_slug(detail.title)
    if detail.id != event_id or slug != right:
        return redirect("event", event_id=detail.id, slug=right, permanent=True)
    return render(request, "events/detail.html", _context(request, detail))


def _context(request: HttpRequest, detail: EventDetail) -> dict[str, Any]:
    claims = public_claims(detail.id)
    exchange = public_exchange(detail.id)
    return {
        "event": detail,
        "acts": acts_of(detail),
        "claims": claims,
        "sources": {claim.report_id: claim.source + 1 for claim in claims.claims},
        "exchange": exchange if exchange.links else None,
        "answers": _answers(exchange),
        "address": request.build_absolute_uri(request.path),
        "contact": settings.CONTACT,
    }


def _answers(exchange: Exchange) -> dict[int, list[tuple[ExchangeLink, ExchangeEvent]]]:
    """Return for each event of an exchange what it answers, with the earlier event."""
    events = {event.event_id: event for event in exchange.events}
    answers: dict[int, list[tuple[ExchangeLink, ExchangeEvent]]] = {}
    for link in exchange.links:
        answers.setdefault(link.later_id, []).append((link, events[link.earlier_id]))
    return answers


def _find(event_id: int) -> EventDetail | RetractedEvent:
    if event_id > MAX_ID:
        raise Http404
    try:
        return event_detail(event_id)
    except NotFound as missing:
        raise Http404 from missing


def acts_of(detail: EventDetail) -> list[list[dict[str, Any]]]:
    """Return who took part, by act (the act itself first, then the act asked for) and by role in reading order."""
    acts = []
    for depth in sorted({actor.depth for actor in detail.actors}):
        steps = [_step(detail.actors, role, depth) for role in CHAIN_ORDER]
        acts.append([step for step in steps if step["actors"]])
    return acts


def _step(actors: tuple[ActorSeen, ...], role: Role, depth: int) -> dict[str, Any]:
    return {"role": role.value, "actors": [actor for actor in actors if (actor.role, actor.depth) == (role, depth)]}
