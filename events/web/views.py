"""Knows the reading pages: regions, their timelines, all events, the log of corrections and the method."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from events.domain.errors import NotFound
from events.domain.places.borders import read_borders
from events.selectors.corrections import public_corrections
from events.selectors.escalation import explain_day, region_escalation
from events.selectors.regions import find_region, regions_with_latest
from events.web.curve import build_curve
from events.web.pages import TimelinePage, build_map_part, build_page

LATEST_OF_REGION = 4
CORRECTIONS_SHOWN = 100
ACTS_SHOWN = 5
MAP_PART = "map"


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show every region with its latest events."""
    regions = regions_with_latest(each=LATEST_OF_REGION)
    filled = [summary for summary in regions if summary.event_count]
    empty = [summary for summary in regions if not summary.event_count]
    return render(request, "timeline/home.html", {"regions": filled, "empty_regions": empty})


@require_safe
def region(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the timeline of a region, filtered by the address, under its lines; or its map alone, for a script."""
    try:
        found = find_region(slug)
    except NotFound as missing:
        raise Http404 from missing
    borders = read_borders(found.borders)
    if request.GET.get("part") == MAP_PART:
        part = build_map_part(request.GET, region=slug, borders=borders)
        return render(request, "timeline/map_part.html", {"region": found, "part": part})
    timeline = build_page(request.GET, region=slug, borders=borders)
    context = {"region": found, **_shown(timeline), **_lines(slug, timeline)}
    return render(request, "timeline/region.html", context)


def _shown(timeline: TimelinePage) -> dict[str, Any]:
    """Return a timeline with the moment from which it is looked at, which links outside of it need too."""
    return {"timeline": timeline, "as_of": timeline.as_of, "past": timeline.as_of.past}


def _lines(slug: str, timeline: TimelinePage) -> dict[str, Any]:
    """Return the curve and the marks of a region within the chosen period, and the acts that make its last day."""
    moment = timeline.as_of.past.moment if timeline.as_of.past else None
    days = {"date_from": timeline.chosen.get("from"), "date_to": timeline.chosen.get("to")}
    found = region_escalation(slug, **days, as_of=moment)
    curve = build_curve(found)
    acts = explain_day(slug, curve.latest.day, as_of=moment).contributions if curve else ()
    return {"curve": curve, "contributions": acts[:ACTS_SHOWN], "turning_points": found.turning_points}


@require_safe
def all_events(request: HttpRequest) -> HttpResponse:
    """Show the timeline over all regions, filtered by the address."""
    if request.GET.get("part") == MAP_PART:
        return render(request, "timeline/map_part.html", {"part": build_map_part(request.GET)})
    return render(request, "timeline/all.html", _shown(build_page(request.GET)))


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """Show every public change to published events."""
    page = Paginator(public_corrections(), CORRECTIONS_SHOWN).get_page(request.GET.get("page"))
    return render(request, "pages/corrections.html", {"page": page})


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    """Show how to read the timeline and how it is made."""
    return render(request, "pages/method.html")
