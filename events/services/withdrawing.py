"""Knows what happens when an outlet withdraws an article: its reports stay listed and no longer count."""

from datetime import datetime

from django.db import transaction

from events.domain.errors import NotFound
from events.models import Article, Event
from events.selectors.reference import region_rules
from events.services.building import build_event
from events.services.locks import hold_linking
from events.services.versions import record_versions


def mark_withdrawn(*, article_id: int, is_withdrawn: bool, at: datetime) -> Article:
    """Note that the outlet took an article back, or put it up again, and weigh its events anew."""
    with transaction.atomic():
        hold_linking()
        article = Article.objects.select_for_update().filter(pk=article_id).first()
        if article is None:
            raise NotFound(f"article {article_id} does not exist")
        article.is_withdrawn = is_withdrawn
        article.save(update_fields=["is_withdrawn"])
        events = list(Event.objects.filter(reports__article=article).distinct())
        for event in events:
            build_event(event, rules=region_rules(), at=at)
        record_versions([event.pk for event in events], at=at)
    return article
