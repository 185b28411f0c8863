"""Knows how an article enters: by text or by address, once however often it is sent, in versions when it changes."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.db import IntegrityError, transaction

from events import queue
from events.adapters.lines import parse_published
from events.adapters.pages import check_text, clean_text, content_hash
from events.adapters.urls import canonicalise_url
from events.domain.errors import Conflict, InvalidInput
from events.domain.types import Published
from events.models import Article, ArticleState, Outlet, Submission
from events.services.dating import set_publication_date
from events.services.jobs import enqueue_step

UNSTATED_OUTLET = "Outlet not stated"
MAX_TITLE_CHARS = 500
MAX_KEY_CHARS = 200


@dataclass(frozen=True, slots=True)
class Submitted:
    """Hold what a door hands over: a text, or only the address of one.

    `published` wins over `published_text`, which is an ISO day or moment as it was received.
    Countries are ISO alpha-3: of the outlet, and of the theatre that the article is about.
    """

    text: str = ""
    url: str = ""
    title: str = ""
    outlet: str = ""
    outlet_country: str = ""
    language: str = ""
    country: str = ""
    published: Published | None = None
    published_text: str = ""
    external_id: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """Hold the article that a submission is, and whether this submission made it."""

    article: Article
    created: bool


def submit_article(submitted: Submitted, *, at: datetime, key: str = "") -> Receipt:
    """Store an article with its first job, or find the one it already is.

    The same `key` with the same content returns the first article.
    Raises: InvalidInput; Conflict where the key came with other content before.
    """
    checked = check_submission(submitted)
    if not key:
        return _take_in(checked, at=at)
    if len(key) > MAX_KEY_CHARS or not key.isprintable():
        raise InvalidInput("Idempotency-Key", repr(key[:40]), f"at most {MAX_KEY_CHARS} printable characters")
    return _take_in_once(checked, at=at, key=key)


def _take_in_once(checked: Submitted, *, at: datetime, key: str) -> Receipt:
    body_hash = hashlib.sha256(json.dumps(asdict(checked), default=str, sort_keys=True).encode()).hexdigest()
    if known := _known_submission(key, body_hash):
        return known
    try:
        with transaction.atomic():
            receipt = _take_in(checked, at=at)
            Submission.objects.create(key=key, body_hash=body_hash, article=receipt.article, received_at=at)
            return receipt
    except IntegrityError:
        # another request with this key was faster
        if known := _known_submission(key, body_hash):
            return known
        raise


def _known_submission(key: str, body_hash: str) -> Receipt | None:
    known = Submission.objects.select_related("article").filter(key=key).first()
    if known is None:
        return None
    if known.body_hash != body_hash:
        raise Conflict(f"Idempotency-Key {key!r} was used for other content before; use a new key for a new article")
    return Receipt(known.article, created=False)


def check_submission(submitted: Submitted) -> Submitted:
    """Return the submission cleaned.

    Raises: InvalidInput with the name of the field.
    """
    if not submitted.text and not submitted.url:
        raise InvalidInput("text", "nothing", "the article's text, or its url")
    values = asdict(submitted)
    values["published"] = submitted.published or parse_published(submitted.published_text or None)
    values["published_text"] = ""
    values["url"] = canonicalise_url(submitted.url) if submitted.url else ""
    values["text"] = check_text(submitted.text) if submitted.text else ""
    for name in ("title", "outlet", "language", "external_id"):
        values[name] = " ".join(clean_text(values[name]).split())
    values["title"] = values["title"][:MAX_TITLE_CHARS]
    values["outlet"] = values["outlet"][:200] or _host(values["url"])
    for name in ("country", "outlet_country"):
        values[name] = _country(name, values[name])
    return Submitted(**values)


def _host(url: str) -> str:
    """Return the host of an address without `www.`: the plainest name of an outlet that nobody named."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _country(name: str, found: str) -> str:
    code = found.strip().upper()
    if code and not (len(code) == 3 and code.isascii() and code.isalpha()):
        raise InvalidInput(name, repr(found), "an ISO 3166 alpha-3 code such as ISR")
    return code


