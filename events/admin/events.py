"""Translates the desk for events: see the evidence, then publish, reject, merge, correct or withdraw."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from simple_history.admin import SimpleHistoryAdmin

from events.admin import evidence, links
from events.admin.complaints import open_complaints
from events.admin.editor import editor_of
from events.admin.filters import WAITING, DatedFilter, DeskFilter
from events.admin.forms import EventForm, NoteForm
from events.domain.dates.wording import bounds_in_words
from events.domain.errors import DomainError
from events.domain.review import is_public
from events.domain.vocabulary import CorrectionKind, ReviewState
from events.models import Event, EventLink, Participation, Report
from events.services.merging import merge_events
from events.services.review import (
    confirm_seen,
    correct_event,
    edit_event,
    publish_event,
    reject_event,
    reopen_event,
    withdraw_event,
)
from events.services.versions import record_versions


class ReportInline(admin.TabularInline):
    """Show what each source says, read-only, in its own words."""

    model = Report
    extra = 0
    can_delete = False
    show_change_link = True
    fields = readonly_fields = ("said", "dated", "who", "toll", "source", "attribution", "stance", "merged_because")

    def has_add_permission(self, *_args: Any) -> bool:
        """Reports come from articles."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Report]:
        """Load the evidence in a fixed number of queries."""
        return (
            super()
            .get_queryset(request)
            .select_related("article__outlet")
            .prefetch_related("participations", "figures")
        )

    said = admin.display(description="quoted sentence")(lambda self, report: evidence.quote(report))
    dated = admin.display(description="date")(lambda self, report: evidence.date_beside_words(report))
    who = admin.display(description="who")(lambda self, report: evidence.roles(report))
    toll = admin.display(description="figures")(lambda self, report: evidence.figures(report))
    source = admin.display(description="source")(lambda self, report: evidence.source(report))

    @admin.display(description="merged because")
    def merged_because(self, report: Report) -> str:
        """Return the reasons of an automatic merge."""
        return "; ".join(reason["text"] for reason in report.merge_reasons) or evidence.NOTHING


class ParticipationInline(admin.TabularInline):
    """Correct who took part in which role."""

    model = Participation
    fields = ("role", "actor", "name", "country", "office", "depth", "position")
    autocomplete_fields = ("actor",)
    extra = 0


