"""Knows the page that other newsrooms frame: one region or all, no session, no cookie, nothing from elsewhere."""

from dataclasses import dataclass

from csp.decorators import csp_replace
from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from events.domain.errors import NotFound
from events.selectors.regions import find_region
from events.web.pages import build_page

MIN_HEIGHT, DEFAULT_HEIGHT, MAX_HEIGHT = 260, 420, 1200  # pixels of the chart
THEMES = ("auto", "light", "dark")


@dataclass(frozen=True, slots=True)
class EmbedLook:
    """Hold how a framed timeline looks; `height` is the chart's, in pixels."""

    theme: str
    language: str
    height: int


class LookForm(forms.Form):
    """Read the look from the address; what cannot be read is left at its default."""

    theme = forms.ChoiceField(choices=[(theme, theme) for theme in THEMES], required=False)
    lang = forms.ChoiceField(choices=settings.LANGUAGES, required=False)
    height = forms.IntegerField(min_value=MIN_HEIGHT, max_value=MAX_HEIGHT, required=False)


def read_look(request: HttpRequest) -> EmbedLook:
    """Return the look that an address asks for."""
    form = LookForm(request.GET)
    form.is_valid()
    found = form.cleaned_data
    return EmbedLook(
        theme=found.get("theme") or "auto",
        language=found.get("lang") or settings.LANGUAGE_CODE,
        height=found.get("height") or DEFAULT_HEIGHT,
    )


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": settings.EMBED_ORIGINS or ["*"]})  # type: ignore[arg-type] # views have arguments
def embed(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Show the timeline of a region, or of all, for a frame on another site; its list is complete without a script."""
    look = read_look(request)
    with translation.override(look.language):
        try:
            region = find_region(slug) if slug else None
        except NotFound as missing:
            raise Http404 from missing
        timeline = build_page(request.GET, region=slug)
        past = timeline.as_of.past
        context = {"region": region, "timeline": timeline, "as_of": timeline.as_of, "past": past, "look": look}
        return render(request, "embed/timeline.html", context)
