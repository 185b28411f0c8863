"""Knows what was merged, by whom and why, so that it can be undone, and what waits for an editor's word."""

from enum import StrEnum

from django.conf import settings
from django.db import models

from events.models.event import Event
from events.models.report import Report
from events.models.vocabulary import choices_of, only_from


class ProposalState(StrEnum):
    """Name what became of a proposal."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class MergeProposal(models.Model):
    """Hold that a report may belong to an event, with the reasons; a rejected one is remembered."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="proposals")
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="proposals")
    score = models.FloatField()
    reasons = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=choices_of(ProposalState), default=ProposalState.OPEN)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-score", "id"]
        constraints = [
            models.UniqueConstraint(fields=["report", "event"], name="proposal_once"),
            only_from(ProposalState, "state", "proposal_state_known"),
        ]

    def __str__(self) -> str:
        return f"{self.report} -> {self.event} ({self.score:.2f})"


class EventMerge(models.Model):
    """Hold one merge of two events: enough to give both their reports and links back."""

    kept = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="merges_in")
    absorbed = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="merges_out")
    before = models.JSONField(help_text="reports, links and state of both events before the merge")
    reasons = models.JSONField(default=list)
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    merged_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-merged_at", "-id"]

    def __str__(self) -> str:
        return f"{self.absorbed} into {self.kept}"
