"""Answers how far the reading of articles has come."""

from events.models import Article, ArticleState


def article_progress() -> tuple[int, int]:
    """Return how many articles are at an end, processed or not, and how many there are."""
    articles = Article.objects.filter(is_current=True)
    return articles.exclude(state=ArticleState.RECEIVED).count(), articles.count()


def failed_articles() -> list[tuple[str, str]]:
    """Return title and reason of every article that could not be read."""
    failed = Article.objects.filter(is_current=True, state=ArticleState.FAILED).order_by("pk")
    return [(str(article), article.state_reason) for article in failed]
