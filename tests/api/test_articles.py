"""Tests that articles come in once, by token, and say where they stand."""

import pytest
from rest_framework.authtoken.models import Token

from events.api.throttles import IngestThrottle
from events.models import Article, ArticleState, Job
from tests.api.test_errors import fault
from tests.factories import ArticleFactory, EditorFactory, ReportFactory

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]

ARTICLES = "/api/v1/articles/"
BODY = {
    "text": "Israel struck Iran on Monday.",
    "title": "A strike",
    "outlet": "Sample Outlet",
    "published": "2025-06-16",
}


def send(client, body, **headers):
    return client.post(ARTICLES, body, format="json", headers=headers)


def test_article_is_accepted_and_read_later(sender):
    answer = send(sender, BODY)

    article = Article.objects.get()
    assert answer.status_code == 202
    assert answer.json() == {"id": article.pk, "state": "received", "created": True}
    assert answer["Location"] == f"{ARTICLES}{article.pk}/"
    assert answer["Cache-Control"] == "no-store"
    assert article.text == BODY["text"]
    assert str(article.published_on) == "2025-06-16"
    assert Job.objects.filter(article=article).count() == 1


def test_same_key_and_body_is_one_article(sender):
    first, second = (send(sender, BODY, **{"Idempotency-Key": "abc"}) for _ in range(2))

    assert first.status_code == second.status_code == 202
    assert first.json()["id"] == second.json()["id"]
    assert [first.json()["created"], second.json()["created"]] == [True, False]
    assert Article.objects.count() == 1


def test_same_key_with_another_body_is_a_conflict(sender):
    send(sender, BODY, **{"Idempotency-Key": "abc"})

    answer = send(sender, BODY | {"text": "Something else happened."}, **{"Idempotency-Key": "abc"})

    fault(answer, 409, "conflict")
    assert Article.objects.count() == 1


def test_same_article_without_a_key_is_one_article(sender):
    assert send(sender, BODY).json()["id"] == send(sender, BODY).json()["id"]


def test_key_that_is_too_long_is_refused(sender):
    fields = fault(send(sender, BODY, **{"Idempotency-Key": "k" * 201}), 400, "invalid_input")

    assert "200" in fields["Idempotency-Key"][0]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        pytest.param({}, "text", id="nothing"),
        pytest.param({"text": ""}, "text", id="empty text"),
        pytest.param({"text": "  \n "}, "text", id="blank text"),
        pytest.param({"text": {"a": 1}}, "text", id="object"),
        pytest.param({"text": None}, "text", id="null"),
        pytest.param({"text": "a\x00b"}, "text", id="NUL"),
        pytest.param({"txt": "Israel struck Iran."}, "txt", id="misspelt field"),
        pytest.param({"url": "javascript:alert(1)"}, "url", id="script address"),
        pytest.param({"url": "file:///etc/passwd"}, "url", id="file address"),
        pytest.param({"url": "http://"}, "url", id="address without host"),
        pytest.param(BODY | {"published": "soon"}, "published", id="no day"),
        pytest.param(BODY | {"published": "99999-01-01"}, "published", id="year of five digits"),
        pytest.param(BODY | {"country": "Iran"}, "country", id="country in words"),
        pytest.param(BODY | {"country": "12"}, "country", id="country in digits"),
        pytest.param(BODY | {"title": "t" * 1001}, "title", id="long title"),
        pytest.param(BODY | {"text": "word " * 110_000}, "text", id="text of 550 kB"),
    ],
)
def test_bad_article_is_refused(sender, body, field):
    fields = fault(send(sender, body), 400, "invalid_input")

    assert field in fields
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"{", id="half an object"),
        pytest.param(b"[]", id="list"),
        pytest.param(b'"text"', id="text"),
        pytest.param(b"null", id="null"),
        pytest.param(b'{"text": NaN}', id="NaN"),
        pytest.param(rb'{"text": "\ud800"}', id="lone surrogate"),
        pytest.param(b'{"text": "\xff\xfe"}', id="no UTF-8"),
        pytest.param(b'{"a":' * 100_000 + b"1" + b"}" * 100_000, id="deep"),
        pytest.param(b"\x00" * 1000, id="NUL bytes"),
    ],
)
def test_body_that_is_no_json_object_is_refused(sender, body):
    fault(sender.post(ARTICLES, body, content_type="application/json"), 400, "invalid_input")


def test_huge_body_is_refused_unread(sender):
    body = b'{"text": "' + b"x" * 10_000_000 + b'"}'

    fault(sender.post(ARTICLES, body, content_type="application/json"), 413, "body_too_large")


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
def test_other_bodies_are_refused(sender, content_type):
    fault(sender.post(ARTICLES, b"text=x", content_type=content_type), 415, "unsupported_media_type")


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Token wrong"}, {"Authorization": "Token"}])
def test_stranger_is_refused(client, headers):
    for answer in (send(client, BODY, **headers), client.get(f"{ARTICLES}1/", headers=headers)):
        fault(answer, 401, "not_authenticated")
        assert answer["WWW-Authenticate"] == "Token"
    assert not Article.objects.exists()


def test_token_of_a_closed_account_is_refused(client):
    token = Token.objects.create(user=EditorFactory(is_active=False))

    fault(send(client, BODY, Authorization=f"Token {token.key}"), 401, "not_authenticated")


def test_account_is_slowed_down(sender, monkeypatch):
    monkeypatch.setattr(IngestThrottle, "rate", "1/min", raising=False)

    assert send(sender, BODY).status_code == 202
    fault(send(sender, BODY), 429, "too_many_requests")


def test_state_tells_what_went_wrong(sender):
    article = ArticleFactory(state=ArticleState.FAILED, state_reason="the page has no text")

    row = sender.get(f"{ARTICLES}{article.pk}/").json()

    assert (row["state"], row["error"]) == ("failed", "the page has no text")
    assert "text" not in row


def test_state_counts_reports(sender):
    report = ReportFactory()

    row = sender.get(f"{ARTICLES}{report.article_id}/").json()

    assert (row["state"], row["error"], row["report_count"]) == ("processed", "", 1)


def test_unknown_article_is_not_found(sender):
    fault(sender.get(f"{ARTICLES}999/"), 404, "not_found")


def test_articles_are_not_listed(sender):
    fault(sender.get(ARTICLES), 405, "method_not_allowed")
