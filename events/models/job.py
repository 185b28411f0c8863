"""Knows the ledger: the truth about work to do; a message is only a wake-up."""

from enum import StrEnum

from django.db import models
from django.db.models import Q

from events.models.article import Article
from events.models.outlet import Feed
from events.models.place import Region
from events.models.vocabulary import choices_of, only_from

# steps about the whole site, not about one article, feed or region
SITE_STEPS = ("count",)


class JobState(StrEnum):
    """Name where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Job(models.Model):
    """Hold one step of work on one article, feed or region, or on the whole site.

    `lease_until` and `attempts` are set at the claim, which one worker wins.
    """

    step = models.CharField(max_length=20)
    article = models.ForeignKey(Article, null=True, blank=True, on_delete=models.CASCADE, related_name="jobs")
    feed = models.ForeignKey(Feed, null=True, blank=True, on_delete=models.CASCADE, related_name="jobs")
    region = models.ForeignKey(Region, null=True, blank=True, on_delete=models.CASCADE, related_name="jobs")
    key = models.CharField("idempotency key", max_length=200, unique=True)
    state = models.CharField(max_length=8, choices=choices_of(JobState), default=JobState.WAITING)
    attempts = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    not_before = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    last_error = models.TextField(blank=True)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["state", "sent_at"], name="job_state_sent"),
            models.Index(fields=["state", "lease_until"], name="job_state_lease"),
        ]
        constraints = [
            only_from(JobState, "state", "job_state_known"),
            models.CheckConstraint(
                condition=Q(article__isnull=False, feed__isnull=True, region__isnull=True)
                | Q(article__isnull=True, feed__isnull=False, region__isnull=True)
                | Q(article__isnull=True, feed__isnull=True, region__isnull=False)
                | Q(article__isnull=True, feed__isnull=True, region__isnull=True, step__in=SITE_STEPS),
                name="job_one_object",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.step} {self.key}"
