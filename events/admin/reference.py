"""Translates the desk for actors, offices, places and regions, with tables in and out."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from import_export.admin import ImportExportModelAdmin
from import_export.forms import ExportForm
from simple_history.admin import SimpleHistoryAdmin

from events.admin.resources import ActorResource, OfficeTermResource, PlaceResource
from events.models import Actor, OfficeTerm, Place, Region, TurningPoint

MAX_NAMED = 50


class TableAdmin(ImportExportModelAdmin):
    """A table that leaves and enters by file, whole; the form that chooses columns needs inline scripts."""

    export_form_class = ExportForm


class OfficeInline(admin.TabularInline):
    """The offices of a person."""

    model = OfficeTerm
    fk_name = "holder"
    fields = ("office", "body", "country", "start", "end", "provenance")
    autocomplete_fields = ("body",)
    extra = 0


@admin.register(Actor)
class ActorAdmin(TableAdmin):
    """Actors under all their names."""

    resource_classes = [ActorResource]
    list_display = ("name", "kind", "country", "parent", "is_proposed")
    list_filter = ("is_proposed", "kind", "country")
    list_select_related = ("parent",)
    search_fields = ("name", "key", "names")
    autocomplete_fields = ("parent", "merged_into")
    inlines = (OfficeInline,)


@admin.register(OfficeTerm)
class OfficeTermAdmin(TableAdmin):
    """Who held which office when."""

    resource_classes = [OfficeTermResource]
    list_display = ("holder", "office", "country", "start", "end")
    list_select_related = ("holder",)
    search_fields = ("holder__name", "office")
    autocomplete_fields = ("holder", "body")


@admin.register(Place)
class PlaceAdmin(TableAdmin):
    """Places and how exactly they are known."""

    resource_classes = [PlaceResource]
    list_display = ("name", "precision", "country", "admin1", "latitude", "longitude")
    list_filter = ("precision", "country")
    search_fields = ("name", "key", "names")


@admin.register(Region)
class RegionAdmin(admin.ModelAdmin):
    """Theatres and the rules that decide what belongs to them."""

    list_display = ("name", "slug", "time_zone", "baseline_year", "position")
    list_editable = ("position",)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Name what keeps a region in use; jobs and counts of an unused one go with it, whoever may delete those."""
        deleted, counts, _lacking, protected = super().get_deleted_objects(objs, request)
        if len(protected) > MAX_NAMED:
            protected = [*protected[:MAX_NAMED], f"and {len(protected) - MAX_NAMED} more"]
        return deleted, counts, set(), protected


@admin.register(TurningPoint)
class TurningPointAdmin(SimpleHistoryAdmin):
    """Days that editors mark on the timeline of a region; what was marked before is kept."""

    list_display = ("first_day", "last_day", "region", "text", "text_ar", "event")
    list_filter = ("region",)
    list_select_related = ("region", "event")
    search_fields = ("text", "text_ar")
    raw_id_fields = ("event",)
    date_hierarchy = "first_day"
