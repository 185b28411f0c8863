"""Knows the picture of a region's lines: a drawing for pages that show neither frames nor scripts, and its words."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from events.domain.errors import NotFound
from events.selectors.escalation import region_escalation
from events.selectors.regions import find_region
from events.web.curve import build_curve
from events.web.embed import MAX_HEIGHT, MIN_HEIGHT, read_look
from events.web.forms import read_filters

WIDTH = 960
PICTURE_SECONDS = 300
# of the height between title and axis: rungs, hostility, de-escalation
SHARES = (0.18, 0.54, 0.28)
HEAD, FOOT, GAP = 58, 48, 14


@dataclass(frozen=True, slots=True)
class Panel:
    """Hold where a panel lies, in pixels; `scale` stretches the hundred units of a drawing."""

    y: float
    height: float

    @property
    def scale(self) -> float:
        """Return pixels per unit of the drawing."""
        return round(self.height / 100, 4)

    @property
    def foot(self) -> float:
        """Return where the panel ends."""
        return self.y + self.height


# a picture knows no style sheet: ink, soft ink, ground, line, shade, hostile, de-escalation (static/css/tokens.css)
COLOURS = {
    "light": ("#16191d", "#545e68", "#ffffff", "#d8dde2", "#eef1f4", "#9e2a00", "#00477f"),
    "dark": ("#e9ecef", "#a7b0b9", "#14171a", "#30363c", "#20252a", "#e8590c", "#2f86cc"),
}
NAMES = ("ink", "soft", "ground", "line", "shade", "hostile", "calm")


@require_safe
def picture(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the lines of a region as an SVG; `auto` is light, since a picture does not know its page."""
    look = read_look(request)
    with translation.override(look.language):
        context = {**_lines(request, slug), **_frame(look.height), "lang": look.language}
        palette = COLOURS["dark" if look.theme == "dark" else "light"]
        context["colour"] = dict(zip(NAMES, palette, strict=True))
        answer = render(request, "embed/picture.svg", context, content_type="image/svg+xml")
    patch_cache_control(answer, public=True, max_age=PICTURE_SECONDS)
    return answer


def _lines(request: HttpRequest, slug: str) -> dict[str, Any]:
    chosen, _unread = read_filters(request.GET)
    try:
        region = find_region(slug)
    except NotFound as missing:
        raise Http404 from missing
    found = region_escalation(slug, date_from=chosen.get("from"), date_to=chosen.get("to"))
    return {"region": region, "curve": build_curve(found), "address": request.build_absolute_uri("/")}


def _frame(asked: int) -> dict[str, Any]:
    """Return the measures of the drawing."""
    height = min(max(asked, MIN_HEIGHT), MAX_HEIGHT)
    room = height - HEAD - FOOT - GAP * (len(SHARES) - 1)
    panels, y = [], float(HEAD)
    for share in SHARES:
        panels.append(Panel(round(y, 1), round(room * share, 1)))
        y += room * share + GAP
    return {"width": WIDTH, "height": height, "panels": panels, "foot": height - FOOT}
