"""Knows which rows the desk shows unless an editor asks for others."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.domain.vocabulary import ComplaintState, ReviewState
from events.models import Complaint, Event, MergeProposal, ProposalState
from events.selectors.proposals import open_proposals

WAITING = (ReviewState.DRAFT, ReviewState.REVIEW)


class _DefaultFilter(admin.SimpleListFilter):
    """Name what is shown when nothing is asked for, which Django calls All."""

    default: Promise | str = ""

    def choices(self, changelist: Any) -> Any:
        """Return the choices with the default under its own name."""
        unasked = changelist.get_query_string(remove=[self.parameter_name])
        for choice in super().choices(changelist):
            yield {**choice, "display": self.default} if choice["query_string"] == unasked else choice


class DeskFilter(_DefaultFilter):
    """Show what waits for an editor unless asked for something else."""

    title = gettext_lazy("desk")
    parameter_name = "desk"
    default = gettext_lazy("Waiting")

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, str]]:
        """Return the desks."""
        return [
            ("all", _("All")),
            ("public", _("Published")),
            ("complained", _("With open complaints")),
            ("rejected", _("Rejected")),
            ("retracted", _("Retracted")),
        ]

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Event]) -> QuerySet[Event]:
        """Filter by desk; merged events never show."""
        queryset = queryset.filter(merged_into__isnull=True)
        if self.value() == "complained":
            return queryset.filter(complaints__state=ComplaintState.OPEN).distinct()
        desks = {
            None: WAITING,
            "public": (ReviewState.PUBLISHED, ReviewState.CORRECTED),
            "rejected": (ReviewState.REJECTED,),
            "retracted": (ReviewState.RETRACTED,),
        }
        states = desks.get(self.value())
        return queryset.filter(state__in=states) if states else queryset


class DatedFilter(admin.SimpleListFilter):
    """Find events without a usable date."""

    title = gettext_lazy("date")
    parameter_name = "dated"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, str]]:
        """Return the two answers."""
        return [("no", _("Date unknown")), ("yes", _("Dated"))]

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Event]) -> QuerySet[Event]:
        """Filter by whether any bound is known."""
        if self.value() is None:
            return queryset
        undated = {"start_earliest__isnull": True, "end_latest__isnull": True}
        return queryset.filter(**undated) if self.value() == "no" else queryset.exclude(**undated)


class ProposalFilter(_DefaultFilter):
    """Show the questions that still make sense unless asked for the answers."""

    title = gettext_lazy("answer")
    parameter_name = "answer"
    default = gettext_lazy("Open")

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, str]]:
        """Return the answers."""
        return [("accepted", _("Accepted")), ("rejected", _("Rejected")), ("all", _("All"))]

    def queryset(self, _request: HttpRequest, queryset: QuerySet[MergeProposal]) -> QuerySet[MergeProposal]:
        """Filter by answer; of the open ones leave out what was rejected or withdrawn meanwhile."""
        if self.value() == "all":
            return queryset
        if self.value() in {ProposalState.ACCEPTED, ProposalState.REJECTED}:
            return queryset.filter(state=self.value())
        return open_proposals(queryset)


class ComplaintFilter(_DefaultFilter):
    """Show the complaints that wait unless asked for the settled ones."""

    title = gettext_lazy("state")
    parameter_name = "state"
    default = gettext_lazy("Open")

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, str]]:
        """Return the states."""
        return [("upheld", _("The reader was right")), ("refused", _("Nothing was wrong")), ("all", _("All"))]

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Complaint]) -> QuerySet[Complaint]:
        """Filter by state."""
        if self.value() == "all":
            return queryset
        return queryset.filter(state=self.value() or ComplaintState.OPEN)
