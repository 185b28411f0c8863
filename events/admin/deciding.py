"""Translates what is decided about events: one at a time from its page, many from the list, two into one."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from simple_history.admin import SimpleHistoryAdmin

from events.admin import bulk, joining, triage
from events.admin.editor import editor_of
from events.domain.errors import DomainError
from events.models import Event
from events.services.merging import split_report
from events.services.review import publish_event, reject_event, reopen_event

# what makes sense on each desk of the list
_FITTING: dict[str | None, Sequence[str]] = {
    None: ("publish", "reject", "merge"),
    "public": ("withdraw", "merge"),
    "complained": ("withdraw",),
    "rejected": ("reopen",),
    "retracted": (),
}


class DecidingAdmin(SimpleHistoryAdmin):
    """Decisions about events; what may be decided is the services' matter."""

    actions: Sequence[Any] = ("publish", "reject", "merge", "withdraw", "reopen")

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Offer what fits the desk that is shown."""
        fitting = _FITTING.get(request.GET.get("desk"), self.actions)
        return {name: action for name, action in super().get_actions(request).items() if name in fitting}

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Go on with a decision about many; everything else is Django's list."""
        if request.method == "POST" and ("_bulk" in request.POST or "_merge" in request.POST):
            if not self.has_change_permission(request):
                raise PermissionDenied
            return self._merge(request) if "_merge" in request.POST else self._bulk(request)
        return super().changelist_view(request, {"title": _("Events"), **(extra_context or {})})

    def _bulk(self, request: HttpRequest) -> HttpResponse:
        answer = bulk.go_on(self.admin_site, request)
        if isinstance(answer, HttpResponse):
            return answer
        self.message_user(request, f"{bulk.counted(answer)}.")
        return HttpResponseRedirect(request.get_full_path())

    def _merge(self, request: HttpRequest) -> HttpResponse:
        try:
            kept, count = joining.merge_all(request)
        except DomainError as error:
            self.message_user(request, f"{error}. {_('Nothing was merged.')}", messages.ERROR)
        else:
            words = ngettext(
                "%(count)d event was merged into “%(title)s”.", "%(count)d events were merged into “%(title)s”.", count
            )
            self.message_user(request, words % {"count": count, "title": kept.title})
        return HttpResponseRedirect(request.get_full_path())

    def response_change(self, request: HttpRequest, obj: Event) -> HttpResponse:
        """Publish or reject on request and go on to the next draft."""
        steps = {"_publish_next": publish_event, "_reject_next": reject_event}
        for name, step in steps.items():
            if name in request.POST:
                following = triage.following(self, request, obj)
                step(event_id=obj.pk, editor=editor_of(request), at=timezone.now())
                return self._after(request, obj, following)
        if "_reopen" in request.POST:
            reopen_event(event_id=obj.pk, editor=editor_of(request), at=timezone.now())
            return HttpResponseRedirect(request.get_full_path())
        if "_split" in request.POST:
            split = split_report(report_id=_number(request, "_split"), editor=editor_of(request), at=timezone.now())
            return HttpResponseRedirect(triage.address(request, split))
        return super().response_change(request, obj)

    def _after(self, request: HttpRequest, done: Event, following: str | None) -> HttpResponse:
        state = Event.objects.get(pk=done.pk).get_state_display()
        words = format_html('<a href="{}">{}</a>: {}', triage.address(request, done), done.title, state)
        self.message_user(request, words)
        ends = reverse("admin:events_event_changelist")
        if filters := request.GET.get(triage.FILTERS):
            ends += f"?{filters}"
        return HttpResponseRedirect(following or triage.first(self, request) or ends)

    @admin.action(description=gettext_lazy("Publish"), permissions=["change"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Event]) -> HttpResponse:
        """Ask, then publish each selected event."""
        return bulk.ask(self.admin_site, request, queryset, "publish")

    @admin.action(description=gettext_lazy("Reject"), permissions=["change"])
    def reject(self, request: HttpRequest, queryset: QuerySet[Event]) -> HttpResponse:
        """Ask, then reject each selected draft."""
        return bulk.ask(self.admin_site, request, queryset, "reject")

    @admin.action(description=gettext_lazy("Reopen"), permissions=["change"])
    def reopen(self, request: HttpRequest, queryset: QuerySet[Event]) -> HttpResponse:
        """Ask, then make each selected rejected event a draft again."""
        return bulk.ask(self.admin_site, request, queryset, "reopen")

    @admin.action(description=gettext_lazy("Withdraw"), permissions=["change"])
    def withdraw(self, request: HttpRequest, queryset: QuerySet[Event]) -> HttpResponse:
        """Ask for the public note, then withdraw each selected event."""
        return bulk.ask(self.admin_site, request, queryset, "withdraw")

    @admin.action(description=gettext_lazy("Merge"), permissions=["change"])
    def merge(self, request: HttpRequest, queryset: QuerySet[Event]) -> HttpResponse:
        """Ask which event to keep, then merge all selected into it."""
        return joining.ask_what_to_keep(self.admin_site, request, queryset)


def _number(request: HttpRequest, name: str) -> int:
    try:
        return int(request.POST[name])
    except ValueError as error:
        raise PermissionDenied from error
