"""Answers with a sheet on which a filter's events are marked, whatever it asks: today's, or those of a past moment."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np

from events.models import Region
from events.selectors.knowledge import find_versions
from events.selectors.sheets.columns import Array, Sheet, make_sheet
from events.selectors.sheets.current import current_sheet
from events.selectors.sheets.matching import match
from events.selectors.sheets.reading import EVENT, event_columns, part_columns, read_found
from events.selectors.timeline import TimelineFilter


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold a sheet, and for each of its events whether the filter finds it."""

    sheet: Sheet
    found: Array


def ask(wanted: TimelineFilter) -> Asked:
    """Return the events of a filter; while the sheets are being written they are read one by one."""
    if wanted.as_of:
        return _all_of(_known_then(wanted, wanted.as_of))
    sheet = None if wanted.updated_since else current_sheet()
    return Asked(sheet, match(sheet, wanted)) if sheet else _all_of(read_found(wanted))


def narrow(asked: Asked, wanted: TimelineFilter) -> Asked:
    """Return those of the events that a narrower filter finds, on the same sheet."""
    return Asked(asked.sheet, asked.found & match(asked.sheet, wanted))


def _all_of(sheet: Sheet) -> Asked:
    return Asked(sheet, np.ones(len(sheet), np.bool_))


def _known_then(wanted: TimelineFilter, moment: datetime) -> Sheet:
    """Return the sheet of a past moment, with its regions; what else filters ask the versions answered."""
    versions = find_versions(wanted, moment=moment).order_by()
    rows = list(versions.values_list("event_id", *EVENT, "detail__regions"))
    events = event_columns([row[:-1] for row in rows])
    regions = dict(Region.objects.values_list("slug", "pk"))
    shares = [
        (row[0], regions[share["slug"]], share["share"])
        for row in rows
        for share in row[-1] or ()
        if share["slug"] in regions
    ]
    return make_sheet(events=events, regions=part_columns(events["pk"], shares, ("region", "share")))
