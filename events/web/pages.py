"""Knows what a filtered timeline page shows: one read, one form, one page of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils.translation import gettext as _

from events.domain.places.borders import Border
from events.selectors.choices import FilterChoices
from events.selectors.page_parts import find_page_parts
from events.selectors.timeline import TimelineFilter
from events.web.as_of import AsOf, find_past
from events.web.chips import Chip, Loosening, chips_of, filters_of, loosenings, to_query
from events.web.forms import read_filters, to_filter
from events.web.map import MapView, build_map
from events.web.months import Month, by_month

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """Hold everything that the timeline template needs, already read."""

    months: list[Month]
    found: int
    total: int
    page: Any
    chosen: dict[str, Any]
    choices: FilterChoices
    chips: list[Chip]
    loosenings: list[Loosening]
    unread: list[str]
    query: str
    map: MapView | None
    as_of: AsOf


@dataclass(frozen=True, slots=True)
class MapPart:
    """Hold the map of a page for a script that swaps it in place; `days` are those it is cut to."""

    map: MapView | None
    chosen: dict[str, Any]
    days: tuple[date | None, date | None]


def build_map_part(query: QueryDict, *, region: str = "", borders: Sequence[Border] = ()) -> MapPart:
    """Return the map of the days that an address asks for, on the ground that the map has without those days."""
    chosen, _unread = read_filters(query)
    chosen = chosen if find_past(chosen).past else filters_of(chosen)
    rest = {name: value for name, value in chosen.items() if name not in {"from", "to"}}
    whole, wanted = to_filter(rest, region=region), to_filter(chosen, region=region)
    frame, parts = find_page_parts(whole, whole).places, find_page_parts(wanted, whole)
    view = build_map(parts.places, unplaced=parts.unplaced, frame=frame, borders=borders)
    return MapPart(map=view, chosen=rest, days=(chosen.get("from"), chosen.get("to")))


def build_page(query: QueryDict, *, region: str = "", borders: Sequence[Border] = ()) -> TimelinePage:
    """Return the page that an address asks for; what cannot be read in it is left out and named."""
    chosen, unread = read_filters(query)
    as_of = find_past(chosen)
    chosen = chosen if as_of.past else filters_of(chosen)
    wanted = to_filter(chosen, region=region)
    scope = TimelineFilter(region=region, as_of=wanted.as_of)
    parts = find_page_parts(wanted, scope)
    paginator = Paginator(parts.lines, PAGE_SIZE)
    page, is_page_read = _page(paginator, query.get("page", "1"))
    return TimelinePage(
        months=by_month(page.object_list),
        found=paginator.count,
        total=parts.scope_count,
        page=page,
        chosen=chosen,
        choices=parts.choices,
        chips=chips_of(chosen),
        loosenings=loosenings(chosen, region=region, count_lines=parts.count) if paginator.count == 0 else [],
        unread=unread if is_page_read else [*unread, _("Page")],
        query=to_query(chosen),
        map=build_map(parts.places, unplaced=parts.unplaced, borders=borders),
        as_of=as_of,
    )


def _page(paginator: Paginator[Any], number: str) -> tuple[Any, bool]:
    """Return the page, the first one where there is no such page, and whether there was."""
    if number.isascii() and number.isdigit() and len(number) < 6 and 1 <= int(number) <= paginator.num_pages:
        return paginator.page(int(number)), True
    return paginator.page(1), False
