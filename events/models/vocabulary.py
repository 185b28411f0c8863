"""Knows how a word list of the domain becomes a column: choices for people, a constraint for the database."""

from enum import StrEnum

from django.db import models

from events.domain.kinds import load_kinds

KIND_CHOICES = [(kind.kind, kind.label) for kind in load_kinds().values()]


def choices_of(words: type[StrEnum]) -> list[tuple[str, str]]:
    """Return a word list as Django's choices."""
    return [(word.value, word.value.replace("_", " ").capitalize()) for word in words]


def only_from(words: type[StrEnum], field: str, name: str) -> models.CheckConstraint:
    """Return the constraint that keeps a column inside its word list."""
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": [word.value for word in words]}), name=name)


def kind_known(name: str) -> models.CheckConstraint:
    """Return the constraint that keeps `kind` inside the 66 kinds."""
    return models.CheckConstraint(condition=models.Q(kind__in=[kind for kind, _ in KIND_CHOICES]), name=name)
