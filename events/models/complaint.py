"""Knows what readers hold to be wrong, and what editors made of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from events.domain.vocabulary import ComplaintState, ComplaintSubject
from events.models.event import Event
from events.models.vocabulary import choices_of, only_from


class Complaint(models.Model):
    """Hold a reader's complaint about an event; `email` is all that is known of the reader, gone once settled."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="complaints")
    subject = models.CharField(max_length=10, choices=choices_of(ComplaintSubject))
    text = models.TextField()
    email = models.EmailField("answer to", blank=True)
    state = models.CharField(max_length=8, choices=choices_of(ComplaintState), default=ComplaintState.OPEN)
    made_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-made_at", "-id"]
        indexes = [models.Index(fields=["state", "made_at"], name="complaint_state_made")]
        constraints = [
            only_from(ComplaintSubject, "subject", "complaint_subject_known"),
            only_from(ComplaintState, "state", "complaint_state_known"),
            models.CheckConstraint(condition=~Q(text=""), name="complaint_has_text"),
            models.CheckConstraint(
                condition=Q(state=ComplaintState.OPEN) | Q(email=""), name="complaint_forgets_email"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject}: {self.text[:60]}"
