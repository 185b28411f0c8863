"""Answers how far the reading of articles has come."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from events.domain.errors import NotFound
from events.models import Article, ArticleState


@dataclass(frozen=True, slots=True)
class ArticleProgress:
    """Hold where one article stands; `error` says why it could not be read or what it waits for."""

    id: int
    state: str
    error: str
    title: str
    url: str
    version: int
    duplicate_of: int | None
    report_count: int
    received_at: datetime
    processed_at: datetime | None


def article_progress() -> tuple[int, int]:
    """Return how many articles are at an end, processed or not, and how many there are."""
    articles = Article.objects.filter(is_current=True)
    return articles.exclude(state=ArticleState.RECEIVED).count(), articles.count()


def failed_articles() -> list[tuple[str, str]]:
    """Return title and reason of every article that could not be read."""
    failed = Article.objects.filter(is_current=True, state=ArticleState.FAILED).order_by("pk")
    return [(str(article), article.state_reason) for article in failed]


def article_state(article_id: int) -> ArticleProgress:
    """Return where an article stands, with its error in words. Raises: NotFound."""
    article = Article.objects.filter(pk=article_id).annotate(report_count=Count("reports")).first()
    if article is None:
        raise NotFound(f"there is no article {article_id}")
    return ArticleProgress(
        id=article.pk,
        state=article.state,
        error=article.state_reason,
        title=article.title,
        url=article.url,
        version=article.version,
        duplicate_of=article.duplicate_of_id,
        report_count=article.report_count,
        received_at=article.received_at,
        processed_at=article.processed_at,
    )
