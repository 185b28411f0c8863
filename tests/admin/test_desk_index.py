"""The first page of the desk: what waits, the tables in the order of the work, the way to the other language."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from tests.admin.drafts import draft
from tests.factories import ActorFactory, ArticleFactory, EditorFactory

pytestmark = [pytest.mark.django_db]


def test_index_counts_what_waits_and_leads_there(desk):
    for number in range(3):
        draft(number)
    ActorFactory(key="proposed-novotny", is_proposed=True)
    ArticleFactory(published_on=None, published_at=None)

    page = desk.get(reverse("admin:index"))

    lines = {line["url"]: line["count"] for line in page.context["lines"]}
    assert lines[reverse("admin:events_event_changelist")] == 3
    assert all(desk.get(url).context["cl"].result_count == count for url, count in lines.items())
    assert len(lines) == 3


def test_index_counts_nothing_that_the_editor_may_not_see(client):
    viewer = EditorFactory(is_superuser=False)
    viewer.user_permissions.add(Permission.objects.get(codename="view_event"))
    client.force_login(viewer)
    draft()
    ActorFactory(key="proposed-novotny", is_proposed=True)

    assert [line["count"] for line in client.get(reverse("admin:index")).context["lines"]] == [1]


def test_every_table_stands_once_with_those_of_the_review_first(desk):
    sections = desk.get(reverse("admin:index")).context["app_list"]

    names = [model["object_name"] for section in sections for model in section["models"]]
    assert len(names) == len(set(names))
    assert names[:2] == ["Event", "MergeProposal"]
    assert sections[-1]["models"], "accounts come last"


def test_desk_speaks_both_languages(desk):
    english, arabic = desk.get("/admin/").content.decode(), desk.get("/ar/admin/").content.decode()

    assert 'href="/ar/admin/" lang="ar"' in english
    assert 'href="/admin/" lang="en"' in arabic
    assert '<html lang="ar" dir="rtl">' in arabic
