"""Knows how the demonstration is made: the shipped sample articles, published under an account that says so."""

from collections.abc import Iterable
from datetime import datetime
from importlib import resources
from io import BytesIO

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User

from events.domain.errors import DomainError
from events.domain.vocabulary import Origin, ReviewState
from events.models import Article, Event
from events.selectors.demonstration import USERNAME
from events.services.imports import ImportReport, import_lines
from events.services.review import publish_event

SAMPLE_URL = "https://samples.example/"


def load_samples(*, at: datetime) -> ImportReport:
    """Take in the sample articles; those already there stay as they are."""
    source = resources.files("events").joinpath("samples", "articles.jsonl")
    return import_lines(BytesIO(source.read_bytes()), at=at)


def publish_demonstration(*, at: datetime) -> int:
    """Publish the untouched drafts that rest on sample articles alone, under the account 'demonstration'.

    Events that an editor touched, or that any real article speaks of, are left to the editors.
    Returns: how many were published.
    """
    editor = demonstration_user()
    published = 0
    for event in _publishable():
        try:
            publish_event(event_id=event.pk, editor=editor, at=at)
        except DomainError:
            continue  # what the editorial rules refuse stays a draft
        published += 1
    return published


def demonstration_user() -> User:
    """Return the account of the demonstration, which nobody can log in to."""
    user, created = get_user_model().objects.get_or_create(
        username=USERNAME, defaults={"first_name": "Demonstration", "is_active": False}
    )
    if created:
        user.set_unusable_password()
        user.save()
    return user


def _publishable() -> Iterable[Event]:
    drafts = Event.objects.filter(
        state=ReviewState.DRAFT, origin=Origin.MACHINE, is_touched=False, merged_into__isnull=True
    )
    samples = Article.objects.filter(canonical_url__startswith=SAMPLE_URL)
    real = Article.objects.exclude(canonical_url__startswith=SAMPLE_URL)
    return drafts.filter(reports__article__in=samples).exclude(reports__article__in=real).distinct()
