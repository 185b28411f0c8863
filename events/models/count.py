"""Knows how many events begin on a day, so that wide timelines need not read the events themselves."""

from django.db import models
from django.db.models import Q

from events.domain.vocabulary import Certainty, Quad, Series, Type
from events.models.place import Region
from events.models.vocabulary import choices_of, only_from


class DailyCount(models.Model):
    """Hold how many public events of one sort begin on a day.

    An event counts once, on the earliest day on which it can have begun; an empty `day` counts those whose start is
    open or unknown. An empty `region` is the whole site; an event shared by two regions counts once in each of them
    and once for the site. `severity_sum` is severity times the region's share, so regions add up to the site.
    """

    region = models.ForeignKey(Region, null=True, blank=True, on_delete=models.CASCADE, related_name="daily_counts")
    day = models.DateField(null=True, blank=True)
    type = models.CharField(max_length=12, choices=choices_of(Type))
    quad = models.CharField(max_length=20, choices=choices_of(Quad))
    series = models.CharField(max_length=12, choices=choices_of(Series))
    certainty = models.CharField(max_length=10, choices=choices_of(Certainty))
    is_interval = models.BooleanField("may reach past its first day")
    count = models.PositiveIntegerField()
    severity_sum = models.FloatField()

    class Meta:
        ordering = ["day", "type"]
        indexes = [
            # covering: the bins of a wide timeline are answered from the index alone
            models.Index(
                fields=["region", "day", "quad", "series", "certainty", "count", "severity_sum"],
                name="count_region_day",
            ),
        ]
        constraints = [
            *(
                models.UniqueConstraint(
                    fields=[*fields, "type", "series", "certainty", "is_interval"],
                    condition=Q(region__isnull="region" not in fields, day__isnull="day" not in fields),
                    name=name,
                )
                for name, fields in (
                    ("count_once_region_day", ["region", "day"]),
                    ("count_once_region_undated", ["region"]),
                    ("count_once_site_day", ["day"]),
                    ("count_once_site_undated", []),
                )
            ),
            models.CheckConstraint(condition=Q(count__gt=0), name="count_positive"),
            only_from(Type, "type", "count_type_known"),
            only_from(Certainty, "certainty", "count_certainty_known"),
        ]

    def __str__(self) -> str:
        return f"{self.count} {self.type} on {self.day}"
