"""Error pages: plain, valid, in need of nothing that may be broken."""

import errno

import html5lib
import pytest
from django.db import OperationalError
from django.test import RequestFactory

from events.web import errors


@pytest.mark.parametrize("view", [errors.server_error, errors.bad_request], ids=["500", "400"])
def test_page_needs_no_database_and_no_context(view):
    request = RequestFactory().get("/")

    response = view(request) if view is errors.server_error else view(request, ValueError())

    assert response.status_code in (400, 500)
    html5lib.HTMLParser(strict=True).parse(response.content.decode())


@pytest.mark.django_db
def test_not_found_keeps_the_way_home(client):
    response = client.get("/no/such/page/")

    assert response.status_code == 404
    assert '<a href="/">' in response.content.decode()


@pytest.mark.django_db
def test_forbidden_is_a_page_of_the_site():
    request = RequestFactory().get("/")

    response = errors.forbidden(request, PermissionError())

    assert response.status_code == 403
    html5lib.HTMLParser(strict=True).parse(response.content.decode())


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/events/", "/corrections/"])
def test_page_only_reads(client, path):
    assert client.post(path).status_code == 405


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fault", "says"),
    [
        pytest.param(OperationalError("connection refused"), "The database cannot answer now", id="away"),
        pytest.param(OperationalError("database or disk is full"), "The disk of this site is full", id="full"),
        pytest.param(
            OSError(errno.ENOSPC, "No space left on device"), "The disk of this site is full", id="full-folder"
        ),
    ],
)
def test_page_without_a_database_is_unavailable_and_valid(client, monkeypatch, fault, says):
    def fail(**_options):
        raise fault

    monkeypatch.setattr("events.web.views.regions_with_latest", fail)

    response = client.get("/")

    assert response.status_code == 503
    assert response["Retry-After"] == "5"
    assert says in response.content.decode()
    assert "refused" not in response.content.decode()
    html5lib.HTMLParser(strict=True).parse(response.content.decode())


@pytest.mark.django_db
def test_fault_of_ours_stays_a_fault(client, monkeypatch):
    def fail(**_options):
        raise ZeroDivisionError

    monkeypatch.setattr("events.web.views.regions_with_latest", fail)
    client.raise_request_exception = False

    assert client.get("/").status_code == 500
