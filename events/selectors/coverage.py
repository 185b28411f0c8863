"""Answers on which days news was taken in at all: a day without is a gap in the lines, not a quiet day."""

from datetime import UTC, date, datetime, time

from events.models import Article, ArticleState, Feed


def days_with_news(first: date, last: date) -> set[date]:
    """Return the days of first..last from which an article was read, or on which a feed answered last."""
    read = Article.objects.filter(published_on__range=(first, last), state=ArticleState.PROCESSED)
    days = set(read.order_by().values_list("published_on", flat=True).distinct())
    span = datetime.combine(first, time.min, UTC), datetime.combine(last, time.max, UTC)
    answered = Feed.objects.filter(last_success_at__range=span).values_list("last_success_at", flat=True)
    return {day for day in days if day} | {moment.date() for moment in answered if moment}
