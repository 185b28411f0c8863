"""Translates the desk for complaints: what readers hold to be wrong, beside the event it is about."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from events.admin.filters import ComplaintFilter
from events.admin.review import DecidedElsewhereAdmin
from events.domain.vocabulary import ComplaintState
from events.models import Complaint, Event
from events.services.complaints import refuse_complaint, uphold_complaint


@admin.register(Complaint)
class ComplaintAdmin(DecidedElsewhereAdmin):
    """What readers reported, the open ones first asked for; corrections are made at the event."""

    list_display = ("about", "subject", "text", "email", "state", "made_at", "settled_by")
    list_display_links = None
    list_filter = (ComplaintFilter, "subject")
    list_select_related = ("event", "settled_by")
    search_fields = ("text", "event__title")
    actions = ("uphold", "refuse")

    @admin.display(description=_("event"), ordering="event")
    def about(self, complaint: Complaint) -> SafeString:
        """Return the event with the way to its desk."""
        address = reverse("admin:events_event_change", args=[complaint.event_id])
        return format_html('<a href="{}">{}</a>', address, complaint.event)

    @admin.action(description=_("Settle: the reader is right"), permissions=["decide"])
    def uphold(self, request: HttpRequest, queryset: QuerySet[Complaint]) -> None:
        """Settle each complaint in favour of its reader; their address is forgotten."""
        self.each(request, queryset, uphold_complaint, "complaint_id")

    @admin.action(description=_("Settle: nothing was wrong"), permissions=["decide"])
    def refuse(self, request: HttpRequest, queryset: QuerySet[Complaint]) -> None:
        """Settle each complaint against its reader; their address is forgotten."""
        self.each(request, queryset, refuse_complaint, "complaint_id")


def open_complaints(event: Event) -> SafeString | str:
    """Return what readers hold to be wrong about an event and nobody has settled yet."""
    waiting = Complaint.objects.filter(event=event, state=ComplaintState.OPEN)
    rows = ((c.get_subject_display(), c.text, c.made_at.date()) for c in waiting)
    return format_html_join("", "<p><strong>{}</strong>: {}<br><small>{}</small></p>", rows) or "-"
