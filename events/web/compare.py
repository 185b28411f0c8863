"""Knows the page that sets two regions on one axis; what each line counts depends on its own sources."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from events.selectors.catalogue import region_names
from events.selectors.regions import find_region
from events.web.as_of import read_as_of
from events.web.pages import build_page

SIDES = ("a", "b")


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Show the two regions that the address names; until both are chosen, only the choice."""
    names = region_names()
    chosen = {side: request.GET.get(side, "") for side in SIDES}
    as_of = read_as_of(request.GET)
    unread = [slug for slug in chosen.values() if slug and slug not in names]
    sides = [_side(request, slug) for slug in chosen.values() if slug in names]
    context = {
        "names": sorted(names.items(), key=lambda pair: pair[1]),
        "chosen": chosen,
        "unread": unread,
        "as_of": as_of,
        "past": as_of.past,
        "sides": sides if len(sides) == len(SIDES) else [],
    }
    return render(request, "timeline/compare.html", context)


def _side(request: HttpRequest, slug: str) -> dict[str, Any]:
    return {"region": find_region(slug), "timeline": build_page(request.GET, region=slug)}
