"""Knows the public log of corrections."""

from django.conf import settings
from django.db import models

from events.domain.vocabulary import CorrectionKind
from events.models.event import Event
from events.models.vocabulary import choices_of, only_from


class Correction(models.Model):
    """Hold a public note about a change to a published event; never edited, never deleted."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="corrections")
    kind = models.CharField(max_length=14, choices=choices_of(CorrectionKind))
    note = models.TextField()
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            only_from(CorrectionKind, "kind", "correction_kind_known"),
            models.CheckConstraint(condition=~models.Q(note=""), name="correction_has_note"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.note[:60]}"
