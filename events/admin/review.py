"""Translates the desk for merges: decide proposals, undo merges, read the log of corrections."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from events.admin import evidence
from events.admin.asking import asked_first
from events.admin.editor import editor_of
from events.admin.filters import ProposalFilter
from events.domain.dates.wording import bounds_in_words
from events.domain.errors import DomainError
from events.domain.vocabulary import ReviewState
from events.models import Correction, EventMerge, MergeProposal, ProposalState, Report
from events.services.merging import undo_merge
from events.services.proposals import accept_proposal, reject_proposal

# of an event's reports so many stand beside the one in question
QUOTED_REPORTS = 3


class DecidedElsewhereAdmin(admin.ModelAdmin):
    """Rows that only services write; editors act on them by actions."""

    def has_add_permission(self, _request: HttpRequest) -> bool:
        """Services make these rows."""
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """Services change these rows."""
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """Nothing is forgotten."""
        return False

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """Whoever may change events may decide about them."""
        return request.user.has_perm("events.change_event")

    def each(self, request: HttpRequest, queryset: QuerySet[Any], service: Any, argument: str) -> None:
        """Call the service for each row and show what it refused."""
        done = 0
        for pk in queryset.values_list("pk", flat=True):
            try:
                service(**{argument: pk}, editor=editor_of(request), at=timezone.now())
                done += 1
            except DomainError as error:
                self.message_user(request, str(error), messages.ERROR)
        if done:
            self.message_user(request, ngettext("%(count)d done.", "%(count)d done.", done) % {"count": done})


@admin.register(MergeProposal)
class MergeProposalAdmin(DecidedElsewhereAdmin):
    """Reports that may belong to an event, both in their own words, with the reasons for and against."""

    list_display = ("said", "event_said", "decide")
    list_display_links = None
    list_filter = (ProposalFilter,)
    list_per_page = 50
    actions = ("accept", "reject")

    def get_queryset(self, request: HttpRequest) -> QuerySet[MergeProposal]:
        """Load both sides in a fixed number of queries."""
        both = super().get_queryset(request).select_related("report__article__outlet", "event")
        return both.prefetch_related(Prefetch("event__reports", queryset=_spoken(), to_attr="spoken"))

    @admin.display(description=_("report"))
    def said(self, proposal: MergeProposal) -> SafeString:
        """Return the report's sentence with its source and date."""
        return _quoted([proposal.report])

    @admin.display(description=_("event"))
    def event_said(self, proposal: MergeProposal) -> SafeString:
        """Return the event's title with the sentences of its first reports."""
        address = reverse("admin:events_event_change", args=[proposal.event_id])
        quotes = _quoted(getattr(proposal.event, "spoken", []))
        return format_html('<a href="{}">{}</a>{}', address, proposal.event, quotes)

    @admin.display(description=_("decision"), ordering="score")
    def decide(self, proposal: MergeProposal) -> SafeString:
        """Return how alike the two are and why, over the two buttons, or over what was decided and by whom."""
        why = "; ".join(reason["text"] for reason in proposal.reasons)
        if proposal.state != ProposalState.OPEN:
            return format_html(
                "<p>{}: {}</p><small>{}: {}</small>",
                proposal.get_state_display(),
                proposal.decided_by or _("the program"),
                _per_cent(proposal),
                why,
            )
        return format_html(
            '<button name="_accept" value="{0}">{1}</button><button name="_reject" value="{0}">{2}</button>'
            "<small>{3}: {4}</small>",
            proposal.pk,
            _("Same event"),
            _("Not the same"),
            _per_cent(proposal),
            why,
        )

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Take a decision from a button of the list; everything else is Django's list."""
        for name, service in (("_accept", accept_proposal), ("_reject", reject_proposal)):
            if request.method == "POST" and name in request.POST:
                if not self.has_decide_permission(request):
                    raise PermissionDenied
                chosen = self.get_queryset(request).filter(pk__in=request.POST.getlist(name))
                self.each(request, chosen, service, "proposal_id")
                return HttpResponseRedirect(request.get_full_path())
        return super().changelist_view(request, extra_context)

    @admin.action(description=_("Same event"), permissions=["decide"])
    @asked_first(
        _("Same event"),
        _("Each report's event is merged into the proposed one, the published one is kept. “Event merges” undoes it."),
    )
    def accept(self, request: HttpRequest, queryset: QuerySet[MergeProposal]) -> None:
        """Join each report's event to the proposed one."""
        self.each(request, queryset, accept_proposal, "proposal_id")

    @admin.action(description=_("Not the same"), permissions=["decide"])
    @asked_first(_("Not the same"), _("Each report is remembered as another event and not proposed again."))
    def reject(self, request: HttpRequest, queryset: QuerySet[MergeProposal]) -> None:
        """Remember that each report is about another event."""
        self.each(request, queryset, reject_proposal, "proposal_id")


def _per_cent(proposal: MergeProposal) -> str:
    return f"{proposal.score:.0%}"


def _spoken() -> QuerySet[Report]:
    spoken = Report.objects.exclude(state=ReviewState.REJECTED).select_related("article__outlet")
    return spoken.defer("article__text").order_by("pk")[:QUOTED_REPORTS]


def _quoted(reports: Iterable[Report]) -> SafeString:
    rows = ((evidence.quote(report), evidence.source(report), bounds_in_words(report.bounds)) for report in reports)
    return format_html_join("", "<p>{}<br><small>{}: {}</small></p>", rows)


@admin.register(EventMerge)
class EventMergeAdmin(DecidedElsewhereAdmin):
    """Merges by editors and machines, each with its way back."""

    list_display = ("kept", "absorbed", "by", "why", "merged_at", "undone_at")
    list_filter = (("merged_by", admin.EmptyFieldListFilter),)
    list_select_related = ("kept", "absorbed", "merged_by")
    actions = ("undo",)

    @admin.display(description=_("merged by"))
    def by(self, merge: EventMerge) -> str:
        """Return who merged."""
        return str(merge.merged_by or _("the program"))

    @admin.display(description=_("reasons"))
    def why(self, merge: EventMerge) -> str:
        """Return the reasons as text."""
        return "; ".join(reason["text"] for reason in merge.reasons) or evidence.NOTHING

    @admin.action(description=_("Undo"), permissions=["decide"])
    @asked_first(
        _("Undo merges"),
        _("Each absorbed event gets its reports, links and address back; the two are not merged by the program again."),
    )
    def undo(self, request: HttpRequest, queryset: QuerySet[EventMerge]) -> None:
        """Give each absorbed event its reports and links back."""
        self.each(request, queryset, undo_merge, "merge_id")


@admin.register(Correction)
class CorrectionAdmin(DecidedElsewhereAdmin):
    """The public log, append-only."""

    list_display = ("event", "kind", "note", "editor", "made_at")
    list_filter = ("kind",)
    list_select_related = ("event", "editor")
