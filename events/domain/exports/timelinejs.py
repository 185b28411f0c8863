"""Knows events as slides of TimelineJS, whose dates are points: those without a first day are counted, not invented."""

from collections.abc import Mapping
from datetime import date
from html import escape
from typing import Any

Row = Mapping[str, Any]


def slide_of(row: Row) -> dict[str, Any] | None:
    """Return an event as a slide, None where no first day is known.

    The reader sees our words for the date, not the point that the drawing needs. Texts are escaped, since TimelineJS
    takes them for HTML.
    """
    first, last = row["date"]["start_earliest"], row["date"]["end_latest"]
    if first is None:
        return None
    slide = {
        "unique_id": f"event-{row['id']}",
        "start_date": _day(first),
        "display_date": row["date"]["words"],
        "group": row["kind_label"],
        "text": {
            "headline": escape(row["title"]),
            "text": f'<p>{escape(row["summary"])}</p><p><a href="{escape(row["url"])}">{escape(row["grade"])}</a></p>',
        },
    }
    return slide | {"end_date": _day(last)} if last is not None and last != first else slide


def _day(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}
