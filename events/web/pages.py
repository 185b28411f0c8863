"""Knows what a filtered timeline page shows: one read, one form, one page of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils.translation import gettext as _

from events.selectors.choices import FilterChoices, filter_choices
from events.selectors.lines import with_lines
from events.selectors.map_places import count_places, count_unplaced
from events.selectors.timeline import TimelineFilter, count_events, find_events
from events.web.chips import Chip, Loosening, chips_of, loosenings, to_query
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


def build_page(query: QueryDict, *, region: str = "") -> TimelinePage:
    """Return the page that an address asks for; what cannot be read in it is left out and named."""
    chosen, unread = read_filters(query)
    wanted = to_filter(chosen, region=region)
    events = find_events(wanted)
    paginator = Paginator(with_lines(events), PAGE_SIZE)
    page, is_page_read = _page(paginator, query.get("page", "1"))
    scope = TimelineFilter(region=region)
    return TimelinePage(
        months=by_month(page.object_list),
        found=paginator.count,
        total=count_events(scope) if chosen else paginator.count,
        page=page,
        chosen=chosen,
        choices=filter_choices(find_events(scope)),
        chips=chips_of(chosen),
        loosenings=loosenings(chosen, region=region) if paginator.count == 0 else [],
        unread=unread if is_page_read else [*unread, _("Page")],
        query=to_query(chosen),
        map=build_map(count_places(events), unplaced=count_unplaced(events)),
    )


def _page(paginator: Paginator[Any], number: str) -> tuple[Any, bool]:
    """Return the page, the first one where there is no such page, and whether there was."""
    if number.isascii() and number.isdigit() and len(number) < 6 and 1 <= int(number) <= paginator.num_pages:
        return paginator.page(int(number)), True
    return paginator.page(1), False
