"""Knows the steps of a timeline: days, weeks that begin on Monday, months; in Python and in both databases."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import DateField, Func


class Step(StrEnum):
    """Name how wide a bin is; a week begins on Monday."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


def start_of(day: date, step: Step) -> date:
    """Return the first day of the step that a day lies in."""
    if step == Step.MONTH:
        return day.replace(day=1)
    return day - timedelta(days=day.weekday()) if step == Step.WEEK else day


class StartOf(Func):
    """Do the same in the database; Django's own truncation calls Python for every row on SQLite."""

    output_field = DateField()
    _SQLITE = {
        Step.DAY: "%(expressions)s",
        Step.WEEK: "date(%(expressions)s, 'weekday 0', '-6 days')",
        Step.MONTH: "date(%(expressions)s, 'start of month')",
    }
    _POSTGRES = {
        Step.DAY: "%(expressions)s",
        Step.WEEK: "CAST(date_trunc('week', %(expressions)s) AS date)",
        Step.MONTH: "CAST(date_trunc('month', %(expressions)s) AS date)",
    }

    def __init__(self, column: str, step: Step) -> None:
        super().__init__(column)
        self.step = step

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        """Return the SQL for SQLite."""
        return self.as_sql(compiler, connection, template=self._SQLITE[self.step], **more)

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        """Return the SQL for PostgreSQL."""
        return self.as_sql(compiler, connection, template=self._POSTGRES[self.step], **more)
