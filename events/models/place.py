"""Knows places, with how exactly they are known, and the regions (theatres) that events belong to."""

from django.core.exceptions import ValidationError
from django.db import models

from events.domain.errors import InvalidInput
from events.domain.places.borders import read_borders
from events.domain.vocabulary import PlacePrecision
from events.models.vocabulary import choices_of, only_from


class Place(models.Model):
    """Hold a place; degrees are WGS 84 and empty for areas, which are never drawn as a pin."""

    key = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=200)
    names = models.JSONField("other names", default=list, blank=True)
    precision = models.CharField(max_length=12, choices=choices_of(PlacePrecision))
    country = models.CharField(max_length=3, blank=True, db_index=True)
    admin1 = models.CharField("province", max_length=120, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    population = models.PositiveIntegerField(default=0, help_text="0 is unknown; decides between namesakes")
    provenance = models.CharField(max_length=200, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            only_from(PlacePrecision, "precision", "place_precision_known"),
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True) | models.Q(latitude__range=(-90, 90)),
                name="place_latitude_range",
            ),
            models.CheckConstraint(
                condition=models.Q(longitude__isnull=True) | models.Q(longitude__range=(-180, 180)),
                name="place_longitude_range",
            ),
        ]

    def __str__(self) -> str:
        return self.name


def check_borders(text: str) -> None:
    """Refuse a text that does not say how borders look. Raises: ValidationError."""
    try:
        read_borders(text)
    except InvalidInput as fault:
        raise ValidationError(str(fault)) from fault


class Region(models.Model):
    """Hold a theatre, how its map looks, and the rule by which events belong to it (see events.domain.regions)."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=100)
    name_ar = models.CharField("name in Arabic", max_length=100, blank=True)
    description = models.TextField(blank=True)
    time_zone = models.CharField(max_length=60, default="UTC")
    baseline_year = models.PositiveIntegerField(null=True, blank=True)
    rule = models.JSONField(default=dict, blank=True, help_text="countries, places, actors and pairs that decide")
    position = models.PositiveIntegerField(default=0)
    borders = models.TextField(
        "disputed borders",
        blank=True,
        validators=[check_borders],
        help_text="one a line: two country codes and solid, dashed or none, such as SRB XKX dashed",
    )
    border_note = models.TextField("note on borders", blank=True, help_text="shown under the map of the region")
    border_note_ar = models.TextField("note on borders in Arabic", blank=True)

    class Meta:
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name
