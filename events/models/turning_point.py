"""Knows the turning points that editors mark on the timeline of a region."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from events.models.event import Event
from events.models.place import Region

MAX_TEXT = 140


class TurningPoint(models.Model):
    """Hold an editor's mark on a day of a region, or on all days up to `last_day`; every edit is kept."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="turning_points")
    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True, help_text="empty: one day")
    text = models.CharField(max_length=MAX_TEXT)
    text_ar = models.CharField("text in Arabic", max_length=MAX_TEXT, blank=True)
    event = models.ForeignKey(Event, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    history = HistoricalRecords()

    class Meta:
        ordering = ["first_day", "id"]
        indexes = [models.Index(fields=["region", "first_day"], name="turning_region_day")]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="turning_has_text"),
            models.CheckConstraint(
                condition=Q(last_day__isnull=True) | Q(last_day__gt=F("first_day")), name="turning_days_ordered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_day}: {self.text}"

    def clean(self) -> None:
        """Name the field that is wrong where the database would only refuse. Raises: ValidationError."""
        if self.last_day and self.first_day and self.last_day <= self.first_day:
            raise ValidationError({"last_day": "must come after the first day; leave it empty for one day"})