@admin.register(Event)
class EventAdmin(SimpleHistoryAdmin):
    """The desk."""

    form = EventForm
    list_display = ("title", "first_quote", "when", "kind", "grade", "source_count", "state", "updated_at")
    list_filter = (DeskFilter, DatedFilter, "type", "grade", "regions")
    list_per_page = 50
    search_fields = ("title", "reports__quote", "participations__name")
    ordering = ("-updated_at",)
    readonly_fields = (
        "what_sources_say",
        "state",
        "grade_reasons",
        "source_count",
        "how_dated",
        "contradictions",
        "exchange",
        "complaints_of_readers",
        "published_by",
        "first_published_at",
        "updated_at",
    )
    inlines = (ReportInline, ParticipationInline, links.LinkInline)
    actions = ("publish", "reject", "merge", "withdraw", "reopen")
    object_history_list_template = "admin/events/event/history_list.html"
    change_form_template = "admin/events/event/change_form.html"
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "what_sources_say",
                    ("title", "state"),
                    ("kind", "status"),
                    ("grade", "grade_confirmed", "source_count"),
                    "summary",
                )
            },
        ),
        (
            "Date",
            {
                "fields": (
                    "how_dated",
                    ("start_earliest", "start_latest"),
                    ("end_earliest", "end_latest"),
                    ("extent", "precision"),
                    ("edtf", "wording"),
                )
            },
        ),
        ("Claims and links", {"fields": ("contradictions", "exchange")}),
        ("Correction", {"fields": ("complaints_of_readers", ("correction_kind", "correction_note"), "seen_at")}),
        (
            "Kept",
            {"classes": ("collapse",), "fields": ("grade_reasons", "published_by", "first_published_at", "updated_at")},
        ),
    )

    def has_add_permission(self, _request: HttpRequest) -> bool:
        """An event needs a source: it starts with an article."""
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Event | None = None) -> bool:
        """Nothing is deleted: drafts are rejected, published events withdrawn."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        """Load the first quote of every event with the list."""
        rows = Report.objects.select_related("article__outlet").defer("article__text").order_by("pk")
        reports = Prefetch("reports", queryset=rows, to_attr="ordered_reports")
        return super().get_queryset(request).prefetch_related(reports)

    contradictions = admin.display(description="contradictions")(lambda self, event: links.contradictions(event))
    exchange = admin.display(description="exchange")(lambda self, event: links.exchange(event))
    complaints_of_readers = admin.display(description="open complaints")(lambda self, event: open_complaints(event))

    when = admin.display(description="date", ordering="start_earliest")(lambda self, event: evidence.date_of(event))
    first_quote = admin.display(description="first quote")(lambda self, event: evidence.first_quote(event))
    what_sources_say = admin.display(description="what sources say")(lambda self, event: evidence.of_event(event))

    @admin.display(description="how the date was read")
    def how_dated(self, event: Event) -> str:
        """Return the bounds in words with their origin."""
        how = event.date_explanation or event.date_reason.replace("_", " ")
        return f"{bounds_in_words(event.bounds)}. {how}"

    def save_model(self, request: HttpRequest, obj: Event, form: EventForm, change: bool) -> None:  # noqa: FBT001
        """Hand the changes to the service that fits the event's state."""
        own = {"seen_at", "correction_kind", "correction_note"}
        changes = {name: form.cleaned_data[name] for name in form.changed_data if name not in own}
        common: dict[str, Any] = {
            "event_id": obj.pk,
            "editor": editor_of(request),
            "at": timezone.now(),
            "changes": changes,
            "seen_at": parse_datetime(form.cleaned_data["seen_at"] or ""),
        }
        if obj.first_published_at and changes:
            kind = CorrectionKind(form.cleaned_data["correction_kind"])
            correct_event(**common, kind=kind, note=form.cleaned_data["correction_note"])
        elif changes:
            edit_event(**common)
        else:
            confirm_seen(event_id=obj.pk, seen_at=common["seen_at"])
        obj.refresh_from_db()

    def save_formset(self, request: HttpRequest, form: EventForm, formset: Any, change: bool) -> None:  # noqa: FBT001
        """Hand links to their services; roles that an editor corrected are no longer rebuilt from reports."""
        if formset.model is EventLink:
            links.save_links(formset, form.instance)
            return
        super().save_formset(request, form, formset, change)
        if formset.has_changed() and not form.instance.first_published_at:
            edit_event(event_id=form.instance.pk, editor=editor_of(request), at=timezone.now(), changes={})

    def save_related(self, request: HttpRequest, form: EventForm, formsets: Any, change: bool) -> None:  # noqa: FBT001
        """Keep what readers now see of the parties, which the form's tables write themselves."""
        super().save_related(request, form, formsets, change)
        record_versions([form.instance.pk], at=timezone.now())

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show a refusal as a message on the same page; nothing is half saved."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except DomainError as error:
            self.message_user(request, str(error), messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def response_change(self, request: HttpRequest, obj: Event) -> HttpResponse:
        """Publish or reject on request and go on to the next draft."""
        steps = {"_publish_next": publish_event, "_reject_next": reject_event}
        for name, step in steps.items():
            if name in request.POST:
                step(event_id=obj.pk, editor=editor_of(request), at=timezone.now())
                return self._next_draft(request, obj)
        return super().response_change(request, obj)

    def _next_draft(self, request: HttpRequest, done: Event) -> HttpResponse:
        waiting = Event.objects.filter(state__in=WAITING, merged_into__isnull=True).exclude(pk=done.pk)
        following = waiting.filter(updated_at__lte=done.updated_at).order_by("-updated_at").first() or waiting.first()
        self.message_user(request, f"“{done.title}” is {Event.objects.get(pk=done.pk).state}.")
        if following is None:
            return HttpResponseRedirect(reverse("admin:events_event_changelist"))
        return HttpResponseRedirect(reverse("admin:events_event_change", args=[following.pk]))

    @admin.action(description="Publish")
    def publish(self, request: HttpRequest, queryset: QuerySet[Event]) -> None:
        """Publish each selected event."""
        self._each(request, queryset, publish_event, "published or sent to a second editor")

    @admin.action(description="Reject")
    def reject(self, request: HttpRequest, queryset: QuerySet[Event]) -> None:
        """Reject each selected draft."""
        self._each(request, queryset, reject_event, "rejected")

    @admin.action(description="Reopen rejected")
    def reopen(self, request: HttpRequest, queryset: QuerySet[Event]) -> None:
        """Make each selected rejected event a draft again."""
        self._each(request, queryset, reopen_event, "reopened")

    def _each(self, request: HttpRequest, queryset: QuerySet[Event], service: Any, done: str) -> None:
        count = 0
        for event_id, title in queryset.values_list("pk", "title"):
            try:
                service(event_id=event_id, editor=editor_of(request), at=timezone.now())
                count += 1
            except DomainError as error:
                self.message_user(request, f"“{title}”: {error}", messages.ERROR)
        self.message_user(request, f"{count} {done}.")

    @admin.action(description="Merge into the published or oldest selected")
    def merge(self, request: HttpRequest, queryset: QuerySet[Event]) -> None:
        """Merge all selected events into a published one, else into the one with the lowest number."""
        ranked = sorted((not is_public(ReviewState(state)), pk) for pk, state in queryset.values_list("pk", "state"))
        kept, *others = [pk for _, pk in ranked]
        if not others:
            self.message_user(request, "Select two or more events to merge.", messages.WARNING)
        for event_id in others:
            try:
                merge_events(kept_id=kept, absorbed_id=event_id, editor=editor_of(request), at=timezone.now())
            except DomainError as error:
                self.message_user(request, str(error), messages.ERROR)
            else:
                self.message_user(
                    request, f"Event {event_id} was merged into {kept}; it can be undone under Event merges."
                )

    @admin.action(description="Withdraw published")
    def withdraw(self, request: HttpRequest, queryset: QuerySet[Event]) -> HttpResponse | None:
        """Ask for the public note, then withdraw each selected event."""
        form = NoteForm(request.POST if "note" in request.POST else None)
        if form.is_bound and form.is_valid():
            note = form.cleaned_data["note"]
            self._each(
                request,
                queryset,
                lambda **who: withdraw_event(**who, note=note),
                "withdrawn; a stub with your note stays at the address",
            )
            return None
        context = {
            **self.admin_site.each_context(request),
            "title": "Withdraw events",
            "events": queryset,
            "form": form,
        }
        return TemplateResponse(request, "admin/events/event/withdraw.html", context)
