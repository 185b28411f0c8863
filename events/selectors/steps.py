"""Knows the steps of a timeline: days, weeks that begin on Monday, months."""

from datetime import date, timedelta
from enum import StrEnum


class Step(StrEnum):
    """Name how wide a bin is; a week begins on Monday."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


WIDER = {Step.DAY: Step.WEEK, Step.WEEK: Step.MONTH}


def start_of(day: date, step: Step) -> date:
    """Return the first day of the step that a day lies in."""
    if step == Step.MONTH:
        return day.replace(day=1)
    return day - timedelta(days=day.weekday()) if step == Step.WEEK else day
