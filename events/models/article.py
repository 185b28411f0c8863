"""Knows the source texts: immutable, kept in versions, each with the state of its reading."""

from enum import StrEnum

from django.db import models
from django.db.models import Q

from events.models.outlet import Outlet
from events.models.vocabulary import choices_of, only_from


class ArticleState(StrEnum):
    """Name how far the reading of an article has come."""

    RECEIVED = "received"
    PROCESSED = "processed"
    FAILED = "failed"
    DUPLICATE = "duplicate"


class Article(models.Model):
    """Hold one version of a source text.

    `published_on` is the day in the article's own offset, `published_at` the moment where it is known;
    both empty means unknown. The text is written once; a changed text is a new version that supersedes.
    """

    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="articles")
    title = models.CharField(max_length=500, blank=True)
    text = models.TextField(blank=True)
    url = models.URLField(max_length=2000, blank=True)
    canonical_url = models.CharField(max_length=2000, blank=True)
    content_hash = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=8, default="en")
    country = models.CharField("country of the theatre", max_length=3, blank=True)
    published_on = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    external_id = models.CharField(max_length=200, blank=True, db_index=True)
    archive_url = models.URLField(max_length=2000, blank=True)

    version = models.PositiveIntegerField(default=1)
    supersedes = models.OneToOneField("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="newer")
    is_current = models.BooleanField(default=True)

    state = models.CharField(
        max_length=12, choices=choices_of(ArticleState), default=ArticleState.RECEIVED, db_index=True
    )
    state_reason = models.TextField(blank=True)
    duplicate_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="duplicates"
    )
    notes = models.JSONField(default=list, blank=True)
    analysed_to = models.PositiveIntegerField(null=True, blank=True)
    is_withdrawn = models.BooleanField(default=False)
    received_at = models.DateTimeField(db_index=True)
    processed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-received_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["canonical_url"],
                condition=Q(is_current=True) & ~Q(canonical_url="") & ~Q(state=ArticleState.DUPLICATE.value),
                name="article_one_per_url",
            ),
            models.UniqueConstraint(
                fields=["outlet", "content_hash"],
                condition=Q(is_current=True) & ~Q(content_hash="") & ~Q(state=ArticleState.DUPLICATE.value),
                name="article_one_per_text",
            ),
            only_from(ArticleState, "state", "article_state_known"),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | Q(published_on__isnull=False), name="article_moment_has_day"
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.url or f"Article {self.pk}"


class Submission(models.Model):
    """Hold an idempotency key and what came with it, so that a repeated request is one article."""

    key = models.CharField(max_length=200, unique=True)
    body_hash = models.CharField(max_length=64)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="submissions")
    received_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.key