def _take_in(checked: Submitted, *, at: datetime) -> Receipt:
    """Find or make the article; a rival insert shows as a broken constraint, and then it is found."""
    for attempt in range(3):
        try:
            with transaction.atomic():
                if found := _find(checked):
                    return _meet_again(found, checked, at=at)
                return Receipt(_create(checked, at=at), created=True)
        except IntegrityError:
            if attempt == 2:
                raise
    raise AssertionError  # the loop returns or raises


def _find(checked: Submitted) -> Article | None:
    current = Article.objects.filter(is_current=True).exclude(state=ArticleState.DUPLICATE)
    if checked.url and (found := current.filter(canonical_url=checked.url).first() or _original(checked.url)):
        return found
    if not checked.text:
        return None
    digest = content_hash(checked.title, checked.text)
    outlet = checked.outlet or UNSTATED_OUTLET
    return current.filter(outlet__name=outlet, content_hash=digest).first()


def _original(url: str) -> Article | None:
    """Return the article that another address turned out to lead to."""
    copy = Article.objects.filter(canonical_url=url, state=ArticleState.DUPLICATE, duplicate_of__isnull=False).first()
    found = copy.duplicate_of if copy else None
    while found is not None and not found.is_current:
        found = Article.objects.filter(supersedes=found).first()
    return found


def _meet_again(found: Article, checked: Submitted, *, at: datetime) -> Receipt:
    if not checked.text:
        # an address that is known is read again: the page may have changed
        Article.objects.filter(pk=found.pk, state=ArticleState.FAILED).update(
            state=ArticleState.RECEIVED, state_reason=""
        )
        enqueue_step(article=found, step=queue.FETCH, at=at)
        return Receipt(found, created=False)
    if found.content_hash == content_hash(checked.title, checked.text):
        if checked.published and found.published_on is None:
            set_publication_date(article_id=found.pk, published=checked.published, at=at)
        return Receipt(found, created=False)
    newest = add_version(found, checked, at=at)
    return Receipt(newest, created=newest.supersedes_id == found.pk)


def _create(checked: Submitted, *, at: datetime) -> Article:
    article = Article.objects.create(
        outlet=find_outlet(checked.outlet, country=checked.outlet_country, language=checked.language),
        url=checked.url,
        canonical_url=checked.url,
        external_id=checked.external_id[:200],
        country=checked.country,
        received_at=at,
        **_content(checked),
    )
    enqueue_step(article=article, step=queue.EXTRACT if checked.text else queue.FETCH, at=at)
    return article


def add_version(old: Article, checked: Submitted, *, at: datetime) -> Article:
    """Store the changed text of an article as its newest version; call it with a cleaned submission.

    Returns: the version, or the other article of the outlet that already has this very text.
    """
    with transaction.atomic():
        digest = content_hash(checked.title, checked.text)
        others = Article.objects.filter(outlet=old.outlet, content_hash=digest, is_current=True).exclude(pk=old.pk)
        if twin := others.exclude(state=ArticleState.DUPLICATE).first():
            return twin
        held = Article.objects.filter(pk=old.pk, is_current=True).update(is_current=False)
        if not held:
            return Article.objects.get(supersedes=old)
        content = _content(checked)
        if content["published_on"] is None:
            content |= {"published_on": old.published_on, "published_at": old.published_at}
        article = Article.objects.create(
            outlet=old.outlet,
            url=checked.url or old.url,
            canonical_url=checked.url or old.canonical_url,
            external_id=checked.external_id or old.external_id,
            country=checked.country or old.country,
            version=old.version + 1,
            supersedes=old,
            received_at=at,
            **content,
        )
        enqueue_step(article=article, step=queue.EXTRACT, at=at)
    return article


def _content(checked: Submitted) -> dict[str, object]:
    return {
        "title": checked.title,
        "text": checked.text,
        "content_hash": content_hash(checked.title, checked.text) if checked.text else "",
        "language": checked.language[:8] or "en",
        "published_on": checked.published.day if checked.published else None,
        "published_at": checked.published.moment if checked.published else None,
    }


def find_outlet(name: str, *, country: str = "", language: str = "") -> Outlet:
    """Return the outlet of that name, made if it is new."""
    outlet, _ = Outlet.objects.get_or_create(
        name=name or UNSTATED_OUTLET, defaults={"country": country, "language": language[:8] or "en"}
    )
    return outlet
