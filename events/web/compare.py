"""Knows the page that sets two regions on one axis; what each line counts depends on its own sources."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from events.domain.escalation.lag import MOST_LAG_DAYS, Likeness
from events.selectors.catalogue import region_names
from events.selectors.comparison import Comparison, compare_regions
from events.selectors.regions import find_region
from events.web.as_of import read_as_of
from events.web.forms import read_filters
from events.web.pages import build_page

SIDES = ("a", "b")
# One region that rests on so many times the outlets of the other is named for it.
UNEVEN = 2


class LagForm(forms.Form):
    """Read by how many days the first line is moved."""

    lag = forms.IntegerField(
        label=gettext_lazy("Days"), min_value=-MOST_LAG_DAYS, max_value=MOST_LAG_DAYS, required=False
    )


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
    if context["sides"]:
        context.update(_compared(request, as_of))
    return render(request, "timeline/compare.html", context)


def _side(request: HttpRequest, slug: str) -> dict[str, Any]:
    return {"region": find_region(slug), "timeline": build_page(request.GET, region=slug)}


def _compared(request: HttpRequest, as_of: Any) -> dict[str, Any]:
    """Return the two regions in words and figures, with the lag that the address asks for."""
    days, _unread = read_filters(request.GET)
    form = LagForm(request.GET)
    lag = form.cleaned_data.get("lag") or 0 if form.is_valid() else 0
    found = compare_regions(
        (request.GET["a"], request.GET["b"]),
        date_from=days.get("from"),
        date_to=days.get("to"),
        as_of=as_of.past.moment if as_of.past else None,
    )
    if found is None:
        return {"comparison": None}
    sentences = [{"lag": one.lag, "text": lag_words(one), "rank": one.rank, "days": one.days} for one in found.lags]
    return {
        "comparison": found,
        "lag": lag,
        "lag_unread": not form.is_valid(),
        "lag_days": days,
        "sentences": sentences,
        "sentence": next(row["text"] for row in sentences if row["lag"] == lag),
        "uneven": _uneven(found),
    }


def lag_words(likeness: Likeness) -> str:
    """Return how alike two lines are at a lag, in one sentence."""
    if likeness.rank is None:
        return _("%(moved)s: too few days in common, or a line without change, to say how alike they run.") % {
            "moved": _moved(likeness.lag)
        }
    return _("%(moved)s: rank correlation %(rank)s over %(days)d days, %(strength)s.") % {
        "moved": _moved(likeness.lag),
        "rank": f"{likeness.rank:+.2f}".replace("-", "−"),
        "days": likeness.days,
        "strength": _strength(likeness.rank),
    }


def _moved(lag: int) -> str:
    if lag == 0:
        return _("Neither line moved")
    if lag > 0:
        return ngettext("First region %(days)d day later", "First region %(days)d days later", lag) % {"days": lag}
    return ngettext("First region %(days)d day earlier", "First region %(days)d days earlier", -lag) % {"days": -lag}


def _strength(rank: float) -> str:
    if abs(rank) < 0.2:
        return _("no likeness to speak of")
    if rank < 0:
        return _("they tend to run against each other")
    return _("they rise and fall much alike") if rank >= 0.6 else _("they rise and fall somewhat alike")


def _uneven(found: Comparison) -> int | None:
    """Return which side (1, 2) rests on far more outlets than the other, None where they are about even."""
    first, second = (max(side.outlets, 1) for side in found.coverage)
    if first >= second * UNEVEN:
        return 1
    return 2 if second >= first * UNEVEN else None
