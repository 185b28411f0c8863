"""Error pages: plain, valid, in need of nothing that may be broken."""

import html5lib
import pytest
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
