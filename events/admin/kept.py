"""Translates what is kept and never changed: versions of events and vintages of the index, to look at."""

from django.contrib import admin

from events.admin.review import DecidedElsewhereAdmin
from events.models import EventVersion, IndexVintage

POINTS = ("hostility_points", "deescalation_points")


@admin.register(EventVersion)
class EventVersionAdmin(DecidedElsewhereAdmin):
    """What readers could know of an event, from when to when."""

    list_display = ("title", "known_from", "known_to", "state", "grade", "source_count", "merged_into")
    list_filter = ("is_public", "state")
    list_select_related = ("merged_into",)
    search_fields = ("title",)
    ordering = ("-known_from",)


@admin.register(IndexVintage)
class IndexVintageAdmin(DecidedElsewhereAdmin):
    """Every value of the index that was ever shown, with what it was made of."""

    list_display = (
        "day",
        "region",
        "data_cutoff",
        "rung",
        "rung_unconfirmed",
        "hostility_points",
        "deescalation_points",
    )
    list_filter = ("region", "method_version", "is_gap")
    list_select_related = ("region",)
    date_hierarchy = "day"
    ordering = ("-day", "-data_cutoff")
