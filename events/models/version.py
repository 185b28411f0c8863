"""Knows what readers could know of an event, and from which moment to which."""

from django.db import models
from django.db.models import F, Q

from events.domain.vocabulary import Grade, ReviewState, Status, Type
from events.models.event import Event
from events.models.vocabulary import KIND_CHOICES, choices_of, only_from


class EventVersionQuerySet(models.QuerySet["EventVersion"]):
    """Filter versions; the rows decide nothing."""

    def as_of(self, moment: object) -> "EventVersionQuerySet":
        """Keep what was known at a moment: at most one version of an event."""
        return self.filter(Q(known_to__isnull=True) | Q(known_to__gt=moment), known_from__lte=moment)


class EventVersion(models.Model):
    """Hold an event as readers saw it from `known_from` up to, not at, `known_to` (empty: still).

    `detail` is the whole public value; the columns repeat what lists filter by, under the names that Event uses.
    `terms` holds keys between bars ('|region:gaza|actor:israel|actor:israel/initiator|'), `names` one name a line.
    """

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="versions")
    known_from = models.DateTimeField()
    known_to = models.DateTimeField(null=True, blank=True)
    is_public = models.BooleanField("shown in lists")
    state = models.CharField(max_length=12, choices=choices_of(ReviewState))
    merged_into = models.ForeignKey(Event, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    type = models.CharField(max_length=12, choices=choices_of(Type))
    kind = models.CharField(max_length=30, choices=KIND_CHOICES)
    status = models.CharField(max_length=10, choices=choices_of(Status))
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    grade = models.CharField(max_length=20, choices=choices_of(Grade))
    source_count = models.PositiveIntegerField()
    start_earliest = models.DateField(null=True, blank=True)
    end_latest = models.DateField(null=True, blank=True)
    updated_at = models.DateTimeField()
    terms = models.TextField(blank=True)
    names = models.TextField(blank=True)
    detail = models.JSONField(default=dict, blank=True)

    objects = EventVersionQuerySet.as_manager()

    class Meta:
        ordering = ["event_id", "known_from"]
        indexes = [
            models.Index(fields=["known_from", "known_to"], name="version_known"),
            models.Index(fields=["is_public", "start_earliest"], name="version_public_start"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["event", "known_from"], name="version_one_per_moment"),
            models.UniqueConstraint(fields=["event"], condition=Q(known_to__isnull=True), name="version_one_open"),
            models.CheckConstraint(
                condition=Q(known_to__isnull=True) | Q(known_to__gt=F("known_from")), name="version_moments_ordered"
            ),
            only_from(ReviewState, "state", "version_state_known"),
        ]

    def __str__(self) -> str:
        return f"{self.title} from {self.known_from:%Y-%m-%d %H:%M}"
