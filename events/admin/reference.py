"""Translates the desk for actors, offices, places and regions, with tables in and out."""

from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from import_export.admin import ImportExportModelAdmin
from import_export.forms import ExportForm
from simple_history.admin import SimpleHistoryAdmin

from events.admin.asking import asked_first
from events.admin.inlines import NamedTabularInline
from events.admin.resources import ActorResource, OfficeTermResource, PlaceResource
from events.models import Actor, OfficeTerm, Participation, Place, Region, TurningPoint
from events.services.proposing import accept_actors

MAX_NAMED = 50


class TableAdmin(ImportExportModelAdmin):
    """A table that leaves and enters by file, whole; the form that chooses columns needs inline scripts."""

    export_form_class = ExportForm


class OfficeInline(NamedTabularInline):
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
    list_display = ("name", "kind", "country", "parent", "is_proposed", "seen_in")
    list_filter = ("is_proposed", "kind")
    list_select_related = ("parent",)
    actions = ("accept",)
    search_fields = ("name", "key", "names")
    autocomplete_fields = ("parent", "merged_into")
    inlines = (OfficeInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Actor]:
        """Load one event of each actor with the list."""
        parts = Participation.objects.filter(actor=OuterRef("pk"), event__merged_into__isnull=True, event__isnull=False)
        return (
            super()
            .get_queryset(request)
            .annotate(
                event_seen=Subquery(parts.order_by("pk").values("event")[:1]),
                title_seen=Subquery(parts.order_by("pk").values("event__title")[:1]),
            )
        )

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Offer deletion last, as the one that is rarely meant."""
        actions = super().get_actions(request)
        return {name: actions[name] for name in sorted(actions, key="delete_selected".__eq__)}

    @admin.display(description=_("seen in"))
    def seen_in(self, actor: Actor) -> SafeString | str:
        """Return an event in which the actor takes part, to judge a proposed name by."""
        event_id = getattr(actor, "event_seen", None)
        if event_id is None:
            return "-"
        address = reverse("admin:events_event_change", args=[event_id])
        return format_html('<a href="{}">{}</a>', address, getattr(actor, "title_seen", ""))

    @admin.action(description=_("Accept"), permissions=["change"])
    @asked_first(_("Accept actors"), _("These names are actors from now on: articles are read with them."))
    def accept(self, request: HttpRequest, queryset: QuerySet[Actor]) -> None:
        """Make actors of the proposed names; kind and country may be corrected before or after."""
        count = accept_actors(actor_ids=list(queryset.values_list("pk", flat=True)), at=timezone.now())
        words = ngettext("%(count)d name was accepted.", "%(count)d names were accepted.", count)
        self.message_user(request, words % {"count": count})


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
            protected = [*protected[:MAX_NAMED], _("and %(count)d more") % {"count": len(protected) - MAX_NAMED}]
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
