"""Knows every value of the escalation index that was ever published, and which days wait to be computed again."""

from enum import StrEnum

from django.db import models
from django.db.models import F, Q

from events.models.place import Region
from events.models.vocabulary import choices_of, only_from


class IndexVintage(models.Model):
    """Hold the three outputs of one region and day as computed at `data_cutoff`; written once, never overwritten.

    `*_points` are raw, undivided; `baseline` is the mean daily points of `baseline_year`, empty while it is being
    built; the index is 100 * points / baseline. `acts` lists what makes the day, the heaviest first. A day that lost
    its data (`is_gap`) has a row only if it had a value before.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="index_vintages")
    day = models.DateField()
    method_version = models.CharField(max_length=20)
    data_cutoff = models.DateTimeField()
    is_gap = models.BooleanField("no data on this day", default=False)
    rung = models.PositiveSmallIntegerField(default=0)
    rung_unconfirmed = models.PositiveSmallIntegerField(null=True, blank=True)
    rung_events = models.JSONField(default=list, blank=True)
    hostility_points = models.FloatField(default=0)
    hostility_points_low = models.FloatField(default=0)
    hostility_points_high = models.FloatField(default=0)
    deescalation_points = models.FloatField(default=0)
    deescalation_points_low = models.FloatField(default=0)
    deescalation_points_high = models.FloatField(default=0)
    baseline_year = models.PositiveIntegerField(null=True, blank=True)
    hostility_baseline = models.FloatField(null=True, blank=True)
    deescalation_baseline = models.FloatField(null=True, blank=True)
    acts = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["region_id", "day", "data_cutoff"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "day", "method_version", "data_cutoff"], name="vintage_one_per_cutoff"
            ),
            models.CheckConstraint(condition=Q(rung__lte=7), name="vintage_rung_range"),
            models.CheckConstraint(
                condition=Q(rung_unconfirmed__isnull=True) | Q(rung_unconfirmed__gt=F("rung"), rung_unconfirmed__lte=7),
                name="vintage_unconfirmed_above_rung",
            ),
            models.CheckConstraint(
                condition=Q(hostility_points_low__lte=F("hostility_points"))
                & Q(hostility_points__lte=F("hostility_points_high"))
                & Q(deescalation_points_low__lte=F("deescalation_points"))
                & Q(deescalation_points__lte=F("deescalation_points_high")),
                name="vintage_band_ordered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region} {self.day}, as of {self.data_cutoff:%Y-%m-%d %H:%M}"


class Purpose(StrEnum):
    """Name what is computed again."""

    COUNTS = "counts"
    INDEX = "index"


class StaleSpan(models.Model):
    """Hold that the counts or the index of some days no longer fit the events; removed by the job that refreshes them.

    Counts are kept for all regions at once, so theirs have no region; an empty span of counts means the events
    without a start. Rows are only ever added by those who change events: two changes are two rows, so that a change
    made while a refresh runs is not lost.
    """

    purpose = models.CharField(max_length=6, choices=choices_of(Purpose))
    region = models.ForeignKey(Region, null=True, blank=True, on_delete=models.CASCADE, related_name="stale_spans")
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    marked_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["purpose", "region"], name="stale_purpose_region")]
        constraints = [
            only_from(Purpose, "purpose", "stale_purpose_known"),
            models.CheckConstraint(
                condition=Q(purpose=Purpose.COUNTS.value, region__isnull=True)
                | Q(purpose=Purpose.INDEX.value, region__isnull=False, first_day__isnull=False),
                name="stale_index_has_region",
            ),
            models.CheckConstraint(
                condition=Q(first_day__isnull=True, last_day__isnull=True) | Q(first_day__lte=F("last_day")),
                name="stale_span_ordered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.first_day} to {self.last_day}"
