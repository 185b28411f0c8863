"""Knows who publishes articles, and the feeds that are read from them."""

from django.db import models


class Outlet(models.Model):
    """Hold a publisher; `country` (ISO alpha-3) decides its weekend, `copy_group` names a shared wire."""

    name = models.CharField(max_length=200, unique=True)
    country = models.CharField(max_length=3, blank=True)
    language = models.CharField(max_length=8, default="en")
    time_zone = models.CharField(max_length=60, default="UTC")
    homepage_url = models.URLField(max_length=500, blank=True)
    copy_group = models.CharField(max_length=100, blank=True)
    rights = models.CharField(max_length=300, blank=True)
    is_party = models.BooleanField("speaks for a party to the conflict", default=False)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Feed(models.Model):
    """Hold an RSS or Atom feed and when it may be asked next; failures double the pause up to a day."""

    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="feeds")
    url = models.URLField(max_length=1000, unique=True)
    is_active = models.BooleanField(default=True)
    etag = models.CharField(max_length=300, blank=True, editable=False)
    last_modified = models.CharField(max_length=100, blank=True, editable=False)
    next_poll_at = models.DateTimeField(null=True, blank=True, db_index=True)
    last_polled_at = models.DateTimeField(null=True, blank=True, editable=False)
    last_success_at = models.DateTimeField(null=True, blank=True, editable=False)
    failures = models.PositiveIntegerField(default=0, editable=False)
    last_error = models.TextField(blank=True, editable=False)

    class Meta:
        ordering = ["url"]

    def __str__(self) -> str:
        return self.url
