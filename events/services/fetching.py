"""Knows what to do with a page: fill a new article, find out that it is known, or keep its changed text."""

from dataclasses import replace
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q

from events.adapters.fetch import fetch
from events.adapters.pages import Page, check_text, content_hash, read_page
from events.domain.types import Published
from events.models import Article, ArticleState
from events.services.ingest import MAX_TITLE_CHARS, Submitted, add_version
from events.services.jobs import Claim, Finish, finishing


def fetch_article(claim: Claim, at: datetime) -> None:
    """Read the article's address and store what stands there."""
    article = Article.objects.get(pk=claim.article_id or 0)
    fetched = fetch(article.url or article.canonical_url)
    page = read_page(fetched.content, url=fetched.url, content_type=fetched.content_type)
    page = replace(page, text=check_text(page.text))
    with finishing(claim, at=at) as finish:
        if article.text:
            finish.follow = False
            _compare(article, page, at=at)
        else:
            _fill(article, page, finish, at=at)


def _compare(article: Article, page: Page, *, at: datetime) -> None:
    if content_hash(page.title or article.title, page.text) == article.content_hash:
        return
    add_version(article, _submitted(article, page), at=at)


def _submitted(article: Article, page: Page) -> Submitted:
    return Submitted(
        text=page.text,
        url=article.canonical_url,
        title=(page.title or article.title)[:MAX_TITLE_CHARS],
        language=page.language,
        published=_published(page),
        external_id=article.external_id,
    )


def _published(page: Page) -> Published | None:
    return Published(page.published_on, page.published_at) if page.published_on else None


def _fill(article: Article, page: Page, finish: Finish, *, at: datetime) -> None:
    """Write the text once; where another article already is this one, say so instead."""
    title = (article.title or page.title)[:MAX_TITLE_CHARS]
    digest = content_hash(title, page.text)
    canonical_url = page.canonical_url or article.canonical_url
    if twin := _twin(article, canonical_url, digest):
        _mark_duplicate(article, twin, finish, at=at)
        return
    article.title, article.text, article.content_hash = title, page.text, digest
    article.canonical_url = canonical_url
    article.language = page.language or article.language
    if article.published_on is None and (published := _published(page)):
        article.published_on, article.published_at = published.day, published.moment
    try:
        with transaction.atomic():
            article.save()
    except IntegrityError:
        # a rival was faster between the look and the write
        _mark_duplicate(article, _twin(article, canonical_url, digest), finish, at=at)


def _twin(article: Article, canonical_url: str, digest: str) -> Article | None:
    same = Q(canonical_url=canonical_url) | Q(outlet=article.outlet, content_hash=digest)
    others = Article.objects.filter(same, is_current=True).exclude(state=ArticleState.DUPLICATE)
    return others.exclude(pk=article.pk).exclude(text="").first()


def _mark_duplicate(article: Article, twin: Article | None, finish: Finish, *, at: datetime) -> None:
    finish.follow = False
    Article.objects.filter(pk=article.pk).update(
        state=ArticleState.DUPLICATE,
        state_reason=f"the same article as {twin.pk}" if twin else "the same article as another one",
        duplicate_of=twin,
        processed_at=at,
    )
