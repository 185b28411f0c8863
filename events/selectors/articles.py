"""Answers how far the reading of articles has come."""

from events.models import Article, ArticleState


def article_progress() -> tuple[int, int]:
    """Return how many articles are at an end, processed or not, and how many there are."""
    articles = Article.objects.filter(is_current=True)
    return articles.exclude(state=ArticleState.RECEIVED).count(), articles.count()
