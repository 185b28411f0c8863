"""Knows what lists and timelines ask of the events of a day, packed: wide questions need not read the events."""

from django.db import models
from django.db.models import Q


class DaySheet(models.Model):
    """Hold the public events that begin on a day, column by column; see events.selectors.sheets.

    An event stands on one sheet: that of the earliest day on which it can have begun, or on the sheet without a day
    where its start is open or unknown. `stamp` names the transaction that wrote the sheet.
    """

    day = models.DateField(null=True, blank=True)
    stamp = models.CharField(max_length=32)
    packed = models.BinaryField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["day"], name="sheet_once_day"),
            models.UniqueConstraint(models.F("day"), condition=Q(day__isnull=True), name="sheet_once_undated"),
        ]

    def __str__(self) -> str:
        return f"sheet of {self.day}"
