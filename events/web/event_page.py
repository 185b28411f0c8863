"""Knows the page of one event, today or as it stood: what it became, who says so, where a merged one lives on."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from events.domain.errors import NotFound
from events.domain.exports.address import title_slug
from events.domain.vocabulary import Role
from events.selectors.chains import Exchange, ExchangeEvent, ExchangeLink, public_exchange
from events.selectors.claims import public_claims
from events.selectors.event_values import ActorSeen, EventDetail, RetractedEvent
from events.selectors.pages import find_detail
from events.selectors.past_detail import became_of, past_claims, past_exchange, public_since
from events.selectors.timeline import TimelineFilter
from events.web.as_of import Past, read_as_of
from events.web.embed import read_look
from events.web.linked_data import linked_data

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
CARD_SECONDS = 60


@require_safe
def event(request: HttpRequest, event_id: int, slug: str = "") -> HttpResponse:
    """Show an event at its one address; every other address of it leads there."""
    as_of = read_as_of(request.GET)
    context = {"as_of": as_of, "past": as_of.past}
    try:
        detail = _find(event_id, as_of.past)
    except NotFound as missing:
        return _not_yet(request, event_id, context, missing)
    if isinstance(detail, RetractedEvent):
        if detail.id != event_id or slug:
            address = reverse("event-by-id", args=[detail.id])
            return redirect(_kept(address, as_of.past), permanent=detail.id != event_id and not as_of.past)
        return render(request, "events/retracted.html", {**context, **_stub(detail, as_of.past)}, status=410)
    right = title_slug(detail.title)
    if detail.id != event_id or slug != right:
        address = reverse("event", args=[detail.id, right])
        return redirect(_kept(address, as_of.past), permanent=not as_of.past)
    return render(request, "events/detail.html", {**context, **_context(request, detail, as_of.past)})


@require_safe
def card(request: HttpRequest, event_id: int) -> HttpResponse:
    """Show an event for the card of a timeline, here or on another site: the text of its page, without the page."""
    with translation.override(read_look(request).language):
        as_of = read_as_of(request.GET)
        try:
            detail = _find(event_id, as_of.past)
        except NotFound as missing:
            raise Http404 from missing
        context = {"as_of": as_of, "past": as_of.past, "is_card": True}
        if isinstance(detail, RetractedEvent):
            stub = {**context, **_stub(detail, as_of.past)}
            answer = render(request, "events/_retracted.html", stub, status=410)
        else:
            answer = render(request, "events/_detail.html", {**context, **_context(request, detail, as_of.past)})
    answer["Access-Control-Allow-Origin"] = "*"
    answer["X-Robots-Tag"] = "noindex"
    patch_cache_control(answer, public=True, max_age=CARD_SECONDS)
    return answer


def _stub(detail: RetractedEvent, past: Past | None) -> dict[str, Any]:
    return {"event": detail, "path": _kept(reverse("event-by-id", args=[detail.id]), past)}


def _find(event_id: int, past: Past | None) -> EventDetail | RetractedEvent:
    if event_id > MAX_ID:
        raise Http404
    return find_detail(event_id, TimelineFilter(as_of=past.moment if past else None))


def _kept(address: str, past: Past | None) -> str:
    """Return an address that stays in the past of the page."""
    return address + past.tail if past else address


def _not_yet(request: HttpRequest, event_id: int, context: dict[str, Any], missing: NotFound) -> HttpResponse:
    """Say since when an event is public that was not at the moment asked for; of others nothing is known."""
    since = public_since(event_id) if context["past"] else None
    if since is None:
        raise Http404 from missing
    return render(request, "events/not_yet.html", {**context, "since": since}, status=404)


def _context(request: HttpRequest, detail: EventDetail, past: Past | None) -> dict[str, Any]:
    claims = past_claims(detail) if past else public_claims(detail.id)
    exchange = past_exchange(detail, moment=past.moment) if past else public_exchange(detail.id)
    path = _kept(reverse("event", args=[detail.id, title_slug(detail.title)]), past)
    address = request.build_absolute_uri(path)
    return {
        "event": detail,
        "acts": acts_of(detail),
        "claims": claims,
        "sources": {} if past else {claim.report_id: claim.source + 1 for claim in claims.claims},
        "exchange": exchange if exchange.links else None,
        "answers": _answers(exchange),
        "became": became_of(detail.id) if past else "",
        "path": path,
        "address": address,
        "linked_data": linked_data(detail, address),
        "contact": settings.CONTACT,
    }


def _answers(exchange: Exchange) -> dict[int, list[tuple[ExchangeLink, ExchangeEvent]]]:
    """Return for each event of an exchange what it answers, with the earlier event."""
    events = {event.event_id: event for event in exchange.events}
    answers: dict[int, list[tuple[ExchangeLink, ExchangeEvent]]] = {}
    for link in exchange.links:
        answers.setdefault(link.later_id, []).append((link, events[link.earlier_id]))
    return answers


def acts_of(detail: EventDetail) -> list[list[dict[str, Any]]]:
    """Return who took part, by act (the act itself first, then the act asked for) and by role in reading order."""
    acts = []
    for depth in sorted({actor.depth for actor in detail.actors}):
        steps = [_step(detail.actors, role, depth) for role in CHAIN_ORDER]
        acts.append([step for step in steps if step["actors"]])
    return acts


def _step(actors: tuple[ActorSeen, ...], role: Role, depth: int) -> dict[str, Any]:
    return {"role": role.value, "actors": [actor for actor in actors if (actor.role, actor.depth) == (role, depth)]}
