"""Knows the columns of an honest date, shared by reports and events."""

from django.db import models
from django.db.models import F, Q

from events.domain.daterange import Bounds
from events.domain.vocabulary import Anchor, DatePrecision, Extent
from events.models.vocabulary import choices_of


class Dated(models.Model):
    """Hold four bounds, what they mean and where they come from; no bounds means the date is unknown."""

    start_earliest = models.DateField(null=True, blank=True)
    start_latest = models.DateField(null=True, blank=True)
    end_earliest = models.DateField(null=True, blank=True)
    end_latest = models.DateField(null=True, blank=True)
    extent = models.CharField(max_length=8, choices=choices_of(Extent), default=Extent.WITHIN)
    precision = models.CharField(max_length=12, choices=choices_of(DatePrecision), default=DatePrecision.UNANCHORED)
    edtf = models.CharField("EDTF", max_length=80, blank=True)
    wording = models.CharField("words of the date", max_length=300, blank=True)
    anchor = models.CharField(max_length=12, choices=choices_of(Anchor), default=Anchor.NONE)
    date_rule = models.CharField(max_length=60, blank=True)
    date_explanation = models.CharField("how the date was read", max_length=600, blank=True)
    date_reason = models.CharField("why there is no date", max_length=60, blank=True)
    date_confidence = models.FloatField(default=1.0)
    date_alternatives = models.JSONField(default=list, blank=True)
    date_by_editor = models.BooleanField(default=False)

    class Meta:
        abstract = True

    @property
    def bounds(self) -> Bounds | None:
        """Return the bounds as a value of the domain, None when the date is unknown."""
        if self.start_earliest is None and self.end_latest is None:
            return None
        return Bounds(
            self.start_earliest,
            self.start_latest,
            self.end_earliest,
            self.end_latest,
            Extent(self.extent),
            DatePrecision(self.precision),
        )

    def set_bounds(self, bounds: Bounds | None) -> None:
        """Take the bounds from a value of the domain."""
        self.start_earliest = bounds.start_earliest if bounds else None
        self.start_latest = bounds.start_latest if bounds else None
        self.end_earliest = bounds.end_earliest if bounds else None
        self.end_latest = bounds.end_latest if bounds else None
        self.extent = bounds.extent if bounds else Extent.WITHIN
        self.precision = bounds.precision if bounds else DatePrecision.UNANCHORED


DATE_FIELDS = (
    "start_earliest",
    "start_latest",
    "end_earliest",
    "end_latest",
    "extent",
    "precision",
    "edtf",
    "wording",
    "anchor",
    "date_rule",
    "date_explanation",
    "date_reason",
    "date_confidence",
    "date_alternatives",
)


def bounds_ordered(prefix: str) -> list[models.CheckConstraint]:
    """Return the constraints that keep the four bounds in order; an open bound passes."""
    pairs = [
        ("start_earliest", "start_latest"),
        ("end_earliest", "end_latest"),
        ("start_earliest", "end_earliest"),
        ("start_latest", "end_latest"),
    ]
    return [
        models.CheckConstraint(
            condition=Q(**{f"{low}__isnull": True}) | Q(**{f"{high}__isnull": True}) | Q(**{f"{low}__lte": F(high)}),
            name=f"{prefix}_{low}_{high}",
        )
        for low, high in pairs
    ]
