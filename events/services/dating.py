"""Knows how reports get their dates, and what happens when an editor corrects the day of publication."""

from datetime import datetime

from django.db import transaction

from events import queue
from events.adapters.lines import parse_published
from events.domain.dates.event_date import date_event
from events.domain.dates.read import DatesRead, read_dates
from events.domain.errors import NotFound
from events.domain.types import ArticleText, DatePhrase, EventDate, Note, Published
from events.domain.vocabulary import Factuality
from events.models import Article, Report
from events.models.dated import DATE_FIELDS
from events.services.jobs import Claim, enqueue_step, finishing


def date_reports(claim: Claim, at: datetime) -> None:
    """Resolve the dates of an article's reports; those an editor set stay."""
    article = Article.objects.select_related("outlet").get(pk=claim.article_id or 0)
    read = read_dates(as_article_text(article))
    reports = list(article.reports.filter(date_by_editor=False))
    for report in reports:
        set_date(report, _event_date(report, read))
    with finishing(claim, at=at):
        Report.objects.bulk_update(reports, [*DATE_FIELDS])
        _keep_notes(article, read)


def set_publication_date(*, article_id: int, published: Published | None, at: datetime) -> Article:
    """Correct the publication date and have all relative dates of the article resolved again."""
    with transaction.atomic():
        changed = Article.objects.filter(pk=article_id).update(
            published_on=published.day if published else None,
            published_at=published.moment if published else None,
        )
        if not changed:
            raise NotFound(f"article {article_id} does not exist")
        article = Article.objects.get(pk=article_id)
        if article.text:
            enqueue_step(article=article, step=queue.DATE, at=at)
    return article


def change_publication_date(*, article_id: int, published_text: str, at: datetime) -> Article:
    """Take the publication date as an editor typed it; an empty text means unknown, the same date is no change.

    Raises: InvalidInput.
    """
    published = parse_published(published_text.strip() or None)
    article = Article.objects.filter(pk=article_id).first()
    if article is None:
        raise NotFound(f"article {article_id} does not exist")
    before = Published(article.published_on, article.published_at) if article.published_on else None
    if before == published:
        return article
    return set_publication_date(article_id=article_id, published=published, at=at)


def as_article_text(article: Article) -> ArticleText:
    """Return what the domain reads of an article; the theatre's country decides before the outlet's."""
    published = Published(article.published_on, article.published_at) if article.published_on else None
    return ArticleText(
        text=article.text,
        published=published,
        country=article.country or article.outlet.country or None,
        title=article.title,
        language=article.language,
    )


def set_date(report: Report, dated: EventDate) -> None:
    """Write a resolved date, or why there is none, into the report's columns."""
    report.set_bounds(dated.bounds)
    report.edtf = dated.edtf or ""
    report.wording = (dated.phrase.text if dated.phrase else "")[:300]
    report.anchor = dated.anchor
    report.date_rule = dated.rule[:60]
    report.date_explanation = dated.explanation[:600]
    report.date_reason = dated.reason[:60]
    report.date_confidence = dated.confidence
    report.date_alternatives = [
        {
            "earliest": str(other.bounds.earliest) if other.bounds.earliest else None,
            "latest": str(other.bounds.latest) if other.bounds.latest else None,
            "confidence": other.confidence,
            "why": other.why,
        }
        for other in dated.alternatives
    ]


def _event_date(report: Report, read: DatesRead) -> EventDate:
    return date_event(
        _phrase_at(read, report.date_start),
        read=read,
        factuality=Factuality(report.factuality),
        is_background=report.is_background,
    )


def _phrase_at(read: DatesRead, start: int | None) -> DatePhrase | None:
    if start is None:
        return None
    return next((phrase for phrase in read.phrases if phrase.start <= start < phrase.end), None)


def _keep_notes(article: Article, read: DatesRead) -> None:
    """Replace the notes about dates; those about other things were written by the extraction."""
    others = [note for note in article.notes if not note["code"].startswith("date")]
    Article.objects.filter(pk=article.pk).update(notes=others + [as_row(note) for note in read.notes])


def as_row(note: Note) -> dict[str, object]:
    """Return a note as it is stored."""
    return {"code": note.code, "message": note.message, "start": note.start, "end": note.end}
