"""Knows who acts: states, groups, bodies and persons, under all their names and through their terms of office."""

from django.db import models
from django.db.models import F, Q

from events.domain.vocabulary import ActorKind
from events.models.vocabulary import choices_of, only_from


class Actor(models.Model):
    """Hold an actor under one neutral display name; country is ISO alpha-3, empty for international bodies.

    The list columns hold other names, adjectives ('Israeli') and metonyms ('the Kremlin') as texts.
    """

    key = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=choices_of(ActorKind))
    country = models.CharField(max_length=3, blank=True, db_index=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="children")
    names = models.JSONField("other names", default=list, blank=True)
    adjectives = models.JSONField(default=list, blank=True)
    metonyms = models.JSONField(default=list, blank=True)
    provenance = models.CharField(max_length=200, blank=True)
    updated_at = models.DateTimeField(auto_now=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="merged")
    is_proposed = models.BooleanField("seen in an article, not yet accepted", default=False)

    class Meta:
        ordering = ["name"]
        constraints = [only_from(ActorKind, "kind", "actor_kind_known")]

    def __str__(self) -> str:
        return self.name


class OfficeTerm(models.Model):
    """Hold who held an office from when to when; an empty end means still in office."""

    holder = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="offices")
    office = models.CharField(max_length=200)
    body = models.ForeignKey(Actor, null=True, blank=True, on_delete=models.SET_NULL, related_name="office_terms")
    country = models.CharField(max_length=3, blank=True)
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    provenance = models.CharField(max_length=200, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["office", "start"]
        constraints = [
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(end__isnull=True) | Q(start__lte=F("end")),
                name="office_term_ordered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder}, {self.office}"
