"""Translates the desk for events: the evidence beside what the editor decides and corrects."""

from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.admin import evidence, links, triage
from events.admin.complaints import open_complaints
from events.admin.deciding import DecidingAdmin
from events.admin.editor import editor_of
from events.admin.filters import WAITING, DatedFilter, DeskFilter
from events.admin.forms import EventForm
from events.admin.inlines import NamedTabularInline
from events.domain.dates.wording import bounds_in_words
from events.domain.errors import DomainError, InvalidInput
from events.domain.vocabulary import CorrectionKind
from events.models import Event, EventLink, Participation, Report
from events.services.review import confirm_seen, correct_event, edit_event, withdraw_event
from events.services.versions import record_versions

_DECIDED = (
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
)
_DATE = (
    _("Date"),
    {
        "fields": (
            "how_dated",
            ("start_earliest", "start_latest"),
            ("end_earliest", "end_latest"),
            ("extent", "precision"),
            ("edtf", "wording", "seen_at"),
        )
    },
)
_CLAIMS = (_("Claims and links"), {"fields": ("contradictions", "exchange")})
_CORRECTION = (_("Correction"), {"fields": ("complaints_of_readers", ("correction_kind", "correction_note"))})
_KEPT = (
    _("Kept"),
    {"classes": ("collapse",), "fields": ("grade_reasons", "published_by", "first_published_at", "updated_at")},
)


class ParticipationInline(NamedTabularInline):
    """Correct who took part in which role."""

    model = Participation
    fields = ("role", "actor", "name", "country", "office", "depth", "position")
    autocomplete_fields = ("actor",)
    extra = 0
    classes = ("narrow",)


@admin.register(Event)
class EventAdmin(DecidingAdmin):
    """The desk."""

    form = EventForm
    list_display = ("headline", "when", "judged")
    list_filter = (DeskFilter, DatedFilter, "regions", "grade", "type")
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
    inlines = (ParticipationInline, links.LinkInline)
    object_history_list_template = "admin/events/event/history_list.html"
    change_form_template = "admin/events/event/change_form.html"

    def get_fieldsets(self, _request: HttpRequest, obj: Event | None = None) -> Any:
        """Ask for a public note only where readers saw the event."""
        correction = (_CORRECTION,) if obj and obj.first_published_at else ()
        return (_DECIDED, *correction, _DATE, _CLAIMS, _KEPT)

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

    contradictions = admin.display(description=_("contradictions"))(lambda self, event: links.contradictions(event))
    exchange = admin.display(description=_("exchange"))(lambda self, event: links.exchange(event))
    complaints_of_readers = admin.display(description=_("open complaints"))(lambda self, event: open_complaints(event))

    when = admin.display(description=_("date"), ordering="start_earliest")(lambda self, event: evidence.date_of(event))
    what_sources_say = admin.display(description=_("what sources say"))(lambda self, event: evidence.of_event(event))

    @admin.display(description=_("event"), ordering="title")
    def headline(self, event: Event) -> SafeString:
        """Return the title over the sentence of the first report."""
        return format_html('{}<span class="quote">{}</span>', event.title, evidence.first_quote(event))

    @admin.display(description=_("judged"), ordering="grade")
    def judged(self, event: Event) -> SafeString:
        """Return what the event is taken for, how well supported, and where it stands."""
        return format_html(
            "{}<br><small>{} ({})<br>{}</small>",
            gettext(event.get_kind_display()),
            gettext(event.get_grade_display()),
            event.source_count,
            gettext(event.get_state_display()),
        )

    @admin.display(description=_("how the date was read"))
    def how_dated(self, event: Event) -> str:
        """Return the bounds in words with their origin."""
        how = event.date_explanation or event.date_reason.replace("_", " ")
        return f"{bounds_in_words(event.bounds)}. {how}"

    def get_form(self, request: HttpRequest, obj: Event | None = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002
        """Give the form the refusal of a service, so that it shows beside what was typed."""
        form = super().get_form(request, obj, change, **kwargs)
        form.refusal = getattr(request, "refusal", "")
        return form

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show where in the queue the event stands."""
        event = Event.objects.filter(pk=object_id).first() if object_id.isdecimal() else None
        place = triage.place_of(self, request, event) if event and event.state in WAITING else None
        title = {"title": event.title, "subtitle": None} if event else {}
        return super().change_view(request, object_id, form_url, {**title, "place": place, **(extra_context or {})})

    def save_model(self, request: HttpRequest, obj: Event, form: EventForm, change: bool) -> None:  # noqa: FBT001
        """Hand the changes to the service that fits the event's state."""
        own = {"seen_at", "correction_kind", "correction_note"}
        changes = {name: form.cleaned_data[name] for name in form.changed_data if name not in own}
        seen_at = parse_datetime(form.cleaned_data["seen_at"] or "")
        common: dict[str, Any] = {"event_id": obj.pk, "editor": editor_of(request), "at": _moment_of(request)}
        note = form.cleaned_data["correction_note"]
        if obj.first_published_at and (changes or note):
            kind = CorrectionKind(form.cleaned_data["correction_kind"])
            correct_event(**common, changes=changes, seen_at=seen_at, kind=kind, note=note)
        elif changes:
            edit_event(**common, changes=changes, seen_at=seen_at)
        else:
            confirm_seen(event_id=obj.pk, seen_at=seen_at)
        obj.refresh_from_db()

    def save_formset(self, request: HttpRequest, form: EventForm, formset: Any, change: bool) -> None:  # noqa: FBT001
        """Hand links to their services; roles that an editor corrected are no longer rebuilt from reports."""
        if formset.model is EventLink:
            links.save_links(formset, form.instance)
            return
        if formset.has_changed() and form.instance.first_published_at and not form.cleaned_data["correction_note"]:
            raise InvalidInput("correction_note", "nothing", "a public note that says what changed about the parties")
        super().save_formset(request, form, formset, change)
        if formset.has_changed() and not form.instance.first_published_at:
            edit_event(event_id=form.instance.pk, editor=editor_of(request), at=timezone.now(), changes={})

    def save_related(self, request: HttpRequest, form: EventForm, formsets: Any, change: bool) -> None:  # noqa: FBT001
        """Keep what readers now see of the parties, which the form's tables write themselves."""
        super().save_related(request, form, formsets, change)
        record_versions([form.instance.pk], at=_moment_of(request))

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show a refusal over the form with everything that was typed; nothing is half saved."""
        try:
            if request.method == "POST" and "_withdraw" in request.POST:
                return self._withdraw_one(request, int(args[0] if args else kwargs["object_id"]))
            return super().changeform_view(request, *args, **kwargs)
        except DomainError as error:
            request.refusal = str(error)  # type: ignore[attr-defined]
            return super().changeform_view(request, *args, **kwargs)

    def _withdraw_one(self, request: HttpRequest, event_id: int) -> HttpResponse:
        """Withdraw the event with the public note of its page; what else was typed is left."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        seen_at = parse_datetime(request.POST.get("seen_at", ""))
        confirm_seen(event_id=event_id, seen_at=seen_at)
        note = request.POST.get("correction_note", "")
        withdraw_event(event_id=event_id, editor=editor_of(request), at=timezone.now(), note=note)
        self.message_user(request, _("Withdrawn; a stub with your note stays at the address."), messages.SUCCESS)
        return HttpResponseRedirect(request.get_full_path())


def _moment_of(request: HttpRequest) -> datetime:
    """Return one moment for all that a press of a button changes: readers never see half of it."""
    moment: datetime = request.__dict__.setdefault("moment", timezone.now())
    return moment
