"""Translates the desk for merges: decide proposals, undo merges, read the log of corrections."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from events.admin import evidence
from events.domain.dates.wording import bounds_in_words
from events.domain.errors import DomainError
from events.models import Correction, EventMerge, MergeProposal
from events.services.merging import undo_merge
from events.services.proposals import accept_proposal, reject_proposal


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

    def each(self, request: HttpRequest, queryset: QuerySet[Any], service: Any, argument: str) -> None:
        """Call the service for each row and show what it refused."""
        done = 0
        for pk in queryset.values_list("pk", flat=True):
            try:
                service(**{argument: pk}, editor=request.user, at=timezone.now())
                done += 1
            except DomainError as error:
                self.message_user(request, str(error), messages.ERROR)
        self.message_user(request, f"{done} done.")


@admin.register(MergeProposal)
class MergeProposalAdmin(DecidedElsewhereAdmin):
    """Reports that may belong to an event, both in their own words, with the reasons for and against."""

    list_display = ("said", "said_date", "event", "event_date", "percent", "why", "state")
    list_filter = ("state",)
    list_select_related = ("report", "event")
    actions = ("accept", "reject")

    said = admin.display(description="report")(lambda self, proposal: evidence.quote(proposal.report))
    said_date = admin.display(description="its date")(lambda self, row: bounds_in_words(row.report.bounds))
    event_date = admin.display(description="its date")(lambda self, row: bounds_in_words(row.event.bounds))

    @admin.display(description="score", ordering="score")
    def percent(self, proposal: MergeProposal) -> str:
        """Return the score in per cent."""
        return f"{proposal.score:.0%}"

    @admin.display(description="reasons")
    def why(self, proposal: MergeProposal) -> str:
        """Return the reasons as text."""
        return "; ".join(reason["text"] for reason in proposal.reasons)

    @admin.action(description="Accept: same event", permissions=["view"])
    def accept(self, request: HttpRequest, queryset: QuerySet[MergeProposal]) -> None:
        """Join each report to the proposed event."""
        self.each(request, queryset, accept_proposal, "proposal_id")

    @admin.action(description="Reject: not the same", permissions=["view"])
    def reject(self, request: HttpRequest, queryset: QuerySet[MergeProposal]) -> None:
        """Remember that each report is about another event."""
        self.each(request, queryset, reject_proposal, "proposal_id")


@admin.register(EventMerge)
class EventMergeAdmin(DecidedElsewhereAdmin):
    """Merges by editors, each with its way back."""

    list_display = ("kept", "absorbed", "merged_by", "merged_at", "undone_at")
    list_select_related = ("kept", "absorbed", "merged_by")
    actions = ("undo",)

    @admin.action(description="Undo", permissions=["view"])
    def undo(self, request: HttpRequest, queryset: QuerySet[EventMerge]) -> None:
        """Give each absorbed event its reports and links back."""
        self.each(request, queryset, undo_merge, "merge_id")


@admin.register(Correction)
class CorrectionAdmin(DecidedElsewhereAdmin):
    """The public log, append-only."""

    list_display = ("event", "kind", "note", "editor", "made_at")
    list_filter = ("kind",)
    list_select_related = ("event", "editor")
